"""Addresses of machines."""

from django.urls import path

from khuyencong.activities.machinery.views import listing, results, work

app_name = "machinery"
urlpatterns = [
    path("", listing.machine_list, name="list"),
    path("de-an/<int:proposal_id>/them/", work.add, name="add"),
    path("de-an/<int:proposal_id>/ket-qua/", results.results, name="results"),
    path("de-an/<int:proposal_id>/trinh-dien/", results.demonstrate, name="demonstrate"),
    path("do/<int:measure_id>/sau/", results.after, name="after"),
    path("<int:machine_id>/", listing.machine_page, name="machine"),
    path("<int:machine_id>/sua/", work.change, name="change"),
    path("<int:machine_id>/bao-gia/", work.quote, name="quote"),
    path("<int:machine_id>/chon/", work.choose, name="choose"),
    path("<int:machine_id>/buoc-tiep/", work.reach, name="reach"),
    path("<int:machine_id>/anh/", work.photos, name="photos"),
    path("<int:machine_id>/bao-cao/", work.report, name="report"),
    path("<int:machine_id>/tham-lai/", work.visit, name="visit"),
    path("anh/<int:photo_id>/", listing.photo, name="photo"),
]
