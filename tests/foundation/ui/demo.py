"""Addresses of a page that shows every component; only for the tests of this app."""

from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from khuyencong.engines.refusals import OutOfStep, Problem, Refused
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.ui.figures import BarPart, BarRow, Station
from khuyencong.foundation.ui.forms import BaseForm, DateField, VndField
from khuyencong.foundation.ui.http import answers_refusals, render_page

CLERK = Actor(1, "Hồ Thị Mỵ", Role.CLERK, office_id=7, office_name="Phòng Kinh tế huyện Đakrông")
LEADER = Actor(1, "Hồ Thị Mỵ", Role.LEADER, office_id=7, office_name="Phòng Kinh tế huyện Đakrông")

STATES = {
    "draft": "Bản nháp", "submitted": "Đã nộp", "returned": "Yêu cầu bổ sung",
    "base_appraisal": "Thẩm định cơ sở", "registered": "Đã đăng ký",
    "upper_appraisal": "Thẩm định cấp trên", "approved": "Đã phê duyệt",
    "refused": "Không phê duyệt", "withdrawn": "Đã rút", "contracted": "Đã ký hợp đồng",
    "in_progress": "Đang thực hiện",
    "suspended": "Tạm dừng", "terminated": "Chấm dứt", "accepted": "Đã nghiệm thu",
    "settled": "Đã quyết toán", "open": "Đang mở", "closed": "Đã đóng", "published": "Đã ban hành",
    "adjusted": "Đã điều chỉnh", "active": "Hiệu lực", "stopped": "Đã dừng",
}  # fmt: skip
STAGES = [
    BarPart("Còn lại", 1_068_800_000, "available"),
    BarPart("Đã giữ chỗ", 3_391_200_000, "reserved"),
    BarPart("Đã cam kết", 4_020_000_000, "committed"),
    BarPart("Đã tạm ứng", 820_000_000, "advanced"),
    BarPart("Đã thanh toán", 2_600_000_000, "paid"),
    BarPart("Đã quyết toán", 600_000_000, "settled"),
]
ROWS = [
    BarRow("Hỗ trợ máy móc, thiết bị", 300_000_000),
    BarRow("Tư vấn thiết kế", 75_000_000, url="/"),
    BarRow("Lớp đào tạo", 4, shown="4 lớp", tone="green"),
]
STATIONS = [
    Station("Nộp hồ sơ", "done", date(2021, 3, 2)),
    Station("Thẩm định", "done", date(2021, 3, 20), "Đạt 82 điểm"),
    Station("Phê duyệt", "here", None, "Còn 5 ngày làm việc"),
    Station("Cấp trên thẩm định", "off"),
    Station("Ký hợp đồng", "ahead"),
    Station("Nghiệm thu", "ahead"),
    Station("Quyết toán", "ahead"),
]


class DemoForm(BaseForm):
    title = forms.CharField(label="Tên đề án", help_text="Ngắn gọn, nêu rõ máy móc.", max_length=20)
    asked_vnd = VndField(label="Kinh phí đề nghị")
    starts_on = DateField(label="Ngày bắt đầu", required=False, help_text="Ngày/tháng/năm.")
    kind = forms.ChoiceField(label="Hoạt động", choices=[("", "Chọn"), ("a", "Máy móc")])
    form_of_law = forms.ChoiceField(
        label="Loại hình", choices=[("coop", "Hợp tác xã"), ("llc", "Công ty")],
        widget=forms.RadioSelect,
    )  # fmt: skip
    areas = forms.MultipleChoiceField(
        label="Địa bàn", choices=[("1", "Khó khăn"), ("2", "Biên giới")], required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    committed = forms.BooleanField(label="Cam kết đúng sự thật")
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=3)


def components(request: HttpRequest) -> HttpResponse:
    """Show everything to a clerk who may also act as a leader; no database is asked."""
    request.user = User(pk=1, username="my", full_name="Hồ Thị Mỵ")
    request.actor, request.actors = CLERK, [CLERK, LEADER]
    form = DemoForm(request.POST or ({"title": "Máy sấy", "asked_vnd": "12,5", "version": "3"}))
    problems = [
        Problem("demo.too_much", {"asked_vnd": 450_000_000, "until_on": "2021-07-05"}, "Điều 6"),
        Problem("workflow.out_of_step"),
    ]
    if "thanks" in request.GET:
        messages.success(request, "Đã lưu đề án.")
    context = {
        "form": form, "problems": problems, "states": STATES.items(), "stages": STAGES,
        "rows": ROWS, "stations": STATIONS, "asked_vnd": 12_000_000, "nav_key": "home",
    }  # fmt: skip
    return render_page(request, "demo/components.html", context)


def stranger(request: HttpRequest) -> HttpResponse:
    return render(request, "demo/stranger.html")


@answers_refusals
def refuse(request: HttpRequest) -> HttpResponse:
    raise Refused(Problem("demo.too_much", {"asked_vnd": 450_000_000, "until_on": "2021-07-05"}))


@answers_refusals
def move_on(request: HttpRequest) -> HttpResponse:
    raise OutOfStep(Problem("workflow.out_of_step"))


def autosave(request: HttpRequest) -> HttpResponse:
    """Save the draft; a title of "xung đột" meets another's change."""
    if request.POST["title"] == "xung đột":
        return move_on(request)
    return HttpResponse(status=204, headers={"X-Version": str(int(request.POST["version"]) + 1)})


def echo(request: HttpRequest) -> HttpResponse:
    sent = "; ".join(f"{key}={value}" for key, value in request.POST.items())
    return HttpResponse(sent, content_type="text/plain; charset=utf-8")


def fail(request: HttpRequest) -> HttpResponse:
    raise AssertionError("a bug, for the page that says so")


urlpatterns = [
    path("demo/", components, name="demo"),
    path("demo/stranger/", stranger),
    path("demo/refuse/", refuse),
    path("demo/move-on/", move_on),
    path("demo/autosave/", autosave, name="demo_autosave"),
    path("demo/echo/", echo, name="demo_echo"),
    path("demo/fail/", fail),
    path("", include("khuyencong.config.urls")),
]
