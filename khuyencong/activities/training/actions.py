"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "training.opened": _("Mở lớp học"),
    "training.changed": _("Sửa lớp học"),
    "training.announced": _("Thông báo lớp học"),
    "training.finished": _("Kết thúc lớp học"),
    "training.cancelled": _("Hủy lớp học"),
    "training.trainer_added": _("Thêm giảng viên"),
    "training.session_added": _("Thêm buổi học"),
    "training.session_changed": _("Sửa buổi học"),
    "training.session_removed": _("Bỏ buổi học"),
    "training.material_added": _("Thêm tài liệu học"),
    "training.material_removed": _("Bỏ tài liệu học thêm nhầm"),
    "training.enrolled": _("Đăng ký học"),
    "training.left": _("Thôi học"),
    "training.moved_up": _("Chuyển từ danh sách chờ vào lớp"),
    "training.attendance_marked": _("Điểm danh"),
    "training.presence_said": _("Học viên tự điểm danh"),
    "training.certified": _("Cấp giấy chứng nhận học viên"),
    "training.certificate_revoked": _("Thu hồi giấy chứng nhận học viên"),
    "training.delivered": _("Bàn giao kết quả lớp học"),
    "training.followed_up": _("Ghi kết quả sau khóa học"),
    "training.establishment_linked": _("Gắn học viên với cơ sở trong sổ"),
    "training.reopened": _("Mở lại lớp do rút bàn giao"),
}
