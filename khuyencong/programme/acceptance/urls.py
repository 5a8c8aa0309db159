"""Addresses of work under contracts. A đề án's page as a whole is composed in the workspace."""

from django.urls import path

from khuyencong.programme.acceptance.views import delivery, listing, minutes, progress

app_name = "acceptance"
urlpatterns = [
    path("", listing.contract_list, name="list"),
    path("hop-dong/<int:contract_id>/", listing.work, name="work"),
    path("hop-dong/<int:contract_id>/tien-do/", progress.report, name="report"),
    path("tien-do/<int:report_id>/sua/", progress.correct, name="correct"),
    path("tien-do/<int:report_id>/xac-nhan/", progress.seen, name="seen"),
    path("hop-dong/<int:contract_id>/ban-giao/", delivery.deliver, name="deliver"),
    path("ban-giao/<int:delivery_id>/rut/", delivery.withdraw, name="withdraw"),
    path("ban-giao/giay-to/<int:paper_id>/", listing.delivery_paper, name="delivery_paper"),
    path("hop-dong/<int:contract_id>/bien-ban/", minutes.prepare, name="prepare"),
    path("hop-dong/<int:contract_id>/tinh-thu/", minutes.reckon, name="reckon"),
    path("bien-ban/<int:acceptance_id>/", minutes.minutes, name="minutes"),
    path("bien-ban/<int:acceptance_id>/sua/", minutes.edit, name="edit"),
    path("bien-ban/<int:acceptance_id>/ky/", minutes.sign, name="sign"),
    path("bien-ban/giay-to/<int:paper_id>/", listing.acceptance_paper, name="acceptance_paper"),
]
