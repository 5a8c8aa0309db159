"""What a person reads when something is refused, or a book's text has a fault."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_REFUSALS: dict[str, "StrOrPromise"] = {
    "working_days.year_unknown": _(
        "Lịch làm việc chưa có năm %(year)s. Bổ sung ngày nghỉ của năm đó trước khi tính hạn."
    ),
    "policies.no_route": _(
        "Chưa có quy trình “%(route)s” cho ngày %(day_on)s. "
        "Công bố quy trình của ngày đó, hoặc chọn ngày khác."
    ),
    "policies.activity_unknown": _(
        "Không có nội dung hoạt động “%(activity)s”. Chọn một nội dung trong danh sách."
    ),
    "policies.keeper_needed": _(
        "Chỉ chuyên viên, người thẩm định, lãnh đạo hoặc quản trị của cơ quan được ghi văn bản và "
        "soạn quy định. Chuyển vai trò, hoặc nhờ người có vai trò đó."
    ),
    "policies.publisher_needed": _(
        "Chỉ lãnh đạo hoặc quản trị được công bố quy định. Chuyển vai trò, hoặc nhờ lãnh đạo."
    ),
    "policies.book_of_elsewhere": _(
        "Bộ quy định này của %(unit)s: chỉ cơ quan của địa bàn đó hoặc của cấp trên được soạn và "
        "công bố. Đề nghị cơ quan đó thực hiện."
    ),
    "policies.book_of_the_country": _(
        "Bộ quy định này áp dụng cả nước: chỉ cơ quan trung ương (Cục, Bộ) hoặc người quản trị "
        "toàn hệ thống được soạn và công bố. Đề nghị cơ quan trung ương thực hiện; mức chi riêng "
        "của địa phương thì ghi vào bộ quy định của địa bàn."
    ),
    "policies.book_exists": _("Đã có bộ quy định mã “%(code)s”. Mở bộ đó, hoặc đặt mã khác."),
    "policies.not_a_draft": _(
        "Phiên bản này đang ở trạng thái “%(state)s” nên không sửa hay công bố được nữa. "
        "Lập bản nháp mới từ phiên bản đang áp dụng."
    ),
    "policies.draft_outdated": _(
        "Phiên bản %(number)s đã được công bố sau khi bản nháp này được lập. "
        "Lập bản nháp mới từ phiên bản đó rồi đưa các thay đổi vào."
    ),
    "policies.draft_changed_meanwhile": _(
        "Bản nháp đã được sửa ở nơi khác sau khi bạn mở trang này nên chưa lưu. "
        "Chép lại phần vừa soạn, tải lại trang rồi sửa trên bản mới."
    ),
    "policies.draft_of_another": _(
        "Bản nháp này do %(maker)s soạn. Chỉ người soạn được sửa; bạn có thể lập bản nháp riêng."
    ),
    "policies.reason_missing": _("Ghi lý do."),
    "policies.route_in_two_books": _(
        "Quy trình “%(route)s” đã có trong bộ “%(book)s”. Đặt mã khác, hoặc sửa ở bộ đó."
    ),
    "policies.rulebook_of_another_code": _(
        "Trong văn bản ghi code = “%(found)s”, nhưng bộ này mang mã “%(expected)s”. "
        "Ghi đúng mã để kết luận dẫn về được bộ quy định."
    ),
    "policies.document_exists": _(
        "Đã có văn bản số %(number)s: “%(title)s”. Mở văn bản đó để bổ sung."
    ),
    "policies.document_without_number": _(
        "Nhập số, ký hiệu của văn bản, ví dụ 38/2020/NQ-HĐND: người khác viện dẫn theo số này."
    ),
    "policies.document_ends_before_it_begins": _(
        "Ngày hết hiệu lực %(to_on)s trước ngày có hiệu lực %(from_on)s. Kiểm tra lại hai ngày."
    ),
    "policies.norm_unknown": _("Không có mức chi mã “%(norm)s”. Chọn một mức trong danh sách."),
    "policies.book_takes_no_norms": _(
        "“%(book)s” không phải bộ quy định của một địa bàn nên không nhập mức chi bằng biểu mẫu. "
        "Soạn bản nháp bằng văn bản, hoặc mở bộ quy định của địa bàn."
    ),
    "policies.norm_without_value": _(
        "Nhập tỷ lệ hỗ trợ, mức tối đa, hoặc cả hai. Một mức chi phải có ít nhất một trong hai."
    ),
}

_FAULTS: dict[str, "StrOrPromise"] = {
    "rulebook.toml.syntax": _("%(file)s, dòng %(line)s: không đọc được TOML (%(detail)s)."),
    "rulebook.table.missing": _("%(file)s, dòng %(line)s: thiếu phần [%(table)s]."),
    "rulebook.table.unknown": _(
        "%(file)s, dòng %(line)s: không có phần “%(table)s”. Các phần có thể dùng: %(expected)s."
    ),
    "rulebook.table.wrong_form": _(
        "%(file)s, dòng %(line)s: “%(table)s” phải viết dưới dạng %(expected)s."
    ),
    "rulebook.field.missing": _("%(file)s, dòng %(line)s: thiếu “%(field)s”."),
    "rulebook.field.unknown": _(
        "%(file)s, dòng %(line)s: không có trường “%(field)s”. Các trường có thể dùng: "
        "%(expected)s."
    ),
    "rulebook.field.unknown_value": _(
        "%(file)s, dòng %(line)s: “%(field)s” không nhận giá trị “%(found)s”. "
        "Chọn một trong: %(expected)s."
    ),
    "rulebook.field.wrong_type": _(
        "%(file)s, dòng %(line)s: “%(field)s” sai kiểu dữ liệu; cần %(expected)s."
    ),
    "rulebook.field.negative": _(
        "%(file)s, dòng %(line)s: “%(field)s” không được âm (đang là %(found)s)."
    ),
    "rulebook.clause.missing": _(
        "%(file)s, dòng %(line)s: thiếu “clause” (điều, khoản, điểm của văn bản)."
    ),
    "rulebook.clause.unknown_but_verified": _(
        "%(file)s, dòng %(line)s: chưa biết điều, khoản thì phải ghi verified = false."
    ),
    "rulebook.dates.overlap": _(
        "%(file)s, dòng %(line)s: “%(code_found)s” từ %(from_on)s trùng thời gian áp dụng với "
        "quy định ở %(other)s. Kết thúc quy định cũ trước ngày đó."
    ),
    "rulebook.dates.reversed": _(
        "%(file)s, dòng %(line)s: ngày kết thúc trước ngày bắt đầu áp dụng."
    ),
    "rulebook.unit.wrong": _(
        "%(file)s, dòng %(line)s: đơn vị tính “%(found)s” không đúng; mức chi này tính theo "
        "“%(expected)s”."
    ),
    "rulebook.norm.unknown": _(
        "%(file)s, dòng %(line)s: không có mức chi mã “%(found)s”. Các mã có thể dùng có trong "
        "bộ nội dung hoạt động."
    ),
    "rulebook.norm.without_value": _(
        "%(file)s, dòng %(line)s: mức chi phải có tỷ lệ, mức tối đa, hoặc cả hai."
    ),
    "rulebook.norm.twice": _("%(file)s, dòng %(line)s: mức chi “%(code_found)s” được ghi hai lần."),
    "rulebook.percent.above_100": _(
        "%(file)s, dòng %(line)s: tỷ lệ không được quá 100 %% (đang là %(found)s)."
    ),
    "rulebook.uplift.raises_nothing": _(
        "%(file)s, dòng %(line)s: mức ưu tiên phải lớn hơn 1 lần mức thường."
    ),
    "rulebook.activity.unknown": _(
        "%(file)s, dòng %(line)s: không có nội dung hoạt động mã “%(found)s”."
    ),
    "rulebook.activity.twice": _(
        "%(file)s, dòng %(line)s: nội dung hoạt động “%(code_found)s” được ghi hai lần."
    ),
    "rulebook.paper.unknown": _("%(file)s, dòng %(line)s: không có giấy tờ mã “%(found)s”."),
    "rulebook.paper.twice": _(
        "%(file)s, dòng %(line)s: giấy tờ “%(code_found)s” được ghi hai lần."
    ),
    "rulebook.case.malformed": _(
        "%(file)s, dòng %(line)s: ví dụ “%(case)s” ghi sai ở “%(asked)s” (%(found)s: %(expected)s)."
    ),
    "rulebook.case.wrong": _(
        "%(file)s, dòng %(line)s: ví dụ “%(case)s” không ra như đã ghi: “%(asked)s” là %(found)s, "
        "ví dụ ghi %(expected)s."
    ),
    "rulebook.fact.choices_without_labels": _(
        "%(file)s, dòng %(line)s: mỗi lựa chọn của “%(found)s” phải có một nhãn."
    ),
    "rulebook.fact.declared_otherwise": _(
        "%(file)s, dòng %(line)s: thông tin “%(fact)s” đã được khai báo khác ở nội dung khác."
    ),
    "rulebook.deadline.not_one_day": _(
        "%(file)s, dòng %(line)s: thời hạn phải là một ngày trong năm hoặc số ngày sau một việc."
    ),
    "rulebook.stands_on.unknown": _(
        "%(file)s, dòng %(line)s: không có bộ quy định “%(found)s” để dựa vào."
    ),
    "rulebook.stands_on.needs_doubt": _(
        "%(file)s, dòng %(line)s: quy định dựa vào bộ khác phải có ngày áp dụng và "
        "verified = false (%(expected)s)."
    ),
    "rulebook.expression.syntax": _(
        "%(file)s, dòng %(line)s: không đọc được điều kiện ở “%(field)s” (%(found)s)."
    ),
    "rulebook.expression.unknown": _(
        "%(file)s, dòng %(line)s: điều kiện ở “%(field)s” dùng “%(found)s”, không có trong ngôn "
        "ngữ điều kiện; cần %(expected)s."
    ),
    "rulebook.expression.unknown_fact": _(
        "%(file)s, dòng %(line)s: điều kiện ở “%(field)s” hỏi thông tin “%(found)s” không có. "
        "Có: %(expected)s."
    ),
    "rulebook.expression.unknown_choice": _(
        "%(file)s, dòng %(line)s: điều kiện ở “%(field)s” so với “%(found)s”; chỉ có: %(expected)s."
    ),
    "rulebook.expression.unknown_call": _(
        "%(file)s, dòng %(line)s: điều kiện ở “%(field)s” gọi “%(found)s”; chỉ có: %(expected)s."
    ),
    "rulebook.expression.not_a_fact": _(
        "%(file)s, dòng %(line)s: ở “%(field)s”, “%(found)s” không phải là một thông tin."
    ),
    "rulebook.expression.not_a_question": _(
        "%(file)s, dòng %(line)s: ở “%(field)s”, “%(found)s” không phải câu hỏi có hay không."
    ),
    "rulebook.expression.wrong_type": _(
        "%(file)s, dòng %(line)s: ở “%(field)s”, “%(found)s” sai kiểu; cần %(expected)s."
    ),
    "rulebook.route.not_a_month_day": _(
        "%(file)s, dòng %(line)s: “%(field)s” phải có dạng tháng-ngày, ví dụ 05-20; "
        "đang là “%(found)s”."
    ),
    "rulebook.route.ends_before_it_begins": _(
        "%(file)s, dòng %(line)s: quy trình kết thúc trước khi bắt đầu."
    ),
    "rulebook.route.action_twice": _(
        "%(file)s, dòng %(line)s: bước “%(action)s” được ghi hai lần."
    ),
    "rulebook.route.verified_without_source": _(
        "%(file)s, dòng %(line)s: ghi là đã kiểm chứng thì phải có “%(field)s”."
    ),
    "rulebook.route.no_such_period": _(
        "%(file)s, dòng %(line)s: không có giai đoạn trước nào của quy trình này bắt đầu ngày "
        "%(day_on)s."
    ),
    "rulebook.route.periods_overlap": _(
        "%(file)s, dòng %(line)s: thời gian của quy trình “%(route)s” trùng với giai đoạn từ "
        "%(other_on)s."
    ),
    "rulebook.calendar.day_twice": _("%(file)s, dòng %(line)s: ngày %(day_on)s được ghi hai lần."),
    "rulebook.calendar.off_on_wrong_day": _(
        "%(file)s, dòng %(line)s: %(day_on)s là ngày cuối tuần, vốn đã nghỉ."
    ),
    "rulebook.calendar.worked_on_wrong_day": _(
        "%(file)s, dòng %(line)s: %(day_on)s không phải ngày cuối tuần nên không làm bù được."
    ),
    "rulebook.calendar.year_beyond": _(
        "%(file)s, dòng %(line)s: năm %(year)s ngoài khoảng năm mà lịch tính được."
    ),
}

SENTENCES: dict[str, "StrOrPromise"] = {**_REFUSALS, **_FAULTS}
