"""Draft minutes of acceptance, line by line against the contract."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.acceptance.models import Acceptance, AcceptedItem
from khuyencong.programme.acceptance.queries import accepted_cost_vnd, final_support_vnd
from khuyencong.programme.acceptance.services import change_acceptance, prepare_acceptance
from khuyencong.programme.acceptance.values import LineValues
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.proposals.states import State
from tests.builders.acceptance import (
    HELD_ON,
    acceptance_values,
    build_delivered,
    build_minutes,
    build_two_machines,
    inspector,
    lines_of,
    only_line,
    sign,
)
from tests.builders.appraisals import (
    ASKED_VND,
    build_line_with,
    clerk,
    committee_leader,
    head_of_office,
)
from tests.builders.contracts import build_signed, build_started, build_suspended, implementer
from tests.builders.files import HTML, build_upload


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def _assert_nothing_drafted():
    assert not Acceptance.objects.exists()
    assert not AcceptedItem.objects.exists()
    assert not AuditEntry.objects.filter(action="acceptance.drafted").exists()


def test_a_draft_counts_for_nothing_yet():
    contract = build_started()

    acceptance = prepare_acceptance(
        contract.pk,
        acceptance_values(contract),
        by=inspector(),
        on=HELD_ON,
        uploads=[build_upload(name="bien-ban.pdf")],
    )

    [line] = acceptance.items.all()
    assert (line.quantity_accepted, line.accepted_cost_vnd) == (1, 400_000_000)
    assert [str(paper) for paper in acceptance.papers.all()] == ["bien-ban.pdf"]
    assert (accepted_cost_vnd(contract.pk), final_support_vnd(contract.pk)) == (0, None)
    contract.proposal.refresh_from_db()
    assert contract.proposal.state == State.IN_PROGRESS
    assert total_held(contract.proposal.reference).committed_vnd == ASKED_VND
    entry = AuditEntry.objects.get(action="acceptance.drafted")
    assert (entry.after["minutes"], entry.after["cost_vnd"]) == ("001/BB-NT", 400_000_000)


def test_cost_beyond_the_contract_counts_only_to_the_contract():
    contract = build_started()

    acceptance = build_minutes(contract, lines=only_line(contract, 1, 450_000_000))

    [line] = acceptance.items.all()
    assert (line.cost_vnd, line.accepted_cost_vnd) == (450_000_000, 400_000_000)


def test_a_clerk_drafts_too_others_do_not():
    contract = build_started()
    for who in (head_of_office(), committee_leader(), implementer(contract)):
        with pytest.raises(NotPermitted) as refusal:
            prepare_acceptance(contract.pk, acceptance_values(contract), by=who, on=HELD_ON)
        assert _codes(refusal) == ["acceptance.drafting_not_yours"]
    _assert_nothing_drafted()

    prepare_acceptance(contract.pk, acceptance_values(contract), by=clerk(), on=HELD_ON)

    assert Acceptance.objects.get().prepared_by_id == clerk().user_id


@pytest.mark.parametrize("build", [build_signed, build_suspended])
def test_nothing_is_accepted_before_the_work_or_while_it_is_suspended(build):
    contract = build()

    with pytest.raises(OutOfStep) as refusal:
        build_minutes(contract)

    assert _codes(refusal) == ["acceptance.not_in_progress"]
    _assert_nothing_drafted()


def test_a_contract_has_one_draft_at_a_time():
    contract = build_started()
    build_minutes(contract)

    with pytest.raises(OutOfStep) as refusal:
        build_minutes(contract, minutes_number="002/BB-NT")

    assert _codes(refusal) == ["acceptance.drafted_already"]
    assert Acceptance.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"minutes_number": " "}, "acceptance.number_needed"),
        ({"place": ""}, "acceptance.place_needed"),
        ({"participants": "\n"}, "acceptance.participants_needed"),
        ({"conclusion": ""}, "acceptance.conclusion_needed"),
        ({"form": "5d"}, "acceptance.form_unknown"),
        ({"held_on": date(2021, 5, 3)}, "acceptance.held_out_of_time"),
        ({"held_on": date(2021, 7, 20)}, "acceptance.held_out_of_time"),
    ],
)
def test_a_head_that_is_not_whole_is_refused(change, code):
    contract = build_started()

    with pytest.raises(Refused) as refusal:
        build_minutes(contract, **change)

    assert _codes(refusal) == [code]
    _assert_nothing_drafted()


@pytest.mark.parametrize(
    ("quantity", "cost_vnd", "codes"),
    [
        (2, 400_000_000, ["acceptance.accepted_beyond_contract"]),
        (1, -1, ["acceptance.line_out_of_sense"]),
        (1, 10**15 + 1, ["acceptance.line_out_of_sense"]),
        (0, 100, ["acceptance.cost_of_nothing", "acceptance.nothing_accepted"]),
        (0, 0, ["acceptance.nothing_accepted"]),
    ],
)
def test_a_line_that_does_not_fit_the_contract_is_refused(quantity, cost_vnd, codes):
    contract = build_started()

    with pytest.raises(Refused) as refusal:
        build_minutes(contract, lines=only_line(contract, quantity, cost_vnd))

    assert _codes(refusal) == codes
    _assert_nothing_drafted()


def test_everything_wrong_is_said_at_once():
    contract = build_started()

    with pytest.raises(Refused) as refusal:
        build_minutes(contract, minutes_number="", place="", lines=only_line(contract, 2, 0))

    assert _codes(refusal) == [
        "acceptance.number_needed",
        "acceptance.place_needed",
        "acceptance.accepted_beyond_contract",
    ]
    _assert_nothing_drafted()


def test_an_item_of_another_contract_is_refused():
    line = build_line_with(1_000_000_000)
    contract, other = build_started(1, line=line), build_started(2, line=line)

    with pytest.raises(Refused) as refusal:
        build_minutes(contract, lines=only_line(other, 1, 1))

    assert _codes(refusal) == ["acceptance.item_of_another"]
    _assert_nothing_drafted()


def test_a_number_is_given_once_in_a_year():
    line = build_line_with(1_000_000_000)
    contract, other = build_started(1, line=line), build_started(2, line=line)
    build_minutes(other, minutes_number="07/BB-NT")

    with pytest.raises(Refused) as refusal:
        build_minutes(contract, minutes_number=" 07/BB-NT ")

    [problem] = refusal.value.problems
    assert (problem.code, problem.parameters["code"]) == (
        "acceptance.number_taken",
        other.proposal.code,
    )
    assert Acceptance.objects.count() == 1


def test_where_deliveries_were_reported_no_more_is_accepted():
    contract = build_started()
    ContractItem.objects.filter(contract=contract).update(quantity=3)
    build_delivered(contract, quantity=2)

    with pytest.raises(Refused) as refusal:
        build_minutes(contract, lines=only_line(contract, 3, 400_000_000))

    [problem] = refusal.value.problems
    assert problem.code == "acceptance.accepted_beyond_delivered"
    assert (problem.parameters["total"], problem.parameters["delivered"]) == (3, 2)
    _assert_nothing_drafted()
    build_minutes(contract, lines=only_line(contract, 2, 260_000_000))


def test_what_will_never_come_is_explained_in_the_last_minutes():
    contract = build_two_machines()
    lines = lines_of(contract, LineValues(1, 200_000_000), LineValues(0, 0))

    with pytest.raises(Refused) as refusal:
        build_minutes(contract, lines=lines, is_final=True)
    [problem] = refusal.value.problems
    assert problem.code == "acceptance.shortfall_unexplained"
    assert (problem.parameters["accepted"], problem.parameters["contracted"]) == (0, 1)
    _assert_nothing_drafted()

    explained = lines_of(
        contract, LineValues(1, 200_000_000), LineValues(0, 0, "Cơ sở không mua máy rang")
    )
    build_minutes(contract, lines=explained, is_final=True)


def test_parts_together_stay_within_the_contract():
    contract = build_two_machines()
    partial = lines_of(contract, LineValues(1, 190_000_000), LineValues(0, 0))
    sign(build_minutes(contract, lines=partial))

    with pytest.raises(Refused) as refusal:
        build_minutes(contract, minutes_number="002/BB-NT", lines=partial)

    [problem] = refusal.value.problems
    assert problem.code == "acceptance.accepted_beyond_contract"
    assert (problem.parameters["before"], problem.parameters["left"]) == (1, 0)
    assert Acceptance.objects.count() == 1


def test_the_cost_of_parts_together_counts_only_to_the_contract():
    contract = build_started()
    ContractItem.objects.filter(contract=contract).update(quantity=2)
    sign(build_minutes(contract, lines=only_line(contract, 1, 300_000_000)))

    second = build_minutes(
        contract, minutes_number="002/BB-NT", lines=only_line(contract, 1, 150_000_000)
    )

    assert accepted_cost_vnd(contract.pk) == 300_000_000
    assert second.items.get().accepted_cost_vnd == 100_000_000


def test_who_changes_a_draft_last_has_drafted_it():
    contract = build_started()
    acceptance = build_minutes(contract)

    changed = change_acceptance(
        acceptance.pk,
        acceptance_values(contract, lines=only_line(contract, 1, 380_000_000)),
        version=1,
        by=clerk(),
        on=HELD_ON,
        uploads=[build_upload(name="anh.pdf")],
    )

    assert (changed.version, changed.prepared_by_id) == (2, clerk().user_id)
    assert changed.items.get().accepted_cost_vnd == 380_000_000
    assert AuditEntry.objects.get(action="acceptance.changed").after["cost_vnd"] == 380_000_000


def test_a_second_tab_does_not_overwrite_the_first():
    contract = build_started()
    acceptance = build_minutes(contract)
    values = acceptance_values(contract, place="Nhà máy")
    change_acceptance(acceptance.pk, values, version=1, by=clerk(), on=HELD_ON)

    with pytest.raises(OutOfStep) as refusal:
        change_acceptance(
            acceptance.pk, acceptance_values(contract), version=1, by=inspector(), on=HELD_ON
        )

    assert _codes(refusal) == ["acceptance.changed_meanwhile"]
    acceptance.refresh_from_db()
    assert (acceptance.place, acceptance.prepared_by_id) == ("Nhà máy", clerk().user_id)


def test_a_change_is_judged_like_a_draft():
    contract = build_started()
    acceptance = build_minutes(contract)

    with pytest.raises(NotPermitted):
        change_acceptance(
            acceptance.pk,
            acceptance_values(contract),
            version=1,
            by=committee_leader(),
            on=HELD_ON,
        )
    with pytest.raises(Refused) as refusal:
        change_acceptance(
            acceptance.pk,
            acceptance_values(contract, lines=only_line(contract, 2, 1)),
            version=1,
            by=clerk(),
            on=HELD_ON,
        )
    assert _codes(refusal) == ["acceptance.accepted_beyond_contract"]
    acceptance.refresh_from_db()
    assert (acceptance.version, acceptance.items.get().quantity_accepted) == (1, 1)


def test_signed_minutes_never_change():
    contract = build_two_machines()
    partial = lines_of(contract, LineValues(1, 190_000_000), LineValues(0, 0))
    acceptance = sign(build_minutes(contract, lines=partial))

    with pytest.raises(OutOfStep) as refusal:
        change_acceptance(
            acceptance.pk,
            acceptance_values(contract),
            version=acceptance.version,
            by=clerk(),
            on=date(2021, 7, 26),
        )

    assert _codes(refusal) == ["acceptance.signed_already"]
    assert accepted_cost_vnd(contract.pk) == 190_000_000


def test_a_wrong_file_leaves_no_draft():
    contract = build_started()

    with pytest.raises(Refused):
        prepare_acceptance(
            contract.pk,
            acceptance_values(contract),
            by=inspector(),
            on=HELD_ON,
            uploads=[build_upload(HTML, "bien-ban.pdf")],
        )

    _assert_nothing_drafted()
    assert not Attachment.objects.exists()
