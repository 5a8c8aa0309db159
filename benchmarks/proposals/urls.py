"""The program's addresses, and the reference pages beside them."""

from django.urls import include, path

from benchmarks.proposals import bare

urlpatterns = [
    path("bare/rows/", bare.rows, name="bare_rows"),
    path("bare/insert/", bare.insert, name="bare_insert"),
    path("", include("khuyencong.config.urls")),
]
