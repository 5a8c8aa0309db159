"""Addresses of inspections: plans, risks, visits, what was found."""

from django.urls import path

from khuyencong.programme.inspections.views import findings, planning, visits

app_name = "inspections"
urlpatterns = [
    path("", visits.visit_list, name="list"),
    path("ke-hoach/", planning.plan_list, name="plans"),
    path("ke-hoach/<int:plan_id>/", planning.plan, name="plan"),
    path("ke-hoach/<int:plan_id>/chon/<int:contract_id>/", planning.choose, name="choose"),
    path("ke-hoach/<int:plan_id>/bo/<int:row_id>/", planning.drop, name="drop"),
    path("ke-hoach/<int:plan_id>/duyet/", planning.approve, name="approve"),
    path("rui-ro/", planning.risks, name="risks"),
    path("hop-dong/<int:contract_id>/ghi/", visits.record, name="record"),
    path("lan/<int:visit_id>/", visits.visit, name="visit"),
    path("lan/<int:visit_id>/sua/", visits.edit, name="edit"),
    path("lan/<int:visit_id>/ket-thuc/", visits.finish, name="finish"),
    path("lan/<int:visit_id>/bien-ban/", visits.minutes, name="minutes"),
    path("lan/<int:visit_id>/anh/", visits.photos, name="photos"),
    path("anh/<int:photo_id>/", visits.photo, name="photo"),
    path("lan/<int:visit_id>/sai-sot/", findings.add, name="add_finding"),
    path("sai-sot/", findings.finding_list, name="findings"),
    path("sai-sot/<int:finding_id>/bo/", findings.drop, name="drop_finding"),
    path("sai-sot/<int:finding_id>/dong/", findings.close, name="close_finding"),
    path("sai-sot/<int:finding_id>/bang-chung/", findings.proof, name="proof"),
]
