"""Addresses of appraisal and decision. A đề án's page as a whole is composed in the workspace."""

from django.urls import path

from khuyencong.programme.appraisals.views import decisions, queue, sheets

app_name = "appraisals"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("dang-ky/", queue.register, name="register"),
    path("quyet-dinh/", decisions.decision_list, name="decisions"),
    path("phieu/<int:appraisal_id>/", sheets.sheet, name="sheet"),
    path("phieu/<int:appraisal_id>/khai-bao/", sheets.declare, name="declare"),
    path("phieu/<int:appraisal_id>/ket-luan/", sheets.conclude, name="conclude"),
    path("de-an/<int:proposal_id>/mo/", sheets.open_sheet, name="open"),
    path("de-an/<int:proposal_id>/du-thao/", decisions.draft, name="draft"),
    path("de-an/<int:proposal_id>/du-thao/thu/", decisions.draft_trial, name="draft_trial"),
    path("de-an/<int:proposal_id>/du-thao/bo/", decisions.drop, name="drop"),
    path("de-an/<int:proposal_id>/phe-duyet/", decisions.approve, name="approve"),
    path("de-an/<int:proposal_id>/khong-phe-duyet/", decisions.refuse, name="refuse"),
]
