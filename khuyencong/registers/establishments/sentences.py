"""What a person reads when the register says no. By code; see foundation.ui.sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    # Tax codes and personal numbers
    "establishments.tax_code_missing": _(
        "Loại hình này phải có mã số thuế. Nhập mã ghi trên giấy đăng ký."
    ),
    "establishments.tax_code_not_digits": _(
        "Mã số thuế chỉ gồm chữ số. Bỏ chữ và ký hiệu khác, giữ các chữ số ghi trên giấy đăng ký."
    ),
    "establishments.tax_code_length": _(
        "Mã số thuế có %(digits)s chữ số. Mã đúng có 10 chữ số, chi nhánh có 13. "
        "Đếm lại trên giấy đăng ký."
    ),
    "establishments.tax_code_serial": _(
        "Mã số thuế có bảy chữ số giữa đều là 0, không thể là mã thật. Nhập lại theo giấy đăng ký."
    ),
    "establishments.tax_code_branch": _(
        "Ba chữ số cuối của mã chi nhánh phải từ 001. Nhập lại, hoặc chỉ nhập 10 chữ số đầu nếu "
        "không phải chi nhánh."
    ),
    "establishments.tax_code_check_digit": _(
        "Mã số thuế sai: chữ số kiểm tra (thứ mười) không khớp chín chữ số trước. "
        "So lại từng chữ số với giấy đăng ký."
    ),
    "establishments.tax_code_is_personal": _(
        "Đây là số định danh cá nhân 12 chữ số, loại hình này không dùng làm mã số thuế. "
        "Nhập mã 10 hoặc 13 chữ số, hoặc sửa loại hình."
    ),
    "establishments.tax_code_replaced": _(
        "Từ %(since_on)s hộ kinh doanh và cá nhân dùng số định danh cá nhân thay mã số thuế "
        "10 chữ số. Nhập 12 chữ số trên căn cước của người đại diện."
    ),
    "establishments.tax_code_personal_too_early": _(
        "Số định danh cá nhân chỉ thay mã số thuế của hộ kinh doanh từ %(since_on)s. "
        "Nhập mã số thuế 10 chữ số."
    ),
    "establishments.tax_code_taken": _(
        "Mã số thuế %(tax_code)s đã có trong sổ: %(name)s. "
        "Mở hồ sơ đó để bổ sung thay vì đăng ký lần nữa."
    ),
    "establishments.personal_not_digits": _(
        "Số định danh cá nhân chỉ gồm chữ số. Nhập 12 chữ số ghi trên căn cước."
    ),
    "establishments.personal_length": _(
        "Số định danh cá nhân có 12 chữ số, số vừa nhập có %(digits)s. Đếm lại trên căn cước."
    ),
    "establishments.personal_province": _(
        "Ba chữ số đầu của số định danh phải là mã tỉnh từ 001 đến 096. So lại với căn cước."
    ),
    "establishments.personal_century": _(
        "Chữ số thứ tư của số định danh chỉ thế kỷ sinh và giới tính, phải từ 0 đến 3. "
        "So lại với căn cước."
    ),
    "establishments.personal_born_later": _(
        "Theo số định danh thì năm sinh ở tương lai. So lại chữ số thứ tư đến thứ sáu với căn cước."
    ),
    # The establishment itself
    "establishments.name_missing": _("Thiếu tên cơ sở. Nhập tên ghi trên giấy đăng ký."),
    "establishments.phone_wrong": _(
        "“%(phone)s” không phải số điện thoại. Nhập số bắt đầu bằng 0, 9 đến 11 chữ số."
    ),
    "establishments.industry_unknown": _(
        "“%(code)s” không phải mã ngành công nghiệp. Nhập 2 đến 5 chữ số theo Hệ thống ngành kinh "
        "tế Việt Nam, bắt đầu bằng một ngành cấp 2 trong danh sách."
    ),
    "establishments.day_ahead": _("Ngày %(day_on)s chưa đến. Nhập ngày đã xảy ra."),
    "establishments.looks_like_by_name": _(
        "Có thể đã có trong sổ: %(name)s, %(place)s, cùng tên ở cùng địa bàn."
    ),
    "establishments.looks_like_by_phone": _(
        "Có thể đã có trong sổ: %(name)s, %(place)s, cùng số điện thoại."
    ),
    "establishments.looks_like_by_name_and_phone": _(
        "Có thể đã có trong sổ: %(name)s, %(place)s, cùng tên và cùng số điện thoại."
    ),
    "establishments.changed_meanwhile": _(
        "%(person)s đã sửa hồ sơ này lúc %(at)s, sau khi bạn mở trang. Nội dung vừa nhập chưa được "
        "lưu: mở lại hồ sơ ở thẻ khác, đối chiếu rồi nhập lại."
    ),
    "establishments.identity_by_officer": _(
        "Tên, loại hình, mã số thuế và đăng ký do chuyên viên sửa theo giấy tờ. "
        "Mang giấy đăng ký mới đến phòng kinh tế để cập nhật."
    ),
    # Places
    "establishments.unit_not_a_commune": _(
        "%(unit)s không phải đơn vị cấp xã. Chọn xã, phường, thị trấn hoặc đặc khu."
    ),
    "establishments.unit_not_there": _(
        "%(unit)s không tồn tại vào ngày %(day_on)s. Chọn đơn vị cấp xã có vào ngày đó."
    ),
    "establishments.coordinates_half": _("Nhập cả vĩ độ và kinh độ, hoặc để trống cả hai."),
    "establishments.coordinates_abroad": _(
        "Tọa độ nằm ngoài Việt Nam. Kiểm tra: vĩ độ khoảng 6 đến 23,5, kinh độ khoảng 102 đến 118."
    ),
    "establishments.place_closed": _(
        "Nơi sản xuất %(place)s đã ngừng ngày %(closed_on)s. Tải lại trang để xem dữ liệu mới."
    ),
    "establishments.ends_before_it_begins": _(
        "Ngày kết thúc %(to_on)s trước ngày bắt đầu %(from_on)s. Kiểm tra lại hai ngày."
    ),
    # Facts
    "establishments.year_beyond": _("Năm phải từ %(first)s đến %(last)s. Nhập lại năm."),
    "establishments.women_above_workers": _(
        "Lao động nữ (%(part)s) nhiều hơn tổng lao động (%(workers)s). Sửa một trong hai số."
    ),
    "establishments.minority_above_workers": _(
        "Lao động dân tộc thiểu số (%(part)s) nhiều hơn tổng lao động (%(workers)s). "
        "Sửa một trong hai số."
    ),
    "establishments.money_without_sense": _(
        "Số tiền %(amount_vnd)s không hợp lý. Nhập từ 0 đến %(maximum_vnd)s, đơn vị là đồng."
    ),
    "establishments.product_name_missing": _("Thiếu tên sản phẩm."),
    "establishments.product_twice": _(
        "Đã có sản phẩm “%(name)s”. Sửa sản phẩm đó thay vì thêm lần nữa."
    ),
    "establishments.product_removed": _(
        "Sản phẩm “%(name)s” đã được bỏ. Tải lại trang để xem dữ liệu mới."
    ),
    "establishments.certificate_half": _(
        "Nhập cả cấp và ngày chứng nhận sản phẩm tiêu biểu, hoặc để trống cả hai."
    ),
    "establishments.certificate_by_officer": _(
        "Chứng nhận sản phẩm tiêu biểu do chuyên viên ghi khi đã xem giấy chứng nhận."
    ),
    "establishments.share_beyond": _("Tỷ lệ %(share)s không hợp lý. Nhập từ 0 đến 100."),
    "establishments.proof_missing": _(
        "Thiếu giấy tờ chứng minh. Ghi số, ngày và nơi cấp của giấy tờ."
    ),
    "establishments.mark_twice": _(
        "Diện ưu tiên này đã có trong một phần thời gian đó. Kết thúc diện cũ trước."
    ),
    "establishments.mark_verified_already": _(
        "Diện ưu tiên này đã được xác nhận ngày %(verified_on)s."
    ),
    "establishments.mark_ended": _("Diện ưu tiên này đã kết thúc ngày %(ended_on)s."),
    "establishments.finding_missing": _("Thiếu kết quả kiểm tra."),
    "establishments.source_missing": _("Thiếu nguồn. Ghi biên bản hoặc văn bản làm căn cứ."),
    "establishments.cost_item_missing": _("Thiếu nội dung chi đã được hỗ trợ."),
    "establishments.giver_missing": _("Thiếu tên cơ quan hoặc chương trình đã hỗ trợ."),
    "establishments.amount_zero": _("Số tiền hỗ trợ phải lớn hơn 0."),
    "establishments.reason_missing": _("Thiếu lý do. Ghi vì sao, để người sau hiểu."),
    # People and rights
    "establishments.clerk_needed": _(
        "Việc này do chuyên viên của địa bàn làm. Đổi vai trò ở đầu trang nếu bạn được giao."
    ),
    "establishments.officer_needed": _(
        "Việc này do chuyên viên, người thẩm định hoặc người kiểm tra của địa bàn làm."
    ),
    "establishments.outside_territory": _(
        "Cơ sở không sản xuất trong địa bàn của %(office)s. Liên hệ cơ quan của địa bàn đó."
    ),
    "establishments.place_outside_territory": _(
        "%(unit)s không thuộc địa bàn của %(office)s. Chọn nơi sản xuất trong địa bàn, hoặc chuyển "
        "cho cơ quan của địa bàn đó."
    ),
    "establishments.representative_is_confirmer": _(
        "Không tự xác nhận mình là người đại diện. Nhờ chuyên viên khác xác nhận."
    ),
    "establishments.person_inactive": _(
        "Tài khoản của %(person)s đã ngừng. Chọn tài khoản khác hoặc nhờ quản trị mở lại."
    ),
    "establishments.represents_already": _("%(person)s đang là người đại diện của %(name)s."),
    "establishments.representation_ended": _(
        "%(person)s đã thôi đại diện từ ngày %(ended_on)s. Tải lại trang để xem dữ liệu mới."
    ),
    # Merging
    "establishments.merge_with_itself": _(
        "%(name)s được chọn hai lần. Chọn hai hồ sơ khác nhau để gộp."
    ),
    "establishments.merged_already": _(
        "Hồ sơ %(name)s đã được gộp vào hồ sơ khác. Mở hồ sơ còn lại để làm tiếp."
    ),
    "establishments.merge_tax_codes_differ": _(
        "Hai hồ sơ có hai mã số thuế khác nhau (%(kept)s và %(dropped)s) nên là hai cơ sở. "
        "Nếu một mã bị nhập sai, sửa mã đó trước khi gộp."
    ),
}
