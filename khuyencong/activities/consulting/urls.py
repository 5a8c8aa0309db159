"""Addresses of consulting."""

from django.urls import path

from khuyencong.activities.consulting.views import listing, work

app_name = "consulting"
urlpatterns = [
    path("", listing.assignment_list, name="list"),
    path("uu-tien/", listing.rankings, name="rankings"),
    path("uu-tien/<int:line_id>/", listing.ranking, name="ranking"),
    path("de-an/<int:proposal_id>/de-cuong/", work.begin, name="begin"),
    path("<int:assignment_id>/", listing.assignment_page, name="assignment"),
    path("<int:assignment_id>/sua/", work.change, name="change"),
    path("<int:assignment_id>/chao-gia/", work.offer, name="offer"),
    path("<int:assignment_id>/chon/", work.choose, name="choose"),
    path("<int:assignment_id>/phien-ban/", work.show, name="show"),
    path("<int:assignment_id>/tra-loi/", work.answer, name="answer"),
    path("<int:assignment_id>/nhan-hieu/", work.trademark, name="trademark"),
    path("<int:assignment_id>/bao-cao/", work.report, name="report"),
    path("tep/<int:file_id>/", listing.version_file, name="file"),
]
