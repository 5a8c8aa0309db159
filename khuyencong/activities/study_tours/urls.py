"""Addresses of study tours."""

from django.urls import path

from khuyencong.activities.study_tours.views import removing, tours

app_name = "study_tours"
urlpatterns = [
    path("", tours.tour_list, name="list"),
    path("them/", tours.add, name="add"),
    path("de-an/<int:proposal_id>/", tours.begin, name="begin"),
    path("<int:tour_id>/", tours.tour_page, name="tour"),
    path("<int:tour_id>/sua/", tours.change, name="change"),
    path("<int:tour_id>/noi-den/", tours.stop, name="add_stop"),
    path("<int:tour_id>/noi-den/<int:stop_id>/bo/", removing.stop, name="remove_stop"),
    path("<int:tour_id>/nguoi-di/", tours.participant, name="add_participant"),
    path(
        "<int:tour_id>/nguoi-di/<int:participant_id>/bo/",
        removing.participant,
        name="remove_participant",
    ),
    path("<int:tour_id>/chi-phi/", tours.cost, name="add_cost"),
    path("<int:tour_id>/chi-phi/<int:cost_id>/bo/", removing.cost, name="remove_cost"),
    path("<int:tour_id>/bao-cao/", tours.report, name="report"),
    path("<int:tour_id>/bai-hoc/", tours.lesson, name="add_lesson"),
    path("<int:tour_id>/bai-hoc/<int:lesson_id>/", tours.finish, name="finish_lesson"),
    path("<int:tour_id>/hoan-thanh/", tours.deliver, name="deliver"),
]
