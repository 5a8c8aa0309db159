"""Đề án of Đakrông on their way to a decision, and the people who take them there.

A submitted đề án is stored as it is; every later state is reached by calling the services.
"""

from datetime import date

from django.test import Client

from khuyencong.engines.money import Vnd
from khuyencong.foundation.accounts.acting import key_of
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.accounts.middleware import SESSION_KEY
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.word_index import words_text
from khuyencong.programme.appraisals.criteria import criteria_for
from khuyencong.programme.appraisals.models import Appraisal, Decision
from khuyencong.programme.appraisals.services import (
    approve_proposal,
    conclude_appraisal,
    declare_conflict,
    open_appraisal,
    prepare_decision,
    register_proposal,
    submit_opinion,
)
from khuyencong.programme.appraisals.states import Conflict
from khuyencong.programme.appraisals.values import (
    ConclusionValues,
    DecisionValues,
    MarkGiven,
    OpinionValues,
)
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.budgets.services import Purpose, assign_to_plan_line
from khuyencong.programme.budgets.states import Source
from khuyencong.programme.plans.models import PlanLine
from khuyencong.programme.proposals.models import Beneficiary, CostItem, Proposal
from khuyencong.programme.proposals.states import State
from khuyencong.registers.offices.models import OfficeKind
from tests.builders.budgets import build_fund
from tests.builders.offices import build_member, build_office
from tests.builders.plans import MACHINERY, build_approved_line
from tests.builders.policies import build_policies
from tests.builders.proposals import MACHINERY_FACTS, build_dryer
from tests.builders.remembered import remembered
from tests.builders.territories import build_ta_rut

SUBMITTED_ON = date(2021, 3, 15)
OPENED_ON = date(2021, 3, 18)
CONCLUDED_ON = date(2021, 3, 25)
REGISTERED_ON = date(2021, 3, 29)
DECIDED_ON = date(2021, 4, 12)

COST_VND = 400_000_000
ASKED_VND = 200_000_000
"""Half of the cost: what TT 28/2018/TT-BTC, Điều 8 khoản 4 allows for machinery, below its cap."""


def appraiser(name: str = "thẩm định viên") -> Actor:
    """Return an appraiser of the district's economic office; the same person for one name."""
    return build_member(Role.APPRAISER, build_office(), username=name)


def clerk() -> Actor:
    return build_member(Role.CLERK, build_office())


def head_of_office() -> Actor:
    """Return the leader of the economic office, which appraises."""
    return build_member(Role.LEADER, build_office())


def committee_leader(name: str = "chủ tịch") -> Actor:
    """Return a leader of the district's People's Committee, which decides."""
    office = build_office("DKR-UBND", OfficeKind.PEOPLES_COMMITTEE)
    return build_member(Role.LEADER, office, username=name)


def build_budget_line(
    given_vnd: Vnd, *, plan_line: PlanLine, source: Source = Source.DISTRICT, year: int = 2021
) -> BudgetLine:
    """Return a further budget line of a plan line, from a fund of another source."""
    fund = build_fund(given_vnd, source=source, year=year)
    purpose = Purpose(f"plan_line:{plan_line.pk}", code="2", title=f"Máy móc ({source.label})")
    return assign_to_plan_line(fund.pk, purpose, given_vnd, by=build_member(Role.ACCOUNTANT))


@remembered
def build_submitted(
    number: int = 1,
    *,
    cost_vnd: Vnd = COST_VND,
    asked_vnd: Vnd = ASKED_VND,
    plan_line: PlanLine | None = None,
    scheme: str = "local",
    route_code: str = "local-district",
) -> Proposal:
    """Store a submitted đề án for one new machine, matched to a plan line where one is given."""
    build_policies()
    establishment, applicant = build_dryer(number)
    unit = build_ta_rut()
    proposal = Proposal.objects.create(
        code=f"DKR-KT-2021-{number:03d}",
        title=f"Hỗ trợ ứng dụng máy sấy cà phê số {number}",
        search_text=words_text(f"may say ca phe so {number}"),
        scheme=scheme,
        route_code=route_code,
        office=build_office(),
        year=2021,
        plan_line=plan_line,
        activity="machinery",
        facts=MACHINERY_FACTS,
        implementing_establishment=establishment,
        unit=unit,
        unit_path=unit.path,
        starts_on=date(2021, 5, 1),
        ends_on=date(2021, 11, 30),
        no_double_funding=True,
        counterpart_committed=True,
        cost_vnd=cost_vnd,
        asked_vnd=asked_vnd,
        counterpart_vnd=cost_vnd - asked_vnd,
        state=State.SUBMITTED,
        started_on=SUBMITTED_ON,
        state_since=SUBMITTED_ON,
        submitted_on=SUBMITTED_ON,
        made_by_id=applicant.user_id,
        submitted_by_id=applicant.user_id,
    )
    beneficiary = Beneficiary.objects.create(
        proposal=proposal, establishment=establishment, place=establishment.places.first()
    )
    CostItem.objects.create(
        proposal=proposal,
        beneficiary=beneficiary,
        name="Máy sấy cà phê 500 kg/mẻ",
        folded_name=f"may say ca phe 500 kg/me {number}",
        unit="máy",
        quantity=1,
        unit_price_vnd=cost_vnd,
        condition="new",
        category="machinery",
        cost_vnd=cost_vnd,
        asked_vnd=asked_vnd,
        counterpart_vnd=cost_vnd - asked_vnd,
    )
    return proposal


