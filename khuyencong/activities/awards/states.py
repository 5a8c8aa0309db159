"""What a round, a registered product, a sheet and a certificate can be, and a round's steps."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.workflow import Step, Workflow


class RoundState(models.TextChoices):
    """How far a round is."""

    DRAFT = "draft", _("Đang chuẩn bị")
    ANNOUNCED = "announced", _("Đang nhận đăng ký")
    SCORING = "scoring", _("Đang chấm điểm")
    SCORED = "scored", _("Đã mở kết quả chấm")
    PROPOSED = "proposed", _("Đã trình công nhận")
    RECOGNISED = "recognised", _("Đã công nhận")
    CONCLUDED = "concluded", _("Đã kết thúc")
    CANCELLED = "cancelled", _("Đã hủy")


class RoundAction(models.TextChoices):
    """What moves a round on."""

    ANNOUNCE = "announce", _("Công bố")
    OPEN_SCORING = "open_scoring", _("Mở chấm điểm")
    OPEN_RESULTS = "open_results", _("Đóng chấm điểm, mở kết quả")
    PROPOSE = "propose", _("Trình công nhận")
    SEND_BACK = "send_back", _("Trả lại Hội đồng")
    RECOGNISE = "recognise", _("Công nhận kết quả")
    CONCLUDE = "conclude", _("Kết thúc đợt")
    REOPEN = "reopen", _("Mở lại đợt")
    CANCEL = "cancel", _("Hủy đợt")


_BEFORE_SCORING = (RoundState.DRAFT, RoundState.ANNOUNCED)

ROUND_WORKFLOW = Workflow(
    "vote_round",
    [
        Step(RoundAction.ANNOUNCE, (RoundState.DRAFT,), RoundState.ANNOUNCED),
        Step(RoundAction.OPEN_SCORING, (RoundState.ANNOUNCED,), RoundState.SCORING),
        Step(RoundAction.OPEN_RESULTS, (RoundState.SCORING,), RoundState.SCORED),
        Step(RoundAction.PROPOSE, (RoundState.SCORED,), RoundState.PROPOSED),
        Step(RoundAction.SEND_BACK, (RoundState.PROPOSED,), RoundState.SCORED),
        Step(RoundAction.RECOGNISE, (RoundState.PROPOSED,), RoundState.RECOGNISED),
        Step(RoundAction.CONCLUDE, (RoundState.RECOGNISED,), RoundState.CONCLUDED),
        Step(RoundAction.REOPEN, (RoundState.CONCLUDED,), RoundState.RECOGNISED),
        Step(RoundAction.CANCEL, _BEFORE_SCORING, RoundState.CANCELLED),
    ],
)

PREPARING = frozenset(_BEFORE_SCORING)
"""States in which council, jury and sub-criteria are still made."""

OPEN_RESULTS = frozenset(
    {RoundState.SCORED, RoundState.PROPOSED, RoundState.RECOGNISED, RoundState.CONCLUDED}
)
"""States in which the council sees every sheet."""

PUBLIC_RESULTS = frozenset({RoundState.RECOGNISED, RoundState.CONCLUDED})
"""States in which who took part knows the result."""


class VoteLevel(models.TextChoices):
    """The level of a vote. Which are allowed when is a rule, not this list."""

    COMMUNE = "commune", _("Cấp xã")
    DISTRICT = "district", _("Cấp huyện")
    PROVINCE = "province", _("Cấp tỉnh")
    REGION = "region", _("Cấp khu vực")
    NATION = "nation", _("Cấp quốc gia")


class ProductGroup(models.TextChoices):
    """The four groups of TT 26/2014/TT-BCT, Điều 5."""

    HANDICRAFT = "handicraft", _("Sản phẩm thủ công mỹ nghệ")
    FOOD = "food", _("Sản phẩm chế biến nông, lâm, thủy sản và thực phẩm")
    EQUIPMENT = "equipment", _("Thiết bị, máy móc, dụng cụ và phụ tùng cơ khí")
    OTHER = "other", _("Sản phẩm khác")


class CriterionCode(models.TextChoices):
    """The four criteria of TT 26/2014/TT-BCT, Điều 7."""

    MARKET = "market", _("Đáp ứng thị trường và khả năng phát triển sản xuất")
    TECHNICAL = "technical", _("Kinh tế - kỹ thuật - xã hội và môi trường")
    CULTURE = "culture", _("Tính văn hóa và thẩm mỹ")
    OTHER = "other", _("Tiêu chí khác")


class EntryState(models.TextChoices):
    """How far a registered product is."""

    DRAFT = "draft", _("Đang khai")
    SUBMITTED = "submitted", _("Chờ kiểm tra hồ sơ")
    RETURNED = "returned", _("Yêu cầu bổ sung")
    ACCEPTED = "accepted", _("Hồ sơ hợp lệ")
    WITHDRAWN = "withdrawn", _("Đã rút")


EDITABLE_ENTRIES = frozenset({EntryState.DRAFT, EntryState.RETURNED})


class Angle(models.TextChoices):
    """The three angles of TT 26/2014/TT-BCT, Điều 12 khoản 1 điểm b."""

    FRONT = "front", _("Chính diện")
    SIDE = "side", _("Mặt bên")
    TOP = "top", _("Từ trên xuống")


class PaperKind(models.TextChoices):
    """The papers of a dossier (TT 26/2014/TT-BCT, Điều 12)."""

    REGISTRATION = "registration", _("Giấy chứng nhận đăng ký kinh doanh (bản sao)")
    QUALITY = "quality", _("Chứng nhận tiêu chuẩn, chất lượng")
    FOOD_SAFETY = "food_safety", _("Giấy chứng nhận đủ điều kiện an toàn thực phẩm")
    LOWER_CERTIFICATE = "lower_certificate", _("Giấy chứng nhận cấp dưới còn giá trị (bản sao)")
    RECOMMENDATION = "recommendation", _("Văn bản đề nghị của cấp dưới")
    OTHER = "other", _("Giấy tờ khác")


class PanelKind(models.TextChoices):
    """The two bodies of a round, each set up by its own decision."""

    COUNCIL = "council", _("Hội đồng bình chọn")
    JURY = "jury", _("Ban Giám khảo")


class CouncilFunction(models.TextChoices):
    CHAIR = "chair", _("Chủ tịch Hội đồng")
    STANDING_VICE = "standing_vice", _("Phó Chủ tịch thường trực")
    VICE = "vice", _("Phó Chủ tịch")
    MEMBER = "member", _("Thành viên")


class JuryFunction(models.TextChoices):
    HEAD = "head", _("Trưởng ban")
    VICE = "vice", _("Phó Trưởng ban")
    MEMBER = "member", _("Thành viên")


class SheetState(models.TextChoices):
    DRAFT = "draft", _("Đang chấm")
    SUBMITTED = "submitted", _("Đã nộp")


class CertificateState(models.TextChoices):
    VALID = "active", _("Còn hiệu lực")
    REVOKED = "revoked", _("Đã thu hồi")


class PrizeSource(models.TextChoices):
    """Where prize money comes from (TT 26/2014/TT-BCT, Điều 21 khoản 2)."""

    NATIONAL = "national", _("Kinh phí khuyến công quốc gia")
    LOCAL = "local", _("Kinh phí khuyến công địa phương")
    OTHER = "other", _("Nguồn hợp pháp khác")
