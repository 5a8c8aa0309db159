from django.urls import path

from tests.activities.showrooms import views

app_name = "showrooms"
urlpatterns = [path("<int:proposal_id>/", views.open_page, name="open")]
