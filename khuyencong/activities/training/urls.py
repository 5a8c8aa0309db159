"""Addresses of classes: of their office, and of people who come to them without an account."""

from django.urls import path

from khuyencong.activities.training.views import (
    attendance,
    listing,
    outcomes,
    people,
    programme,
    public,
    running,
)

app_name = "training"
urlpatterns = [
    path("", listing.class_list, name="list"),
    path("mo/", running.open_own, name="open"),
    path("mo/<int:proposal_id>/", running.open_for, name="open_for"),
    path("giang-vien/", programme.trainers, name="trainers"),
    path("can-hoi/<int:months>/", outcomes.due, name="due"),
    path("<int:class_id>/", listing.class_page, name="class"),
    path("<int:class_id>/sua/", running.edit, name="edit"),
    path("<int:class_id>/thong-bao/", running.announce, name="announce"),
    path("<int:class_id>/ket-thuc/", running.finish, name="finish"),
    path("<int:class_id>/huy/", running.cancel, name="cancel"),
    path("<int:class_id>/ban-giao/", running.deliver, name="deliver"),
    path("<int:class_id>/buoi-hoc/", programme.add, name="add_session"),
    path("<int:class_id>/tai-lieu/", programme.add_file, name="add_material"),
    path("<int:class_id>/ghi-danh/", people.add, name="enrol"),
    path("<int:class_id>/ghi-danh/danh-sach/", people.add_list, name="enrol_list"),
    path("<int:class_id>/chung-nhan/", outcomes.certificates, name="certificates"),
    path("<int:class_id>/sau-khoa-hoc/", outcomes.outcomes, name="outcomes"),
    path("tai-lieu/<int:material_id>/", listing.material, name="material"),
    path("tai-lieu/<int:material_id>/bo/", programme.remove_file, name="remove_material"),
    path("buoi-hoc/<int:session_id>/sua/", programme.change, name="change_session"),
    path("buoi-hoc/<int:session_id>/bo/", programme.remove, name="remove_session"),
    path("buoi-hoc/<int:session_id>/diem-danh/", attendance.board, name="board"),
    path("buoi-hoc/<int:session_id>/ma-qr/", attendance.qr, name="qr"),
    path("buoi-hoc/<int:session_id>/danh-sach-ky/", attendance.sheet, name="sheet"),
    path("hoc-vien/<int:trainee_id>/thoi-hoc/", people.leave, name="leave"),
    path("hoc-vien/<int:trainee_id>/hoi/<int:months>/", outcomes.call, name="call"),
    path("tra-loi/<int:follow_up_id>/co-so/", outcomes.establishment, name="establishment"),
    path("chung-nhan/<int:certificate_id>/", outcomes.certificate, name="certificate"),
    path("chung-nhan/<int:certificate_id>/thu-hoi/", outcomes.revoke, name="revoke"),
    path("dang-ky/<str:token>/", public.announcement, name="announcement"),
    path("co-mat/<str:token>/", public.present, name="present"),
    path("cua-toi/<str:token>/", public.own, name="own"),
    path(
        "cua-toi/<str:token>/tai-lieu/<int:material_id>/",
        public.own_material,
        name="own_material",
    ),
]
