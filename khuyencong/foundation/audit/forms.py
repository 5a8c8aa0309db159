"""The journal's filters."""

from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.ui.forms import BaseForm, DateField


class EntryFilter(BaseForm):
    """What to look for. Lives in the address of the list."""

    subject = forms.CharField(
        label=_("Hồ sơ"),
        required=False,
        max_length=80,
        help_text=_("Mã đề án, hoặc mã như proposal:42."),
    )
    action = forms.CharField(label=_("Việc đã làm"), required=False, max_length=80)
    person = forms.CharField(label=_("Người làm"), required=False, max_length=150)
    first_day = DateField(label=_("Từ ngày"), required=False)
    last_day = DateField(label=_("Đến ngày"), required=False)
