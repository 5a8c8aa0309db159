"""What people type on the pages of the register."""

from datetime import date
from typing import Any

from django import forms
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.ui.forms import BaseForm, DateField
from khuyencong.registers.territories.kinds import area_classes, levels
from khuyencong.registers.territories.queries import units_on


class FilterForm(BaseForm):
    """Narrows the list: words of the name, a day, a level, a province of that day."""

    text = forms.CharField(
        label=_("Tên"),
        required=False,
        max_length=100,
        help_text=_("Không cần dấu, ví dụ “dakrong”."),
    )
    on = DateField(label=_("Vào ngày"), required=False)
    level = forms.ChoiceField(label=_("Cấp"), required=False)
    province = forms.ChoiceField(label=_("Tỉnh, thành phố"), required=False)

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data)
        day = self.fields["on"]
        try:
            self.day = day.clean(self.data.get("on")) or today
        except forms.ValidationError:
            self.day = today  # the error stands beside the field; the list shows today
        self.fields["level"].choices = [  # type: ignore[attr-defined]
            ("", _("Tất cả")),
            *((level.code, lazystr(level)) for level in levels().values()),
        ]
        provinces = units_on(self.day).filter(level="province").order_by("code")
        self.fields["province"].choices = [  # type: ignore[attr-defined]
            ("", _("Cả nước")),
            *provinces.values_list("path", "name"),
        ]


class ClassForm(BaseForm):
    """A class of area to record, with the text that says so."""

    code = forms.ChoiceField(label=_("Phân loại"))
    note = forms.CharField(
        label=_("Tên, ghi chú"),
        required=False,
        max_length=200,
        help_text=_("Ví dụ tên làng nghề nằm trong xã."),
    )
    valid_from = DateField(
        label=_("Từ ngày"), required=False, help_text=_("Để trống nếu không biết.")
    )
    valid_to = DateField(
        label=_("Đến ngày"), required=False, help_text=_("Để trống nếu chưa kết thúc.")
    )
    source = forms.CharField(
        label=_("Căn cứ"), max_length=300, help_text=_("Số hiệu văn bản, điều, khoản.")
    )
    verified = forms.BooleanField(
        label=_("Đã đối chiếu với văn bản gốc"),
        required=False,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["code"].choices = [  # type: ignore[attr-defined]
            (area_class.code, lazystr(area_class)) for area_class in area_classes().values()
        ]


class EndClassForm(BaseForm):
    """The last day of a class, and why it ends."""

    valid_to = DateField(label=_("Ngày cuối cùng"))
    reason = forms.CharField(label=_("Lý do, căn cứ"), max_length=300)
