"""What a role is called."""

from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.accounts.actor import Role

ROLE_LABELS = {
    Role.CLERK: _("Chuyên viên"),
    Role.APPRAISER: _("Người thẩm định"),
    Role.LEADER: _("Lãnh đạo"),
    Role.ACCOUNTANT: _("Kế toán"),
    Role.INSPECTOR: _("Người kiểm tra"),
    Role.ADMINISTRATOR: _("Quản trị"),
    Role.APPLICANT: _("Người đề nghị hỗ trợ"),
    Role.JUROR: _("Giám khảo"),
    Role.SYSTEM: _("Hệ thống"),
}
