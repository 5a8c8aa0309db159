"""Addresses of contracts. A đề án's page as a whole is composed in the workspace."""

from django.urls import path

from khuyencong.programme.contracts.views import changes, contract, interruptions, listing

app_name = "contracts"
urlpatterns = [
    path("", listing.contract_list, name="list"),
    path("de-an/<int:proposal_id>/soan/", contract.prepare, name="prepare"),
    path("<int:contract_id>/", contract.contract_page, name="contract"),
    path("<int:contract_id>/sua/", contract.edit, name="edit"),
    path("<int:contract_id>/ky/", contract.sign, name="sign"),
    path("<int:contract_id>/khoi-cong/", contract.begin, name="start"),
    path("<int:contract_id>/nha-cung-cap/", interruptions.supplier, name="supplier"),
    path("<int:contract_id>/chuyen-nam/", interruptions.carry_over, name="carry_over"),
    path("<int:contract_id>/dieu-chinh/<str:kind>/", changes.propose, name="propose"),
    path("<int:contract_id>/<str:way>/", interruptions.interrupt, name="interrupt"),
    path("dieu-chinh/<int:amendment_id>/", changes.decide, name="decide"),
    path("dieu-chinh/<int:amendment_id>/khong-duyet/", changes.refuse, name="refuse"),
]
