"""Addresses of relocations."""

from django.urls import path

from khuyencong.activities.relocations.views import listing, work

app_name = "relocations"
urlpatterns = [
    path("", listing.relocation_list, name="list"),
    path("them/", work.begin, name="open"),
    path("de-an/<int:proposal_id>/them/", work.begin, name="begin"),
    path("gioi-han/", listing.limit_list, name="limits"),
    path("gioi-han/them/", work.limit_add, name="limit_add"),
    path("gioi-han/<int:limit_id>/xac-nhan/", work.limit_verify, name="limit_verify"),
    path("<int:relocation_id>/", listing.relocation_page, name="relocation"),
    path("<int:relocation_id>/ke-hoach/", work.plan, name="plan"),
    path("<int:relocation_id>/buoc-tiep/", work.step, name="step"),
    path("<int:relocation_id>/do/", work.measured, name="measure"),
    path("<int:relocation_id>/vay/", work.loan, name="loan"),
    path("<int:relocation_id>/sao-ke/", work.statement, name="statement"),
    path("<int:relocation_id>/bao-cao/", work.report, name="report"),
    path("anh/<int:photo_id>/", listing.photo, name="photo"),
]
