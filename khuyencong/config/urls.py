"""Every address of the program, app by app."""

from django.urls import include, path

from khuyencong.windows.workspace.views import home

urlpatterns = [
    path("", home.home, name="home"),
    path("", include("khuyencong.windows.workspace.urls")),
    path("tai-khoan/", include("khuyencong.foundation.accounts.urls")),
    path("nhat-ky/", include("khuyencong.foundation.audit.urls")),
    path("ngon-ngu/", include("django.conf.urls.i18n")),
    path("co-quan/", include("khuyencong.registers.offices.urls")),
    path("don-vi-hanh-chinh/", include("khuyencong.registers.territories.urls")),
    path("phap-luat/", include("khuyencong.registers.policies.urls")),
    path("co-so/", include("khuyencong.registers.establishments.urls")),
    path("kinh-phi/", include("khuyencong.programme.budgets.urls")),
    path("ke-hoach/", include("khuyencong.programme.plans.urls")),
    path("de-an/", include("khuyencong.programme.proposals.urls")),
    path("tham-dinh/", include("khuyencong.programme.appraisals.urls")),
    path("hop-dong/", include("khuyencong.programme.contracts.urls")),
    path("nghiem-thu/", include("khuyencong.programme.acceptance.urls")),
    path("thanh-toan/", include("khuyencong.programme.payments.urls")),
]
