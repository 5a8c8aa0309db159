"""Addresses of the register of establishments."""

from django.urls import path

from khuyencong.registers.establishments.views import detail, facts, listing, people, registration

app_name = "establishments"
urlpatterns = [
    path("", listing.establishment_list, name="list"),
    path("xuat.csv", listing.export, name="export"),
    path("dang-ky/", registration.register, name="register"),
    path("<int:establishment_id>/", detail.detail, name="detail"),
    path("<int:establishment_id>/lich-su/", detail.history, name="history"),
    path("<int:establishment_id>/sua/", registration.change, name="change"),
    path("<int:establishment_id>/gop/", registration.merge, name="merge"),
    path("<int:establishment_id>/noi-san-xuat/", facts.add_place, name="add_place"),
    path(
        "<int:establishment_id>/noi-san-xuat/<int:place_id>/ngung/",
        facts.close_place,
        name="close_place",
    ),
    path(
        "<int:establishment_id>/noi-san-xuat/<int:place_id>/chinh/",
        facts.set_main_place,
        name="set_main_place",
    ),
    path("<int:establishment_id>/so-lieu/", facts.year_figures, name="add_figures"),
    path("<int:establishment_id>/so-lieu/<int:year>/", facts.year_figures, name="change_figures"),
    path("<int:establishment_id>/san-pham/", facts.add_product, name="add_product"),
    path(
        "<int:establishment_id>/san-pham/<int:product_id>/",
        facts.change_product,
        name="change_product",
    ),
    path(
        "<int:establishment_id>/san-pham/<int:product_id>/bo/",
        facts.remove_product,
        name="remove_product",
    ),
    path("<int:establishment_id>/uu-tien/", facts.add_mark, name="add_mark"),
    path(
        "<int:establishment_id>/uu-tien/<int:mark_id>/xac-nhan/",
        facts.verify_mark,
        name="verify_mark",
    ),
    path("<int:establishment_id>/uu-tien/<int:mark_id>/ket-thuc/", facts.end_mark, name="end_mark"),
    path("<int:establishment_id>/moi-truong/", facts.record_pollution, name="record_pollution"),
    path("<int:establishment_id>/ho-tro/", facts.declare_support, name="declare_support"),
    path(
        "<int:establishment_id>/ho-tro/<int:support_id>/bo/",
        facts.take_back_support,
        name="take_back_support",
    ),
    path("<int:establishment_id>/dai-dien/", people.add_representative, name="add_representative"),
    path(
        "<int:establishment_id>/dai-dien/<int:representation_id>/thoi/",
        people.end_representation,
        name="end_representation",
    ),
]
