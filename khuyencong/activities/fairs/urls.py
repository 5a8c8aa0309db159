"""Addresses of fairs."""

from django.urls import path

from khuyencong.activities.fairs.views import listing, preparing, results

app_name = "fairs"
urlpatterns = [
    path("", listing.fair_list, name="list"),
    path("them/", preparing.add, name="add"),
    path("de-an/<int:proposal_id>/", preparing.begin, name="begin"),
    path("<int:fair_id>/", listing.fair_page, name="fair"),
    path("<int:fair_id>/sua/", preparing.change, name="change"),
    path("<int:fair_id>/thoi/", preparing.cancel, name="cancel"),
    path("<int:fair_id>/gian-hang/", preparing.booth, name="add_booth"),
    path("<int:fair_id>/viec/", preparing.task, name="add_task"),
    path("<int:fair_id>/viec/<int:task_id>/xong/", preparing.finish, name="finish_task"),
    path("<int:fair_id>/bao-cao/", results.report_whole_fair, name="report"),
    path("gian-hang/<int:booth_id>/sua/", preparing.edit_booth, name="change_booth"),
    path("gian-hang/<int:booth_id>/co-so/", preparing.exhibitor, name="add_exhibitor"),
    path("gian-hang/<int:booth_id>/bao-cao/", results.report_one_booth, name="report_booth"),
    path("co-so/<int:exhibitor_id>/bo/", preparing.take_out, name="remove_exhibitor"),
    path("co-so/<int:exhibitor_id>/san-pham/", results.product, name="add_product"),
    path("co-so/<int:exhibitor_id>/khach-hang/", results.contact, name="add_contact"),
    path("co-so/<int:exhibitor_id>/hop-dong/", results.deal, name="add_deal"),
    path("co-so/<int:exhibitor_id>/doanh-thu/", results.sales, name="sales"),
    path("san-pham/<int:product_id>/anh/", listing.picture, name="picture"),
]
