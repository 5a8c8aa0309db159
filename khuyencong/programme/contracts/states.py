"""What a contract, a change to it and a way to choose a supplier can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContractState(models.TextChoices):
    """How far a contract is. Completed when it has been settled."""

    DRAFT = "draft", _("Dự thảo")
    SIGNED = "signed", _("Đang hiệu lực")
    SUSPENDED = "suspended", _("Tạm dừng")
    TERMINATED = "terminated", _("Đã chấm dứt")
    COMPLETED = "completed", _("Đã thanh lý")


class TermKind(models.TextChoices):
    """What a condition of payment is about."""

    ADVANCE = "advance", _("Tạm ứng")
    PAYMENT = "payment", _("Thanh toán")


class AmendmentKind(models.TextChoices):
    """What a change is about: by this the law names who decides (TT 36/2013/TT-BCT, Điều 11)."""

    LESS_MONEY = "less_money", _("Giảm kinh phí hỗ trợ")
    MORE_MONEY = "more_money", _("Tăng kinh phí hỗ trợ")
    SAME_MONEY = "same_money", _("Phân bổ lại kinh phí trong hợp đồng")
    CONTENT = "content", _("Thay đổi nội dung hoạt động")
    TIME_WITHIN_YEAR = "time_within_year", _("Thay đổi thời gian trong năm")
    INTO_NEXT_YEAR = "into_next_year", _("Gia hạn sang năm sau")
    PLACE = "place", _("Thay đổi địa điểm")
    BENEFICIARY = "beneficiary", _("Thay đổi đơn vị thụ hưởng")
    PARTNER = "partner", _("Thay đổi đơn vị phối hợp")


class AmendmentState(models.TextChoices):
    """How far a change is. Only an approved one has changed the contract."""

    PROPOSED = "proposed", _("Đề nghị")
    APPROVED = "approved", _("Đã duyệt")
    REFUSED = "refused", _("Không duyệt")


class InterruptionKind(models.TextChoices):
    """What stopped a contract, or set it going again."""

    SUSPEND = "suspend", _("Tạm dừng")
    RESUME = "resume", _("Tiếp tục")
    TERMINATE = "terminate", _("Chấm dứt")


class SelectionMethod(models.TextChoices):
    """How a supplier was chosen."""

    BIDDING = "bidding", _("Đấu thầu")
    CHOICE = "selection", _("Xét chọn")


BINDING_STATES = frozenset({ContractState.SIGNED, ContractState.SUSPENDED})
"""States in which both parties are bound to go on."""
