"""Addresses of a đề án up to its decision. Its page as a whole is composed in the workspace."""

from django.urls import path

from khuyencong.programme.proposals.views import dossier, listing, parts, steps

app_name = "proposals"
urlpatterns = [
    path("", listing.proposal_list, name="list"),
    path("tong-so/", listing.proposal_totals, name="totals"),
    path("moi/", dossier.start, name="start"),
    path("<int:proposal_id>/ho-so/", dossier.dossier, name="dossier"),
    path("<int:proposal_id>/ho-so/phan-1/", dossier.units_section, name="units"),
    path("<int:proposal_id>/ho-so/don-vi/", parts.people, name="people"),
    path("<int:proposal_id>/ho-so/du-toan/", parts.estimate, name="estimate"),
    path("<int:proposal_id>/ho-so/du-toan/<int:item_id>/", parts.estimate, name="item"),
    path("<int:proposal_id>/ho-so/du-toan/thu/", parts.trial, name="trial"),
    path("<int:proposal_id>/ho-so/cam-ket/", parts.commitment, name="commitment"),
    path("<int:proposal_id>/ho-so/giay-to/", parts.papers, name="papers"),
    path("<int:proposal_id>/ho-so/giay-to/<int:paper_id>/", parts.paper_file, name="paper"),
    path("<int:proposal_id>/ho-so/bo/<str:what>/<int:row_id>/", parts.drop, name="drop"),
    path("<int:proposal_id>/ho-so/viet/<str:section>/", dossier.text_section, name="text"),
    path("<int:proposal_id>/ho-so/tra-loi/<int:request_id>/", steps.answer, name="answer"),
    path("<int:proposal_id>/nop/", steps.submit, name="submit"),
    path("<int:proposal_id>/tra-lai/", steps.return_for_completion, name="return"),
    path("<int:proposal_id>/rut/", steps.withdraw, name="withdraw"),
    path("<int:proposal_id>/ghep-ke-hoach/", steps.match, name="match"),
]
