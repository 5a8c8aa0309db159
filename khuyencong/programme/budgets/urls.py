"""Addresses of money."""

from django.urls import path

from khuyencong.programme.budgets.views import funds, papers

app_name = "budgets"
urlpatterns = [
    path("", funds.fund_list, name="list"),
    path("nguon/them/", funds.fund_new, name="fund_new"),
    path("nguon/<int:fund_id>/", funds.fund_page, name="fund"),
    path("nguon/<int:fund_id>/giao/", papers.allotment_new, name="allotment_new"),
    path("nguon/<int:fund_id>/khoa-so/", papers.closing_new, name="closing_new"),
    path("dong/<int:line_id>/", funds.line_page, name="line"),
    path("dong/<int:line_id>/chuyen/", papers.transfer_new, name="transfer_new"),
    path("chung-tu/", papers.paper_list, name="papers"),
    path("chung-tu/<str:kind>/<int:paper_id>/", papers.paper_page, name="paper"),
    path("chung-tu/<str:kind>/<int:paper_id>/xac-nhan/", papers.confirm, name="confirm"),
    path("chung-tu/<str:kind>/<int:paper_id>/tu-choi/", papers.refuse, name="refuse"),
]
