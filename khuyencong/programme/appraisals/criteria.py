"""What a đề án is appraised by: the law's criteria, as data, each with its clause.

TT 36/2013/TT-BCT, Điều 9 names five; its first points to the four principles of Điều 4, its
second and third hold several questions. Each question is a row of the sheet, so that none is
passed over.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

DOCUMENT = "Thông tư 36/2013/TT-BCT"


@dataclass(frozen=True)
class Criterion:
    """One question of an appraisal sheet."""

    code: str
    text: "StrOrPromise"
    clause: str

    @property
    def source(self) -> str:
        return f"{DOCUMENT}, {self.clause}"


@dataclass(frozen=True)
class CriteriaSet:
    """The criteria of a scheme from a day on. Not verified where they are only borrowed."""

    scheme: str
    effective_from: date
    verified: bool
    doubt: "StrOrPromise"
    criteria: tuple[Criterion, ...]


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        "policy_and_planning",
        _(
            "Phù hợp với chủ trương, chiến lược, quy hoạch phát triển công nghiệp – "
            "tiểu thủ công nghiệp"
        ),
        "Điều 9 khoản 1; Điều 4 khoản 1",
    ),
    Criterion(
        "activity_and_industry",
        _(
            "Đúng nội dung hoạt động, ngành nghề được hưởng khuyến công và nguyên tắc sử dụng "
            "kinh phí"
        ),
        "Điều 9 khoản 1; Điều 4 khoản 2",
    ),
    Criterion(
        "programme",
        _("Phù hợp với chương trình khuyến công của giai đoạn"),
        "Điều 9 khoản 1; Điều 4 khoản 3",
    ),
    Criterion(
        "other_texts",
        _("Phù hợp với các văn bản hướng dẫn khác về khuyến công"),
        "Điều 9 khoản 1; Điều 4 khoản 4",
    ),
    Criterion("goals", _("Mục tiêu của đề án"), "Điều 9 khoản 2"),
    Criterion("need", _("Sự cần thiết của đề án"), "Điều 9 khoản 2"),
    Criterion("effects", _("Hiệu quả của đề án"), "Điều 9 khoản 2"),
    Criterion("use_of_money", _("Tính hợp lý về sử dụng kinh phí"), "Điều 9 khoản 2"),
    Criterion(
        "use_of_resources",
        _("Tính hợp lý về sử dụng nguồn lực và cơ sở vật chất, kỹ thuật khác"),
        "Điều 9 khoản 2",
    ),
    Criterion("implementer", _("Năng lực của đơn vị thực hiện"), "Điều 9 khoản 3"),
    Criterion("partners", _("Năng lực của đơn vị phối hợp"), "Điều 9 khoản 3"),
    Criterion("beneficiaries", _("Năng lực của đơn vị thụ hưởng"), "Điều 9 khoản 3"),
    Criterion(
        "combination",
        _("Khả năng kết hợp, lồng ghép với dự án, chương trình mục tiêu khác"),
        "Điều 9 khoản 4",
    ),
    Criterion("dossier", _("Sự phù hợp và đầy đủ của hồ sơ, tài liệu"), "Điều 9 khoản 5"),
)

SETS: tuple[CriteriaSet, ...] = (
    CriteriaSet(
        scheme="national",
        effective_from=date(2014, 2, 10),
        verified=True,
        doubt=_("Theo bản gốc năm 2013; chưa đối chiếu phần sửa đổi của Thông tư 17/2018/TT-BCT."),
        criteria=CRITERIA,
    ),
    CriteriaSet(
        scheme="local",
        effective_from=date(2014, 2, 10),
        verified=False,
        doubt=_(
            "Tiêu chí mượn của khuyến công quốc gia; quy định của tỉnh về thẩm định khuyến công "
            "địa phương chưa được đối chiếu."
        ),
        criteria=CRITERIA,
    ),
)


def criteria_for(scheme: str, *, on: date) -> CriteriaSet:
    """Return the criteria of a scheme on a day; the oldest set where the day lies before all."""
    known = [one for one in SETS if one.scheme == scheme]
    in_force = [one for one in known if one.effective_from <= on] or known[:1]
    return max(in_force, key=lambda one: one.effective_from)
