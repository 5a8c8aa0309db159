"""The life of a đề án, as one table. The drawing is docs/workflows/proposal.mmd.

The table says what can ever follow what; the route of a scheme and level (data, see
``registers.policies``) says which of these steps it takes, who takes them and in how many days.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.workflow import Step, Workflow


class State(models.TextChoices):
    """Where a đề án stands."""

    DRAFT = "draft", _("Bản nháp")
    SUBMITTED = "submitted", _("Đã nộp")
    RETURNED = "returned", _("Yêu cầu bổ sung")
    BASE_APPRAISAL = "base_appraisal", _("Thẩm định cấp cơ sở")
    REGISTERED = "registered", _("Đã đăng ký kế hoạch")
    UPPER_APPRAISAL = "upper_appraisal", _("Thẩm định cấp trên")
    APPROVED = "approved", _("Đã phê duyệt")
    REFUSED = "refused", _("Không phê duyệt")
    WITHDRAWN = "withdrawn", _("Đã rút")
    CONTRACTED = "contracted", _("Đã ký hợp đồng")
    IN_PROGRESS = "in_progress", _("Đang thực hiện")
    SUSPENDED = "suspended", _("Tạm dừng")
    TERMINATED = "terminated", _("Chấm dứt")
    ACCEPTED = "accepted", _("Đã nghiệm thu")
    SETTLED = "settled", _("Đã quyết toán")


class Action(models.TextChoices):
    """What can be done to a đề án."""

    SUBMIT = "submit", _("Nộp hồ sơ")
    RETURN = "return", _("Yêu cầu bổ sung")
    RESUBMIT_TO_INTAKE = "resubmit_to_intake", _("Nộp lại cho nơi tiếp nhận")
    RESUBMIT_TO_BASE = "resubmit_to_base", _("Nộp lại cho thẩm định cấp cơ sở")
    RESUBMIT_TO_UPPER = "resubmit_to_upper", _("Nộp lại cho thẩm định cấp trên")
    START_BASE_APPRAISAL = "start_base_appraisal", _("Bắt đầu thẩm định cấp cơ sở")
    REGISTER = "register", _("Đăng ký vào kế hoạch")
    START_UPPER_APPRAISAL = "start_upper_appraisal", _("Bắt đầu thẩm định cấp trên")
    APPROVE = "approve", _("Phê duyệt")
    REFUSE = "refuse", _("Không phê duyệt")
    WITHDRAW = "withdraw", _("Rút hồ sơ")
    SIGN_CONTRACT = "sign_contract", _("Ký hợp đồng")
    START_WORK = "start_work", _("Khởi công")
    SUSPEND = "suspend", _("Tạm dừng")
    RESUME = "resume", _("Tiếp tục")
    TERMINATE = "terminate", _("Chấm dứt")
    ACCEPT = "accept", _("Nghiệm thu")
    SETTLE = "settle", _("Quyết toán")


_UNDECIDED = (State.SUBMITTED, State.BASE_APPRAISAL, State.REGISTERED, State.UPPER_APPRAISAL)
_READ_BY_OFFICES = (State.SUBMITTED, State.BASE_APPRAISAL, State.UPPER_APPRAISAL)

PROPOSAL_WORKFLOW = Workflow(
    "proposal",
    [
        Step(Action.SUBMIT, (State.DRAFT,), State.SUBMITTED),
        Step(Action.RETURN, _READ_BY_OFFICES, State.RETURNED),
        Step(Action.RESUBMIT_TO_INTAKE, (State.RETURNED,), State.SUBMITTED),
        Step(Action.RESUBMIT_TO_BASE, (State.RETURNED,), State.BASE_APPRAISAL),
        Step(Action.RESUBMIT_TO_UPPER, (State.RETURNED,), State.UPPER_APPRAISAL),
        Step(Action.START_BASE_APPRAISAL, (State.SUBMITTED,), State.BASE_APPRAISAL),
        Step(Action.REGISTER, (State.BASE_APPRAISAL,), State.REGISTERED),
        Step(Action.START_UPPER_APPRAISAL, (State.REGISTERED,), State.UPPER_APPRAISAL),
        Step(Action.APPROVE, (State.REGISTERED, State.UPPER_APPRAISAL), State.APPROVED),
        Step(Action.REFUSE, _UNDECIDED, State.REFUSED),
        Step(
            Action.WITHDRAW,
            (State.DRAFT, State.RETURNED, *_UNDECIDED, State.APPROVED),
            State.WITHDRAWN,
        ),
        Step(Action.SIGN_CONTRACT, (State.APPROVED,), State.CONTRACTED),
        Step(Action.START_WORK, (State.CONTRACTED,), State.IN_PROGRESS),
        Step(Action.SUSPEND, (State.CONTRACTED, State.IN_PROGRESS), State.SUSPENDED),
        Step(Action.RESUME, (State.SUSPENDED,), State.IN_PROGRESS),
        Step(
            Action.TERMINATE,
            (State.CONTRACTED, State.IN_PROGRESS, State.SUSPENDED),
            State.TERMINATED,
        ),
        Step(Action.ACCEPT, (State.IN_PROGRESS,), State.ACCEPTED),
        Step(Action.SETTLE, (State.ACCEPTED,), State.SETTLED),
    ],
)

RESUBMISSION: dict[str, Action] = {
    State.SUBMITTED: Action.RESUBMIT_TO_INTAKE,
    State.BASE_APPRAISAL: Action.RESUBMIT_TO_BASE,
    State.UPPER_APPRAISAL: Action.RESUBMIT_TO_UPPER,
}
"""To whom a completed dossier goes back: to whoever asked."""

EDITABLE_STATES = frozenset({State.DRAFT, State.RETURNED})
UNDECIDED_STATES = EDITABLE_STATES | frozenset(_UNDECIDED)
"""States of a đề án on which nobody has decided yet."""
DEAD_STATES = frozenset({State.REFUSED, State.WITHDRAWN, State.TERMINATED})
"""States of a đề án that will bring its beneficiaries nothing more."""


class Section(models.TextChoices):
    """The eight parts of a proposal (TT 36/2013/TT-BCT, Điều 5), and its papers."""

    UNITS = "units", _("1. Đơn vị thực hiện, đơn vị thụ hưởng và địa điểm")
    NEED = "need", _("2. Sự cần thiết và căn cứ")
    GOALS = "goals", _("3. Mục tiêu")
    SCALE = "scale", _("4. Quy mô và đặc điểm nổi bật")
    CONTENT = "content", _("5. Nội dung và tiến độ thực hiện")
    ESTIMATE = "estimate", _("6. Dự toán kinh phí")
    ORGANISATION = "organisation", _("7. Tổ chức thực hiện")
    EFFECTS = "effects", _("8. Hiệu quả của đề án")
    PAPERS = "papers", _("Giấy tờ kèm theo")


FORWARD_ACTIONS: tuple[Action, ...] = (
    Action.SUBMIT,
    Action.RESUBMIT_TO_INTAKE,
    Action.RESUBMIT_TO_BASE,
    Action.RESUBMIT_TO_UPPER,
    Action.START_BASE_APPRAISAL,
    Action.REGISTER,
    Action.START_UPPER_APPRAISAL,
    Action.APPROVE,
    Action.SIGN_CONTRACT,
    Action.START_WORK,
    Action.RESUME,
    Action.ACCEPT,
    Action.SETTLE,
)
"""The steps that take a đề án on: whoever may take the next one has it waiting for them."""

MAIN_ROAD: tuple[State, ...] = (
    State.DRAFT,
    State.SUBMITTED,
    State.BASE_APPRAISAL,
    State.REGISTERED,
    State.UPPER_APPRAISAL,
    State.APPROVED,
    State.CONTRACTED,
    State.IN_PROGRESS,
    State.ACCEPTED,
    State.SETTLED,
)
"""The stations of a đề án that goes well, in order."""
