"""Every address of the program, app by app."""

from django.apps import apps
from django.conf import settings
from django.urls import URLResolver, include, path

from khuyencong.windows.workspace.views import home


def activities() -> list[URLResolver]:
    """Return the addresses of each kind of work, under the ``url_prefix`` that its app names."""
    configs = [config for config in apps.get_app_configs() if config.name in settings.ACTIVITIES]
    return [
        path(vars(type(config))["url_prefix"], include(f"{config.name}.urls")) for config in configs
    ]


urlpatterns = [
    path("", home.home, name="home"),
    path("", include("khuyencong.windows.workspace.urls")),
    path("chuyen-giao/", include("khuyencong.windows.handover.urls")),
    path("tai-khoan/", include("khuyencong.foundation.accounts.urls")),
    path("nhat-ky/", include("khuyencong.foundation.audit.urls")),
    path("ngon-ngu/", include("django.conf.urls.i18n")),
    path("co-quan/", include("khuyencong.registers.offices.urls")),
    path("don-vi-hanh-chinh/", include("khuyencong.registers.territories.urls")),
    path("phap-luat/", include("khuyencong.registers.policies.urls")),
    path("co-so/", include("khuyencong.registers.establishments.urls")),
    path("cum-cong-nghiep/", include("khuyencong.registers.clusters.urls")),
    path("kinh-phi/", include("khuyencong.programme.budgets.urls")),
    path("ke-hoach/", include("khuyencong.programme.plans.urls")),
    path("de-an/", include("khuyencong.programme.proposals.urls")),
    path("tham-dinh/", include("khuyencong.programme.appraisals.urls")),
    path("hop-dong/", include("khuyencong.programme.contracts.urls")),
    path("kiem-tra/", include("khuyencong.programme.inspections.urls")),
    path("nghiem-thu/", include("khuyencong.programme.acceptance.urls")),
    path("thanh-toan/", include("khuyencong.programme.payments.urls")),
    path("ket-qua/", include("khuyencong.programme.outcomes.urls")),
    path("xac-minh/", include("khuyencong.foundation.verification.urls")),
    *activities(),
]
