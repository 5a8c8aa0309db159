"""Addresses of plans."""

from django.urls import path

from khuyencong.programme.plans.views import adjusting, reading, writing

app_name = "plans"
urlpatterns = [
    path("", reading.plan_list, name="list"),
    path("lap/", writing.plan_new, name="new"),
    path("<int:plan_id>/", reading.plan_page, name="plan"),
    path("<int:plan_id>/phien-ban/<int:number>/", reading.version_page, name="version"),
    path("<int:plan_id>/sua/", writing.plan_edit, name="edit"),
    path("<int:plan_id>/muc-tieu/", writing.objectives, name="objectives"),
    path("<int:plan_id>/dong/them/", writing.line_new, name="line_new"),
    path("<int:plan_id>/trinh/", writing.submit, name="submit"),
    path("<int:plan_id>/tra-lai/", writing.send_back, name="return"),
    path("<int:plan_id>/phe-duyet/", writing.approve, name="approve"),
    path("<int:plan_id>/ket-thuc/", writing.close, name="close"),
    path("<int:plan_id>/bo-sung/", adjusting.line_addition, name="line_addition"),
    path("dong/<int:line_id>/", writing.line_edit, name="line_edit"),
    path("dong/<int:line_id>/bo/", writing.line_drop, name="line_drop"),
    path("dong/<int:line_id>/dieu-chinh/", adjusting.line_adjust, name="line_adjust"),
    path("dong/<int:line_id>/dung/", adjusting.line_stop, name="line_stop"),
    path("dieu-chinh/<int:adjustment_id>/", adjusting.adjustment_page, name="adjustment"),
    path(
        "dieu-chinh/<int:adjustment_id>/duyet/",
        adjusting.adjustment_approve,
        name="adjustment_approve",
    ),
    path(
        "dieu-chinh/<int:adjustment_id>/khong-duyet/",
        adjusting.adjustment_refuse,
        name="adjustment_refuse",
    ),
]
