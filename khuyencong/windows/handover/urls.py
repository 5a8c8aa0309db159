"""Addresses of handovers."""

from django.urls import path

from khuyencong.windows.handover.views import deciding, dividing, preparing, reading

app_name = "handover"
urlpatterns = [
    path("", reading.handover_list, name="list"),
    path("lap/", preparing.prepare, name="prepare"),
    path("<int:handover_id>/", reading.handover_page, name="handover"),
    path("<int:handover_id>/sua/", preparing.change, name="change"),
    path("<int:handover_id>/dia-ban/", dividing.add, name="add_share"),
    path("<int:handover_id>/chon/<str:kind>/<int:record_id>/", dividing.choose, name="choose"),
    path("<int:handover_id>/vai-tro/<int:appointment_id>/", dividing.role, name="role"),
    path("<int:handover_id>/phe-duyet/", deciding.approve, name="approve"),
    path("<int:handover_id>/mo-lai/", deciding.reopen, name="reopen"),
    path("<int:handover_id>/huy/", deciding.cancel, name="cancel"),
    path("<int:handover_id>/thuc-hien/", deciding.perform, name="carry_out"),
    path("dia-ban/<int:share_id>/bo/", dividing.drop, name="drop_share"),
]
