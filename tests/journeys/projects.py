"""The two đề án of the journey, as those who ask for them tell of them. All of it is invented."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from khuyencong.windows.demonstration.establishments import completed_tax_code

DIVISION = "Phòng Kinh tế và Hạ tầng huyện Đakrông"


@dataclass(frozen=True)
class Project:
    """A đề án: who asks, what they answer on which form, by the labels of its fields."""

    sequence: int
    who: str
    establishment: Mapping[str, Any]
    figures: Mapping[str, Any]
    plan_line: Mapping[str, Any]
    title: str
    start: Mapping[str, Any]
    units: Mapping[str, Any]
    picks: Mapping[str, str]
    texts: Mapping[str, str]
    item: Mapping[str, Any]
    granted: str
    place: str
    invoice: Mapping[str, Any]

    @property
    def code(self) -> str:
        """The number that the program gives it."""
        return f"DKR-KT-2021-{self.sequence:03d}"

    @property
    def line(self) -> str:
        """The title of its line in the plan."""
        return str(self.plan_line["Nội dung công việc"])

    def number(self, kind: str) -> str:
        """Return the number of one of its papers."""
        return f"{self.sequence}/{kind} (giả định)"


def _texts(*texts: str) -> Mapping[str, str]:
    parts: Sequence[str] = (
        "2. Sự cần thiết và căn cứ",
        "3. Mục tiêu",
        "4. Quy mô và đặc điểm nổi bật",
        "5. Nội dung và tiến độ thực hiện",
        "7. Tổ chức thực hiện",
        "8. Hiệu quả của đề án",
    )
    return dict(zip(parts, texts, strict=True))


_DRYER = "Máy sấy cà phê trống quay 500 kg/mẻ"
_DESIGN = "Tư vấn thiết kế mẫu sản phẩm, nhãn hiệu và bao bì thổ cẩm"

MACHINERY = Project(
    sequence=1,
    who="applicant",
    establishment={
        "Tên cơ sở": "Hợp tác xã Cà phê Tà Rụt (giả định)",
        "Loại hình": "Hợp tác xã",
        "Mã số thuế": completed_tax_code("329999101"),
        "Số giấy đăng ký": "001/ĐKKD (giả định)",
        "Ngày đăng ký": "12/05/2017",
        "Xã, phường của trụ sở": "ta rut",
        "Người đại diện": "Hồ Thị Mừng",
        "Sản xuất ở đây từ ngày": "12/05/2017",
        "Sản xuất ngay tại trụ sở: không cần nhập xã và địa chỉ bên dưới": True,
        "Mã ngành (VSIC)": "1077",
        "Nhóm ngành khuyến công": "Chế biến nông - lâm - thủy sản",
    },
    figures={
        "Năm": "2020",
        "Lao động bình quân năm": "16",
        "Trong đó lao động nữ": "9",
        "Trong đó lao động dân tộc thiểu số": "15",
        "Doanh thu": "1.320.000.000",
        "Tổng nguồn vốn cuối năm": "980.000.000",
    },
    plan_line={
        "Nội dung hoạt động": "Ứng dụng máy móc tiên tiến vào sản xuất",
        "Nội dung công việc": "Hỗ trợ cơ sở đầu tư, ứng dụng máy móc hiện đại vào sản xuất",
        "Số lượng": "5",
        "Đơn vị tính": "cơ sở",
        "Bắt đầu": "15/01/2021",
        "Hoàn thành": "30/11/2021",
        "Ngân sách huyện (đ)": "152.000.000",
        "Vốn đối ứng (đ)": "310.000.000",
    },
    title="Hỗ trợ ứng dụng máy sấy cà phê tại Hợp tác xã Cà phê Tà Rụt",
    start={
        "Nội dung hoạt động": "Ứng dụng máy móc tiên tiến vào sản xuất",
        "Nơi tiếp nhận hồ sơ": DIVISION,
        "Địa điểm thực hiện": "Xã Tà Rụt",
    },
    units={
        "Ngày bắt đầu": "22/02/2021",
        "Ngày hoàn thành": "31/05/2021",
        "Tên máy móc thiết bị": _DRYER,
        "Máy mới tốt hơn máy đang dùng ở điểm nào": "Nâng cao chất lượng sản phẩm",
        "Máy móc đề nghị hỗ trợ": "Máy đơn chiếc",
    },
    picks={"Là dây chuyền công nghệ": "Không"},
    texts=_texts(
        "Phơi cà phê ngoài trời, mùa mưa hạt dễ mốc. Kế hoạch 202/UBND-KH ưu tiên máy móc.",
        "Sấy 500 kg cà phê thóc mỗi mẻ, hạt mốc dưới 1%, thêm 04 lao động.",
        "Một máy sấy trống quay đốt trấu, thay cho sân phơi 300 m².",
        "Tháng 2 mua máy; tháng 3 lắp đặt; tháng 4 chạy thử; tháng 5 nghiệm thu.",
        "Hợp tác xã mua sắm, vận hành; phòng Kinh tế và Hạ tầng kiểm tra.",
        "Doanh thu tăng 20%; không còn nước thải chảy tràn từ sân phơi.",
    ),
    item={
        "Nội dung chi": _DRYER,
        "Đơn vị tính": "máy",
        "Số lượng": "1",
        "Đơn giá chưa thuế (đ)": "70.000.000",
        "Thuế GTGT": "10 %",
        "Loại chi phí": "Máy móc, thiết bị",
        "Tình trạng": "Mới 100%",
        "Nguồn báo giá": "Cơ khí Miền Trung (giả định), 12/01/2021",
    },
    granted="35.000.000",
    place="Xưởng của hợp tác xã tại xã Tà Rụt",
    invoice={
        "Loại chứng từ": "Hóa đơn",
        "Ký hiệu": "CK/21E",
        "Số": "0000123",
        "Ngày": "20/05/2021",
        "Mã số thuế người bán": completed_tax_code("329999201"),
        "Người bán, hoặc nội dung danh sách": "Cơ khí Miền Trung (giả định)",
        "Số tiền đã gồm thuế": "77.000.000",
        "Nội dung chi": _DRYER,
    },
)

DESIGN = Project(
    sequence=2,
    who="second_applicant",
    establishment={
        "Tên cơ sở": "Hợp tác xã Dệt thổ cẩm A Bung (giả định)",
        "Loại hình": "Hợp tác xã",
        "Mã số thuế": completed_tax_code("329999102"),
        "Số giấy đăng ký": "002/ĐKKD (giả định)",
        "Ngày đăng ký": "08/03/2016",
        "Xã, phường của trụ sở": "a bung",
        "Người đại diện": "Hồ Thị Hoa",
        "Sản xuất ở đây từ ngày": "08/03/2016",
        "Sản xuất ngay tại trụ sở: không cần nhập xã và địa chỉ bên dưới": True,
        "Mã ngành (VSIC)": "1312",
        "Nhóm ngành khuyến công": "Tiểu thủ công nghiệp",
    },
    figures={
        "Năm": "2020",
        "Lao động bình quân năm": "24",
        "Trong đó lao động nữ": "23",
        "Trong đó lao động dân tộc thiểu số": "24",
        "Doanh thu": "430.000.000",
        "Tổng nguồn vốn cuối năm": "280.000.000",
    },
    plan_line={
        "Nội dung hoạt động": "Thuê tư vấn, trợ giúp cơ sở",
        "Nội dung công việc": "Hỗ trợ cơ sở thuê tư vấn thiết kế mẫu, nhãn hiệu sản phẩm",
        "Số lượng": "1",
        "Đơn vị tính": "cơ sở",
        "Bắt đầu": "01/02/2021",
        "Hoàn thành": "30/09/2021",
        "Ngân sách huyện (đ)": "20.000.000",
        "Vốn đối ứng (đ)": "20.000.000",
    },
    title="Hỗ trợ thuê tư vấn thiết kế mẫu, nhãn hiệu sản phẩm thổ cẩm A Bung",
    start={
        "Nội dung hoạt động": "Thuê tư vấn, trợ giúp cơ sở",
        "Nơi tiếp nhận hồ sơ": DIVISION,
        "Địa điểm thực hiện": "Xã A Bung",
    },
    units={
        "Ngày bắt đầu": "01/03/2021",
        "Ngày hoàn thành": "15/06/2021",
        "Lĩnh vực tư vấn": "Thiết kế mẫu mã, bao bì đóng gói",
        "Sản phẩm": "Túi, ví, vải thổ cẩm",
    },
    picks={"Sản phẩm có tiềm năng xuất khẩu": "Có"},
    texts=_texts(
        "Vải thổ cẩm bán sang Lào không có nhãn, mẫu túi lâu không đổi.",
        "Có 06 mẫu túi, ví mới và một bộ nhãn hiệu, bao bì.",
        "Một hợp đồng tư vấn gồm 06 mẫu sản phẩm, 01 nhãn hiệu, 02 kiểu bao bì.",
        "Tháng 3 khảo sát hoa văn; tháng 4 trình phương án; tháng 5 bàn giao.",
        "Hợp tác xã thuê tư vấn; phòng Kinh tế và Hạ tầng kiểm tra.",
        "Thêm 25% đơn hàng xuất khẩu, giữ việc làm cho 24 phụ nữ.",
    ),
    item={
        "Nội dung chi": _DESIGN,
        "Đơn vị tính": "hợp đồng",
        "Số lượng": "1",
        "Đơn giá chưa thuế (đ)": "36.000.000",
        "Thuế GTGT": "10 %",
        "Loại chi phí": "Chi phí của nội dung hoạt động",
        "Tình trạng": "Không phải máy móc",
        "Nguồn báo giá": "Thiết kế Sông Hiếu (giả định), 15/01/2021",
    },
    granted="19.000.000",
    place="Trụ sở hợp tác xã tại xã A Bung",
    invoice={
        "Loại chứng từ": "Hóa đơn",
        "Ký hiệu": "TK/21E",
        "Số": "0000045",
        "Ngày": "24/05/2021",
        "Mã số thuế người bán": completed_tax_code("329999206"),
        "Người bán, hoặc nội dung danh sách": "Thiết kế Sông Hiếu (giả định)",
        "Số tiền đã gồm thuế": "39.600.000",
        "Nội dung chi": _DESIGN,
    },
)
