"""A consultancy on its road: terms, offers, versions, answer, mark, report."""

from datetime import date

import pytest

from khuyencong.activities.consulting.models import Assignment, Offer, Trademark, Version
from khuyencong.activities.consulting.services import (
    add_offer,
    answer_version,
    change_terms,
    choose_offer,
    record_trademark,
    report_work,
    set_terms,
    show_version,
)
from khuyencong.activities.consulting.states import Answer, Stage
from khuyencong.activities.consulting.values import OfferValues, TrademarkValues
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.acceptance.queries import delivered_so_far
from tests.builders.appraisals import committee_leader
from tests.builders.consulting import (
    TODAY,
    build_accepted,
    build_assignment,
    build_hired,
    build_offer,
    build_version,
    keeper,
    terms_values,
)
from tests.builders.contracts import build_signed, build_started, implementer
from tests.builders.files import build_upload
from tests.builders.photos import build_photo


def codes(refusal: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def report(assignment: Assignment, **told):
    told = {"cost_vnd": 40_000_000, "vouchers": "HĐ 01, HĐ 0000456"} | told
    return report_work(
        assignment.pk, version=assignment.version, by=keeper(assignment), on=TODAY, **told
    )


def test_a_consultancy_goes_its_whole_road_and_counts_as_delivered():
    assignment = report(build_accepted())

    assert assignment.stage == Stage.DELIVERED
    item = assignment.contract_item
    assert delivered_so_far(item.contract_id)[item.pk].quantity == item.quantity
    evidence = Delivery.objects.get().evidence
    for told in ("Cà phê Tà Rụt", "phiên bản 1", "12/07/2021", "Công ty A", "HĐ 0000456"):
        assert told in evidence
    actions = AuditEntry.objects.filter(action__startswith="consulting.")
    assert [entry.action.partition(".")[2] for entry in actions.order_by("pk")] == [
        "begun",
        "offered",
        "hired",
        "shown",
        "answered",
        "reported",
    ]


def test_everything_wrong_with_terms_is_said_at_once_and_an_item_has_one_consultancy():
    contract = build_started()
    item = contract.items.get()
    with pytest.raises(Refused) as refusal:
        set_terms(
            item.pk,
            terms_values(product=" ", terms="", subject="x"),
            by=implementer(contract),
            on=TODAY,
        )
    assert codes(refusal) == [
        "consulting.product_needed",
        "consulting.terms_needed",
        "consulting.subject_unknown",
    ]
    assert not Assignment.objects.exists()

    build_assignment(contract)
    with pytest.raises(Refused) as refusal:
        build_assignment(contract)
    assert codes(refusal) == ["consulting.begun_already"]
    assert Assignment.objects.count() == 1


def test_nobody_is_hired_before_work_begins_or_by_who_does_not_report():
    signed = build_signed()
    with pytest.raises(OutOfStep):
        build_assignment(signed)
    with pytest.raises(NotPermitted):
        set_terms(signed.items.get().pk, terms_values(), by=committee_leader(), on=TODAY)
    assert not Assignment.objects.exists()


def test_terms_are_corrected_until_somebody_is_hired_and_not_from_a_second_tab():
    assignment = build_assignment()
    by = keeper(assignment)
    change_terms(assignment.pk, terms_values(product="Cà phê rang"), version=1, by=by)
    with pytest.raises(OutOfStep) as refusal:
        change_terms(assignment.pk, terms_values(), version=1, by=by)
    assert codes(refusal) == ["consulting.changed_meanwhile"]

    choose_offer(build_offer(assignment).pk, reason="Tốt", by=by)
    with pytest.raises(OutOfStep) as refusal:
        change_terms(assignment.pk, terms_values(), version=3, by=by)
    assert codes(refusal) == ["consulting.not_at_this_stage"]
    assert Assignment.objects.get().product == "Cà phê rang"


def test_an_offer_is_taken_for_a_reason_and_none_comes_after():
    assignment = build_assignment()
    by = keeper(assignment)
    offer = build_offer(assignment)
    with pytest.raises(Refused) as refusal:
        choose_offer(offer.pk, reason=" ", by=by)
    assert codes(refusal) == ["consulting.reason_needed"]
    assert not Offer.objects.filter(is_chosen=True).exists()

    choose_offer(offer.pk, reason="Có kinh nghiệm", by=by)
    with pytest.raises(OutOfStep):
        build_offer(assignment, consultant="Công ty B")
    assert Offer.objects.count() == 1


def test_an_offer_of_tomorrow_or_for_nothing_is_none():
    assignment = build_assignment()
    values = OfferValues("", 0, " ", date(2021, 8, 1))

    with pytest.raises(Refused) as refusal:
        add_offer(assignment.pk, values, by=keeper(assignment), on=TODAY)

    assert codes(refusal) == [
        "consulting.consultant_needed",
        "consulting.plan_needed",
        "consulting.day_in_future",
        "consulting.amount_out_of_sense",
    ]
    assert not Offer.objects.exists()


def test_a_design_is_shown_in_a_picture():
    assignment = build_hired()
    by = keeper(assignment)
    for uploads, code in (
        ([], "consulting.file_needed"),
        ([build_upload(name="mau.pdf")], "consulting.picture_needed"),
    ):
        with pytest.raises(Refused) as refusal:
            show_version(assignment.pk, "Mẫu 1", uploads, by=by, on=TODAY)
        assert codes(refusal) == [code]
    with pytest.raises(Refused) as refusal:
        show_version(assignment.pk, " ", [build_photo()], by=by, on=TODAY)
    assert codes(refusal) == ["consulting.changes_needed"]
    assert not Version.objects.exists()
    assert not Attachment.objects.filter(original_name="mau.pdf").exists()


def test_advice_on_management_is_shown_in_a_paper():
    assignment = build_hired(subject="management")
    paper = [build_upload(name="bao-cao.pdf")]

    version = show_version(assignment.pk, "Báo cáo", paper, by=keeper(assignment), on=TODAY)

    assert [str(file) for file in version.files.all()] == ["bao-cao.pdf"]


def test_versions_follow_one_another_and_only_the_last_is_answered_once():
    assignment = build_hired()
    by = keeper(assignment)
    first = build_version(assignment)
    with pytest.raises(OutOfStep) as refusal:
        build_version(assignment)
    assert codes(refusal) == ["consulting.version_waits"]
    with pytest.raises(Refused) as refusal:
        answer_version(first.pk, Answer.CHANGE, " ", by=by, on=TODAY)
    assert codes(refusal) == ["consulting.change_untold"]

    answer_version(first.pk, Answer.CHANGE, "Chữ to hơn", by=by, on=TODAY)
    second = build_version(assignment)
    with pytest.raises(OutOfStep) as refusal:
        answer_version(first.pk, Answer.ACCEPT, "", by=by, on=TODAY)
    assert codes(refusal) == ["consulting.not_to_be_answered"]
    answer_version(second.pk, Answer.ACCEPT, "", by=by, on=TODAY)
    with pytest.raises(OutOfStep):
        answer_version(second.pk, Answer.ACCEPT, "", by=by, on=TODAY)
    answers = list(Version.objects.order_by("number").values_list("answer", flat=True))
    assert answers == ["change", "accept"]


def test_a_leader_does_not_answer_for_the_establishment():
    version = build_version(build_hired())

    with pytest.raises(NotPermitted):
        answer_version(version.pk, Answer.ACCEPT, "", by=committee_leader(), on=TODAY)

    assert Version.objects.get().answer == Answer.WAITING


def test_only_accepted_work_is_reported_with_its_vouchers():
    hired = build_hired()
    with pytest.raises(OutOfStep):
        report(hired)
    answer_version(build_version(hired).pk, Answer.ACCEPT, "", by=keeper(hired), on=TODAY)
    hired.refresh_from_db()
    with pytest.raises(Refused) as refusal:
        report(hired, vouchers=" ")
    assert codes(refusal) == ["consulting.vouchers_needed"]
    with pytest.raises(Refused) as refusal:
        report(hired, cost_vnd=-1)
    assert codes(refusal) == ["acceptance.amount_out_of_sense"]
    assert Assignment.objects.get().stage == Stage.ACCEPTED
    assert not Delivery.objects.exists()


def test_a_mark_is_filed_before_it_is_granted_and_reported():
    assignment = build_accepted(subject="trademark")
    by = keeper(assignment)
    with pytest.raises(Refused) as refusal:
        report(assignment)
    assert codes(refusal) == ["consulting.not_filed"]
    wrong = TrademarkValues(
        "TÀ RỤT",
        "4-2021-12345",
        date(2021, 7, 1),
        published_on=date(2021, 6, 1),
        granted_on=date(2021, 7, 10),
        refused_on=date(2021, 7, 11),
    )
    with pytest.raises(Refused) as refusal:
        record_trademark(assignment.pk, wrong, by=by, on=TODAY)
    assert codes(refusal) == [
        "consulting.before_filed",
        "consulting.grant_half_told",
        "consulting.granted_and_refused",
    ]
    assert not Trademark.objects.exists()

    filed = TrademarkValues("TÀ RỤT", "4-2021-12345", date(2021, 7, 1))
    record_trademark(assignment.pk, filed, by=by, on=TODAY)
    assert "4-2021-12345" in report(assignment).delivery.evidence
