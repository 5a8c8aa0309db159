from django.urls import path

from khuyencong.registers.territories import views

app_name = "territories"
urlpatterns = [
    path("", views.unit_list, name="list"),
    path("phan-loai/<int:class_id>/ket-thuc/", views.end_class, name="end_class"),
    path("<str:key>/", views.unit_page, name="unit"),
    path("<str:key>/phan-loai/", views.set_class, name="set_class"),
]
