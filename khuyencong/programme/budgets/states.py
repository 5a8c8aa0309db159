"""Where money comes from, where it stands, and the life of a paper that moves it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.ledger import Stage
from khuyencong.engines.workflow import Step, Workflow


class Source(models.TextChoices):
    """Whose money it is. Counterpart is what establishments put in; no office ever spends it."""

    NATIONAL = "national", _("Ngân sách trung ương")
    PROVINCIAL = "provincial", _("Ngân sách tỉnh")
    DISTRICT = "district", _("Ngân sách huyện")
    COMMUNE = "commune", _("Ngân sách xã")
    OTHER = "other", _("Nguồn hợp pháp khác")
    COUNTERPART = "counterpart", _("Vốn đối ứng")


class LineKind(models.TextChoices):
    """What a budget line is for."""

    UNASSIGNED = "unassigned", _("Chưa phân bổ")
    PLAN_LINE = "plan_line", _("Dòng kế hoạch")


class PaperState(models.TextChoices):
    """The life of a paper that moves money: nothing moves before another person confirms it."""

    PROPOSED = "proposed", _("Chờ xác nhận")
    CONFIRMED = "confirmed", _("Đã xác nhận")
    REFUSED = "refused", _("Không xác nhận")


class PaperAction(models.TextChoices):
    """What can be done to such a paper."""

    CONFIRM = "confirm", _("Xác nhận")
    REFUSE = "refuse", _("Không xác nhận")


PAPER_WORKFLOW = Workflow(
    "budget_paper",
    [
        Step(PaperAction.CONFIRM, (PaperState.PROPOSED,), PaperState.CONFIRMED),
        Step(PaperAction.REFUSE, (PaperState.PROPOSED,), PaperState.REFUSED),
    ],
)


class ClosingManner(models.TextChoices):
    """What becomes of money that a year did not use."""

    CARRY_OVER = "carry_over", _("Chuyển nguồn sang năm sau")
    RETURN = "return", _("Nộp trả ngân sách")


STAGE_LABELS = {
    Stage.OUTSIDE: _("ngoài dòng kinh phí"),
    Stage.AVAILABLE: _("còn được sử dụng"),
    Stage.RESERVED: _("đã dành cho đề án được duyệt"),
    Stage.COMMITTED: _("đã cam kết theo hợp đồng"),
    Stage.ADVANCED: _("đang tạm ứng"),
    Stage.PAID: _("đã thanh toán"),
    Stage.SETTLED: _("đã quyết toán"),
}

STAGE_NAMES = {
    Stage.OUTSIDE: _("Ngoài dòng"),
    Stage.AVAILABLE: _("Còn lại"),
    Stage.RESERVED: _("Đã dành"),
    Stage.COMMITTED: _("Cam kết"),
    Stage.ADVANCED: _("Tạm ứng"),
    Stage.PAID: _("Thanh toán"),
    Stage.SETTLED: _("Quyết toán"),
}
"""The stages as heads of columns; ``STAGE_LABELS`` are for the middle of a sentence."""

REFERENCE_NAMES = {
    "allotment": _("Giao kinh phí"),
    "transfer": _("Điều chuyển"),
    "year_closing": _("Khóa sổ năm"),
    "plan_line": _("Dòng kế hoạch"),
    "proposal": _("Đề án"),
    "handover": _("Chuyển giao"),
}
"""What the kinds of paper behind a move are called."""