def opinion_values(
    recommended_vnd: Vnd | None = ASKED_VND, *, favourable: bool = True, text: str = ""
) -> OpinionValues:
    """Return a sheet on which every criterion is met."""
    criteria = criteria_for("local", on=OPENED_ON).criteria
    return OpinionValues(
        criteria={one.code: MarkGiven("meets") for one in criteria},
        favourable=favourable,
        recommended_vnd=recommended_vnd if favourable else None,
        text=text,
    )


def conclusion_values(
    recommended_vnd: Vnd | None = ASKED_VND, *, favourable: bool = True, summary: str = ""
) -> ConclusionValues:
    return ConclusionValues(
        favourable=favourable,
        minutes_number="05/BB-KT",
        minutes_on=CONCLUDED_ON,
        recommended_vnd=recommended_vnd if favourable else None,
        summary=summary,
    )


def open_for(proposal: Proposal) -> Appraisal:
    """Return the appraisal of a đề án, just opened."""
    return open_appraisal(proposal.pk, form="4b", by=appraiser(), on=OPENED_ON)


def with_opinion(
    appraisal: Appraisal,
    values: OpinionValues | None = None,
    *,
    by: Actor | None = None,
) -> Appraisal:
    """Return an appraisal in which one appraiser declared no conflict and gave an opinion."""
    by = by or appraiser()
    declare_conflict(appraisal.pk, Conflict.NONE, by=by, on=OPENED_ON)
    submit_opinion(appraisal.pk, values or opinion_values(), by=by, on=OPENED_ON)
    return appraisal


@remembered
def build_appraised(
    number: int = 1,
    *,
    recommended_vnd: Vnd = ASKED_VND,
    favourable: bool = True,
    plan_line: PlanLine | None = None,
    **proposal: object,
) -> Proposal:
    """Return a đề án whose base appraisal is concluded."""
    submitted = build_submitted(number, plan_line=plan_line, **proposal)  # type: ignore[arg-type]
    appraisal = with_opinion(
        open_for(submitted),
        opinion_values(recommended_vnd, favourable=favourable, text="Máy chưa phù hợp"),
    )
    conclude_appraisal(
        appraisal.pk,
        conclusion_values(recommended_vnd, favourable=favourable, summary="Như các ý kiến"),
        by=appraiser(),
        on=CONCLUDED_ON,
    )
    submitted.refresh_from_db()
    return submitted


@remembered
def build_registered(number: int = 1, **proposal: object) -> Proposal:
    """Return a đề án on the list of registration."""
    appraised = build_appraised(number, **proposal)  # type: ignore[arg-type]
    register_proposal(appraised.pk, list_number="12/DS-KT", by=appraiser(), on=REGISTERED_ON)
    appraised.refresh_from_db()
    return appraised


@remembered
def build_line_with(given_vnd: Vnd) -> tuple[PlanLine, BudgetLine]:
    """Return a line of the approved plan of 2021 with its budget line, holding an amount."""
    plan_line = build_approved_line(given_vnd, draft=MACHINERY)
    return plan_line, BudgetLine.objects.get(reference=f"plan_line:{plan_line.pk}")


def draft_for(
    proposal: Proposal,
    line: BudgetLine,
    amount_vnd: Vnd = ASKED_VND,
    *,
    number: str = "",
    by: Actor | None = None,
) -> Decision:
    """Return the draft of an approval that takes all of it from one line."""
    values = DecisionValues(amount_vnd=amount_vnd, shares={line.pk: amount_vnd}, number=number)
    return prepare_decision(proposal.pk, values, by=by or clerk(), on=REGISTERED_ON)


@remembered
def build_approved(
    number: int = 1,
    *,
    line: tuple[PlanLine, BudgetLine] | None = None,
    amount_vnd: Vnd = ASKED_VND,
    **proposal: object,
) -> Proposal:
    """Return an approved đề án whose money is set aside on a line of the plan."""
    plan_line, budget_line = line or build_line_with(1_000_000_000)
    registered = build_registered(number, plan_line=plan_line, **proposal)
    draft_for(registered, budget_line, amount_vnd)
    approve_proposal(
        registered.pk, number=f"{100 + number}/QĐ-UBND", by=committee_leader(), on=DECIDED_ON
    )
    registered.refresh_from_db()
    return registered


def signed_in(client: Client, actor: Actor) -> Client:
    """Return a browser in which a person acts in a role."""
    client.force_login(User.objects.get(pk=actor.user_id))
    session = client.session
    session[SESSION_KEY] = key_of(actor)
    session.save()
    return client
