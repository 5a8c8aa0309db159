"""What a person reads when offices say no. By code; see foundation.ui.sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "offices.maker_is_not_approver": _(
        "Người lập không được tự duyệt. Chuyển cho người có thẩm quyền khác duyệt."
    ),
    "offices.administrator_needed": _(
        "Việc này do quản trị của cơ quan làm. Đổi vai trò ở đầu trang hoặc nhờ quản trị."
    ),
    "offices.not_your_office": _(
        "Bạn không quản trị %(office)s. Nhờ quản trị của cơ quan đó hoặc của cơ quan cấp trên."
    ),
    "offices.code_missing": _("Thiếu mã cơ quan. Nhập mã ngắn, ví dụ DKR-KT."),
    "offices.code_taken": _("Mã %(code)s đã có cơ quan dùng. Chọn mã khác."),
    "offices.name_missing": _("Thiếu tên cơ quan."),
    "offices.parent_needed": _("Chọn cơ quan cấp trên mà bạn quản trị."),
    "offices.territory_not_there": _(
        "%(unit)s không tồn tại vào ngày %(day_on)s. Chọn đơn vị hành chính có vào ngày đó."
    ),
    "offices.office_has_ended": _(
        "%(office)s đã kết thúc hoạt động ngày %(ended_on)s. Chọn cơ quan kế thừa."
    ),
    "offices.office_not_yet": _(
        "%(office)s bắt đầu hoạt động ngày %(begins_on)s. Chọn ngày từ đó trở đi."
    ),
    "offices.child_goes_on": _(
        "%(child)s trực thuộc %(office)s còn hoạt động sau ngày đó. Kết thúc cơ quan đó trước."
    ),
    "offices.own_successor": _("Một cơ quan không kế thừa chính mình. Bỏ nó khỏi danh sách."),
    "offices.ends_before_it_begins": _(
        "Ngày kết thúc %(to_on)s trước ngày bắt đầu %(from_on)s. Kiểm tra lại hai ngày."
    ),
    "offices.role_not_of_staff": _(
        "Vai trò này không do cơ quan giao. Người đại diện cơ sở được xác nhận ở hồ sơ cơ sở."
    ),
    "offices.person_inactive": _(
        "Tài khoản của %(person)s đã ngừng. Chọn tài khoản khác hoặc nhờ quản trị mở lại."
    ),
    "offices.person_unknown": _(
        "Không có tài khoản “%(text)s” đang hoạt động. Nhập đủ tên đăng nhập hoặc thư điện tử, hoặc "
        "nhờ quản trị mở tài khoản."
    ),
    "offices.appointed_already": _("%(person)s đã được giao vai trò này từ ngày đó."),
    "offices.appointment_has_ended": _(
        "Vai trò này của %(person)s đã kết thúc ngày %(ended_on)s. Tải lại trang để xem dữ liệu mới."
    ),
    "offices.last_administrator": _(
        "Đây là người quản trị cuối cùng của %(office)s. Bổ nhiệm người quản trị khác trước."
    ),
    "offices.successor_has_the_same": _(
        "%(office)s đã có hồ sơ cùng số hoặc cùng loại với “%(title)s”. Đổi số của hồ sơ ở cơ quan "
        "kế thừa, hoặc chọn cơ quan khác nhận."
    ),
    "offices.reason_missing": _("Thiếu lý do. Ghi văn bản hoặc việc làm căn cứ."),
}
