"""Sign in, sign out, reset a password, choose a role, keep accounts.

The names are those that the sign-in library asks for; pages of it without a use here answer 404.
"""

from allauth.account import views as allauth_views
from django.urls import path, re_path

from khuyencong.foundation.accounts.views import demonstration, own, people

urlpatterns = [
    path("", own.profile, name="profile"),
    path("vai-tro/", own.act_as, name="act_as"),
    path("dang-nhap/", allauth_views.login, name="account_login"),
    path("dang-xuat/", allauth_views.logout, name="account_logout"),
    path("dang-ky/", allauth_views.signup, name="account_signup"),
    path("da-khoa/", allauth_views.account_inactive, name="account_inactive"),
    path("doi-mat-khau/", allauth_views.password_change, name="account_change_password"),
    path("quen-mat-khau/", allauth_views.password_reset, name="account_reset_password"),
    path(
        "quen-mat-khau/da-gui/",
        allauth_views.password_reset_done,
        name="account_reset_password_done",
    ),
    path(
        "dat-mat-khau/xong/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^dat-mat-khau/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("khong-dung/thu/", own.not_offered, name="account_email"),
    path("khong-dung/xac-nhan/", own.not_offered, name="account_email_verification_sent"),
    path("khong-dung/xac-nhan/<str:key>/", own.not_offered, name="account_confirm_email"),
    path("khong-dung/mat-khau/", own.not_offered, name="account_set_password"),
    path("khong-dung/xac-thuc/", own.not_offered, name="account_reauthenticate"),
    path("dung-thu/", demonstration.demonstration, name="demonstration"),
    path("dung-thu/ngay/", demonstration.demonstration_day, name="demonstration_day"),
    path(
        "dung-thu/<str:username>/",
        demonstration.demonstration_sign_in,
        name="demonstration_sign_in",
    ),
    path("nguoi-dung/", people.people, name="people"),
    path("nguoi-dung/moi/", people.new_person, name="new_person"),
    path("nguoi-dung/<int:person_id>/", people.person, name="person"),
    path("nguoi-dung/<int:person_id>/khoa/", people.lock_person, name="lock_person"),
    path("nguoi-dung/<int:person_id>/mo-khoa/", people.unlock_person, name="unlock_person"),
    path(
        "nguoi-dung/<int:person_id>/lien-ket-mat-khau/", people.password_link, name="password_link"
    ),
]
