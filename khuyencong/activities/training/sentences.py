"""What a person reads when a class says no. By code; see foundation.ui.sentences."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, "StrOrPromise"] = {
    "training.clerk_needed": _(
        "Lớp học do chuyên viên của cơ quan mở. Đổi vai trò, hoặc chuyển cho chuyên viên."
    ),
    "training.clerk_of_office_needed": _(
        "Lớp học này do chuyên viên của %(office)s phụ trách. Đổi vai trò, hoặc chuyển cho người phụ trách."
    ),
    "training.leader_of_office_needed": _(
        "Giấy chứng nhận do lãnh đạo của %(office)s ký và thu hồi. Chuyển cho lãnh đạo."
    ),
    "training.closed_by_signer": _(
        "Bạn là người kết thúc lớp, đã xác định ai hoàn thành, nên không được tự ký giấy chứng nhận. Chuyển cho lãnh đạo khác ký."
    ),
    "training.not_a_course": _("Đề án này không phải là lớp học."),
    "training.proposal_not_under_way": _(
        "Đề án %(code)s chưa được phê duyệt, hoặc đã xong, nên không mở lớp được."
    ),
    "training.kind_of_proposal": _("Loại lớp phải đúng nội dung của đề án %(code)s."),
    "training.place_outside_territory": _(
        "%(unit)s nằm ngoài địa bàn của %(office)s. Chọn nơi khác trong địa bàn."
    ),
    "training.not_in_this_state": _(
        "Lớp học đang ở trạng thái “%(state)s” nên không còn việc này. Tải lại trang để xem việc tiếp theo."
    ),
    "training.changed_meanwhile": _(
        "Lớp “%(title)s” vừa được sửa ở nơi khác. Tải lại trang rồi sửa lại."
    ),
    "training.needs_a_value": _("Điền ô này."),
    "training.needs_a_reason": _("Ghi rõ lý do."),
    "training.ends_before_it_starts": _(
        "Ngày bế giảng %(ends_on)s trước ngày khai giảng %(starts_on)s. Sửa lại ngày."
    ),
    "training.enrolment_days": _(
        "Thời gian đăng ký từ %(from_on)s đến %(to_on)s không hợp lý: phải bắt đầu trước khi kết thúc, và kết thúc chậm nhất ngày bế giảng %(ends_on)s."
    ),
    "training.capacity": _("Số chỗ phải từ 1 đến %(maximum)s."),
    "training.minimum_percent": _("Tỷ lệ dự tối thiểu phải từ 1 đến 100%%."),
    "training.amount_out_of_sense": _(
        "Số tiền không hợp lý. Ghi số tiền từ 0 đồng trở lên, trong mức cho phép."
    ),
    "training.capacity_below_enrolled": _(
        "Lớp đã có %(enrolled)s học viên nên không giảm xuống %(capacity)s chỗ được."
    ),
    "training.session_left_outside": _(
        "Buổi học ngày %(day_on)s (%(topic)s) nằm ngoài thời gian mới của lớp. Chuyển hoặc bỏ buổi đó trước."
    ),
    "training.no_programme": _("Lớp chưa có buổi học nào. Thêm chương trình trước khi thông báo."),
    "training.enrolment_over_already": _(
        "Hạn đăng ký %(to_on)s đã qua. Sửa hạn đăng ký trước khi thông báo."
    ),
    "training.session_times": _("Giờ kết thúc phải sau giờ bắt đầu."),
    "training.session_outside_class": _(
        "Ngày %(day_on)s nằm ngoài thời gian của lớp (%(first_on)s đến %(last_on)s). Chọn ngày khác, hoặc sửa thời gian của lớp."
    ),
    "training.session_overlaps": _("Lớp đã có buổi học %(times)s ngày %(day_on)s. Chọn giờ khác."),
    "training.trainer_busy": _(
        "%(trainer)s đã dạy lớp “%(title)s” lúc %(times)s ngày %(day_on)s. Chọn giờ khác hoặc giảng viên khác."
    ),
    "training.trainer_known": _(
        "Giảng viên %(name)s (%(workplace)s) đã có trong danh sách. Chọn trong danh sách."
    ),
    "training.trainer_of_another_office": _(
        "Giảng viên này không có trong danh sách của cơ quan. Thêm giảng viên trước."
    ),
    "training.session_held": _(
        "Buổi học ngày %(day_on)s (%(topic)s) đã điểm danh nên không sửa hay bỏ được nữa."
    ),
    "training.last_session": _(
        "Lớp đã thông báo phải còn ít nhất một buổi học. Thêm buổi khác trước khi bỏ buổi này."
    ),
    "training.not_announced": _(
        "Lớp “%(title)s” không nhận đăng ký: lớp chưa thông báo, đã kết thúc hoặc đã hủy."
    ),
    "training.enrolment_not_begun": _(
        "Lớp nhận đăng ký từ ngày %(from_on)s. Đăng ký lại từ ngày đó."
    ),
    "training.enrolment_closed": _("Đã hết hạn đăng ký (%(to_on)s). Liên hệ cơ quan tổ chức lớp."),
    "training.text_too_long": _(
        "%(name)s: họ tên không quá %(longest)s chữ, nơi ở không quá %(address)s chữ."
    ),
    "training.consent_needed": _(
        "%(name)s chưa đồng ý cho dùng thông tin cá nhân. Không có sự đồng ý thì không ghi danh được."
    ),
    "training.birth_year": _("Năm sinh %(year)s của %(name)s không hợp lý. Kiểm tra lại."),
    "training.birth_date_of_another_year": _(
        "Ngày sinh của %(name)s không thuộc năm %(year)s. Kiểm tra lại."
    ),
    "training.phone": _("Số điện thoại của %(name)s phải có từ 9 đến 11 chữ số."),
    "training.id_number": _(
        "Số định danh của %(name)s phải có 12 chữ số (hoặc 9 chữ số với chứng minh nhân dân cũ)."
    ),
    "training.enrolled_already": _(
        "%(name)s đã có trong danh sách của lớp này. Mỗi người chỉ đăng ký một lần."
    ),
    "training.list_length": _(
        "Danh sách phải có từ 1 đến %(maximum)s người. Chia danh sách dài thành nhiều lần."
    ),
    "training.left_already": _("%(name)s đã thôi học trước đó."),
    "training.session_not_begun": _(
        "Buổi học này chưa đến giờ: điểm danh từ %(time)s ngày %(day_on)s."
    ),
    "training.outside_the_session": _(
        "Chỉ điểm danh được từ %(opens)s đến %(closes)s ngày %(day_on)s. Ngoài giờ đó, báo với người phụ trách lớp."
    ),
    "training.not_in_this_class": _("Có người không còn trong lớp này. Tải lại trang rồi làm lại."),
    "training.word_of_wrong_length": _(
        "Nhập mã học viên 6 chữ số, hoặc 4 chữ số cuối của điện thoại đã đăng ký."
    ),
    "training.nobody_by_this_word": _(
        "Không có học viên nào của lớp mang số này. Xem lại, hoặc báo với người phụ trách lớp."
    ),
    "training.two_by_these_digits": _(
        "Có hai học viên trùng 4 số cuối điện thoại. Nhập mã học viên 6 chữ số."
    ),
    "training.too_many_tries": _("Có quá nhiều lần nhập trong vài phút. Đợi một lát rồi thử lại."),
    "training.session_to_come": _(
        "Buổi học ngày %(day_on)s (%(topic)s) chưa diễn ra. Kết thúc lớp sau buổi cuối, hoặc bỏ buổi đó."
    ),
    "training.session_unmarked": _(
        "Buổi học ngày %(day_on)s (%(topic)s) chưa điểm danh. Điểm danh theo danh sách ký trước khi kết thúc lớp."
    ),
    "training.has_certificates": _("Lớp đã cấp %(number)s giấy chứng nhận nên không hủy được."),
    "training.delivered_already": _(
        "Kết quả lớp học đã bàn giao ngày %(delivered_on)s. Rút lần bàn giao đó trước."
    ),
    "training.material_removed_already": _("Tài liệu “%(title)s” đã được bỏ."),
    "training.nothing_to_deliver": _("Ghi số lượng cho ít nhất một nội dung của hợp đồng."),
    "training.item_delivered_already": _(
        "“%(item)s” đã được bàn giao từ lớp này. Rút lần bàn giao đó trước."
    ),
    "training.nobody_chosen": _("Chọn ít nhất một học viên."),
    "training.too_little_attendance": _(
        "%(name)s dự %(present)s/%(sessions)s buổi, cần ít nhất %(needed)s buổi mới được cấp giấy chứng nhận."
    ),
    "training.certified_already": _("%(name)s đang có giấy chứng nhận còn hiệu lực."),
    "training.revoked_already": _(
        "Giấy chứng nhận số %(number)s đã bị thu hồi ngày %(revoked_on)s."
    ),
    "training.item_of_another_proposal": _(
        "Nội dung hợp đồng này không thuộc đề án của lớp. Chọn nội dung khác."
    ),
    "training.nobody_completed": _(
        "Không có học viên nào hoàn thành lớp nên không có kết quả để bàn giao."
    ),
    "training.delivered_beyond_completed": _(
        "“%(item)s”: bàn giao %(quantity)s người nhưng chỉ có %(completed)s người hoàn thành. Ghi số không lớn hơn."
    ),
    "training.not_asked": _(
        "Chỉ hỏi kết quả của người đã hoàn thành lớp; %(name)s chưa hoàn thành."
    ),
    "training.asked_too_early": _(
        "Chưa đến lúc hỏi kết quả sau %(months)s tháng: hỏi từ ngày %(due_on)s."
    ),
    "training.answered_already": _("%(name)s đã trả lời lần hỏi này."),
    "training.founded_nothing": _(
        "%(name)s chưa trả lời là đã khởi sự hoặc đăng ký cơ sở nên không gắn với cơ sở trong sổ."
    ),
    "training.establishment_unknown": _(
        "Không tìm thấy cơ sở này trong sổ của địa bàn. Chọn cơ sở khác."
    ),
}
