"""Addresses of payments. A đề án's page as a whole is composed in the workspace."""

from django.urls import path

from khuyencong.programme.payments.views import (
    closing,
    listing,
    money,
    papers,
    payment,
    settlement,
    treasury,
    vouchers,
)

app_name = "payments"
urlpatterns = [
    path("", listing.payment_list, name="list"),
    path("hop-dong/<int:contract_id>/", money.contract_money, name="contract"),
    path("hop-dong/<int:contract_id>/thu-hoi/", money.take_back, name="recover"),
    path("hop-dong/<int:contract_id>/quyet-toan/", settlement.settlement_page, name="settlement"),
    path(
        "hop-dong/<int:contract_id>/quyet-toan/lap/",
        settlement.prepare,
        name="prepare_settlement",
    ),
    path("hop-dong/<int:contract_id>/quyet-toan/duyet/", settlement.settle, name="settle"),
    path(
        "hop-dong/<int:contract_id>/quyet-toan/giay-to/",
        papers.add_to_settlement,
        name="add_settlement_paper",
    ),
    path("quyet-toan/giay-to/<int:paper_id>/", papers.file_of_settlement, name="settlement_paper"),
    path(
        "quyet-toan/giay-to/<int:paper_id>/bo/",
        papers.drop_from_settlement,
        name="drop_settlement_paper",
    ),
    path("hop-dong/<int:contract_id>/de-nghi/<str:way>/", money.prepare, name="prepare"),
    path("<int:payment_id>/", payment.payment_page, name="payment"),
    path("<int:payment_id>/sua/", money.edit, name="edit"),
    path("<int:payment_id>/duyet/", payment.approve, name="approve"),
    path("<int:payment_id>/khong-duyet/", payment.refuse, name="refuse"),
    path("<int:payment_id>/huy/", payment.cancel, name="cancel"),
    path("<int:payment_id>/kho-bac/", payment.record, name="record"),
    path("<int:payment_id>/chung-tu/", vouchers.add_voucher, name="add_voucher"),
    path("chung-tu/<int:invoice_id>/bo/", vouchers.drop_voucher, name="drop_voucher"),
    path("<int:payment_id>/giay-to/", papers.add_to_payment, name="add_paper"),
    path("giay-to/<int:paper_id>/", papers.file_of_payment, name="paper"),
    path("giay-to/<int:paper_id>/bo/", papers.drop_from_payment, name="drop_paper"),
    path("sao-ke/", treasury.statement_list, name="statements"),
    path("sao-ke/nhap/", treasury.statement_new, name="statement_new"),
    path("sao-ke/<int:statement_id>/", treasury.statement_page, name="statement"),
    path("sao-ke/<int:statement_id>/doi-chieu/", treasury.match, name="match"),
    path("khoa-so/<int:closing_id>/", closing.closing, name="closing"),
    path("khoa-so/<int:closing_id>/tu-choi/", closing.refuse, name="refuse_closing"),
]
