"""Addresses of outcomes: what is followed, periods, results, and the form behind a link."""

from django.urls import path

from khuyencong.programme.outcomes.views import answering, following, periods, results

app_name = "outcomes"
urlpatterns = [
    path("", following.follow_up_list, name="list"),
    path("lap-theo-doi/", following.follow, name="follow"),
    path("de-an/<int:tracking_id>/", following.tracking, name="tracking"),
    path("de-an/<int:tracking_id>/muc-tieu/", following.aims, name="aims"),
    path("ky/<int:follow_up_id>/", periods.period, name="period"),
    path("ky/<int:follow_up_id>/bao-cao/", periods.report, name="report"),
    path("ky/<int:follow_up_id>/duong-dan/", periods.link, name="link"),
    path("ky/<int:follow_up_id>/duyet/", periods.approve, name="approve"),
    path("ky/<int:follow_up_id>/tra-lai/", periods.send_back, name="return"),
    path("ky/<int:follow_up_id>/dong/", periods.close, name="close"),
    path("ky/<int:follow_up_id>/mo-khoa/", periods.unlock, name="open"),
    path("tong-hop/", results.results, name="results"),
    path("tong-hop/so-lieu/<slug:code>/", results.rows, name="rows"),
    path("muc-tieu/<int:objective_id>/", results.objective, name="objective"),
    path("tra-loi/<str:token>/", answering.answer, name="answer"),
]
