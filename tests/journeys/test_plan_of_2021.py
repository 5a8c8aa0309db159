"""The plan of 2021, run in the browser from an empty office to two settled đề án.

Five people of the district in five roles, and two who apply, each at a window of their own: a
machinery project that meets two refusals and puts them right, and a design consultancy.
"""

from datetime import date

import pytest
from playwright.sync_api import expect

from khuyencong.foundation.audit.sealing import seal_pending
from khuyencong.foundation.jobs import reference
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.states import State
from tests.journeys import contracting, decision, dossier, money, the_year
from tests.journeys.people import District
from tests.journeys.projects import DESIGN, MACHINERY
from tests.journeys.window import Eyes

pytestmark = pytest.mark.browser

BOTH = (MACHINERY, DESIGN)


def test_two_dossiers_go_from_an_empty_office_to_settlement(district: District, eyes: Eyes):
    the_money_the_plan_and_the_establishments(district)
    the_machinery_dossier(district)
    the_design_dossier(district)
    from_dossier_to_decision(district)
    contracts_and_work(district)
    acceptance(district)
    payment_and_settlement(district)
    the_books_are_right(district)
    assert eyes.faults == []


def the_money_the_plan_and_the_establishments(district: District) -> None:
    the_year.give_money(district, "270.000.000", on=date(2020, 10, 20))
    the_year.write_plan(district, *BOTH, on=date(2020, 10, 26))
    the_year.approve_plan(district, on=date(2020, 11, 2))
    entered = date(2021, 1, 6)
    the_year.register_establishment(district, MACHINERY, username="demo-co-so", on=entered)
    the_year.register_establishment(district, DESIGN, username="demo-co-so-2", on=entered)


def the_machinery_dossier(district: District) -> None:
    applicant = dossier.start(district, MACHINERY, on=date(2021, 1, 15))
    dossier.is_told_everything_that_lacks(applicant)
    dossier.write(applicant, MACHINERY, asking="60.000.000")
    dossier.is_stopped_above_the_limit(applicant, asked="60.000.000", limit="38.500.000")
    dossier.ask_for(applicant, MACHINERY, MACHINERY.granted)
    dossier.is_taken_in(applicant)


def the_design_dossier(district: District) -> None:
    applicant = dossier.start(district, DESIGN, on=date(2021, 1, 18))
    dossier.write(applicant, DESIGN, asking=DESIGN.granted)
    dossier.is_taken_in(applicant)


def from_dossier_to_decision(district: District) -> None:
    for project in BOTH:
        decision.match_to_plan(district, project, on=date(2021, 1, 20))
        decision.appraise(district, project, on=date(2021, 1, 22))
    decision.register(district, *BOTH, on=date(2021, 2, 2))
    for project in BOTH:
        decision.draft_decision(district, project, on=date(2021, 2, 3))
        decision.approve(district, project, on=date(2021, 2, 5))


def contracts_and_work(district: District) -> None:
    for project in BOTH:
        contracting.contract(district, project, on=date(2021, 2, 18))
        contracting.sign(district, project, on=date(2021, 2, 22))
        contracting.begin_work(district, project, on=date(2021, 3, 1))
    contracting.report_progress(
        district,
        MACHINERY,
        month="03/2021",
        percent=60,
        value="46.200.000",
        on=date(2021, 4, 1),
    )
    contracting.inspect(district, MACHINERY, month="03/2021", on=date(2021, 4, 5))
    money.ask_for_advance(district, MACHINERY, amount="20.000.000", on=date(2021, 4, 8))
    money.approve_payment(district, MACHINERY, on=date(2021, 4, 9))
    money.record_treasury(district, MACHINERY, number="KB-0412 (giả định)", on=date(2021, 4, 12))


def acceptance(district: District) -> None:
    reported = date(2021, 5, 21)
    for project in BOTH:
        contracting.report_progress(
            district,
            project,
            month="05/2021",
            percent=100,
            value=project.invoice["Số tiền đã gồm thuế"],
            on=reported,
        )
        contracting.deliver(district, project, on=reported)
        contracting.inspect(district, project, month="05/2021", on=date(2021, 5, 24))
        contracting.draft_minutes(district, project, on=date(2021, 5, 26))
        contracting.accept(district, project, on=date(2021, 5, 28))


def payment_and_settlement(district: District) -> None:
    for project in BOTH:
        money.ask_for_payment(district, project, on=date(2021, 6, 2))
        money.approve_payment(district, project, on=date(2021, 6, 4))
        number = f"KB-06{project.sequence} (giả định)"
        money.record_treasury(district, project, number=number, on=date(2021, 6, 7))
        money.prepare_settlement(district, project, on=date(2021, 6, 14))
        money.settle(district, project, on=date(2021, 6, 18))


def the_books_are_right(district: District) -> None:
    """Everyone sees it settled; sums, trace and checks agree."""
    applicant = district("applicant", date(2021, 7, 1))
    applicant.follow(MACHINERY.title)
    applicant.sees("Đề án đã đi hết đường; không còn việc nào phải làm.")

    accountant = district("accountant", date(2021, 7, 1))
    accountant.menu("Kinh phí")
    accountant.sees("54.000.000", "216.000.000")  # settled, and not used

    settled = Proposal.objects.filter(state=State.SETTLED)
    assert {one.title for one in settled} == {project.title for project in BOTH}
    assert {total_held(one.reference).settled_vnd for one in settled} == {35_000_000, 19_000_000}

    seal_pending()  # as the job queue does, a minute after the last entry
    inspector = district("inspector", date(2021, 7, 1))
    inspector.menu("Nhật ký")
    inspector.follow("Chuỗi niêm phong")
    inspector.sees("Niêm phong cuối")
    expect(inspector.page.get_by_role("definition").first).to_have_text("0")  # nothing waits
    findings = [(name, found) for name, check in reference.checks() for found in list(check())]
    assert findings == []
