"""Reasons against a change to a contract, by its kind. Each looks at one thing."""

from collections.abc import Callable, Mapping
from datetime import date

from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import Problem
from khuyencong.engines.text import tidy
from khuyencong.programme.appraisals.queries import lines_open_to
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.contracts.checks import check_dates, check_items
from khuyencong.programme.contracts.models import Contract, ContractItem
from khuyencong.programme.contracts.queries import paid_out_vnd, shares_of
from khuyencong.programme.contracts.states import AmendmentKind as Kind
from khuyencong.programme.contracts.values import ChangeValues, ItemChange, ItemValues
from khuyencong.programme.proposals.states import State


def check_work_goes_on(contract: Contract) -> list[Problem]:
    """What was accepted in the end is not changed any more: the minutes say what was done."""
    proposal = contract.proposal
    if proposal.state not in (State.ACCEPTED, State.SETTLED):
        return []
    return [Problem("contract.accepted_already", {"code": proposal.code})]


def problems_of_change(contract: Contract, kind: Kind, values: ChangeValues) -> list[Problem]:
    """Return everything that stands against a change, before anybody decides on it."""
    return _CHECKS[kind](contract, values)


def items_after(contract: Contract, values: ChangeValues) -> dict[int, ItemChange]:
    """Return every item as a change would have it, by the item's key."""
    present = {
        item.pk: ItemChange(item.quantity, item.cost_vnd, item.support_vnd)
        for item in contract.items.all()
    }
    return present | {pk: change for pk, change in values.items.items() if pk in present}


def amount_after(contract: Contract, values: ChangeValues) -> Vnd:
    """Return the state's support as a change would have it."""
    return sum(item.support_vnd for item in items_after(contract, values).values())


def share_differences(contract: Contract, values: ChangeValues) -> dict[int, Vnd]:
    """Return what a change adds to each line (negative: gives back), only where it differs."""
    before = shares_of(contract)
    lines = sorted({*before, *values.shares})
    differences = {pk: values.shares.get(pk, 0) - before.get(pk, 0) for pk in lines}
    return {pk: difference for pk, difference in differences.items() if difference}


def _check_less(contract: Contract, values: ChangeValues) -> list[Problem]:
    amount_vnd = amount_after(contract, values)
    problems = _check_money(contract, values, amount_vnd)
    if amount_vnd >= contract.amount_vnd:
        problems.append(_wrong_direction("contract.change_is_not_less", contract, amount_vnd))
    if any(difference > 0 for difference in share_differences(contract, values).values()):
        problems.append(Problem("contract.line_grows_while_money_falls", field="shares"))
    gone_vnd = paid_out_vnd(contract.proposal)
    if amount_vnd < gone_vnd:
        problems.append(
            Problem(
                "contract.below_paid_out",
                {
                    "amount_vnd": amount_vnd,
                    "paid_out_vnd": gone_vnd,
                    "to_return_vnd": gone_vnd - amount_vnd,
                },
                field="items",
            )
        )
    return problems


def _check_more(contract: Contract, values: ChangeValues) -> list[Problem]:
    amount_vnd = amount_after(contract, values)
    proposal = contract.proposal
    problems = _check_money(contract, values, amount_vnd)
    if amount_vnd <= contract.amount_vnd:
        problems.append(_wrong_direction("contract.change_is_not_more", contract, amount_vnd))
    if amount_vnd > proposal.asked_vnd:
        problems.append(
            Problem(
                "contract.above_asked",
                {"amount_vnd": amount_vnd, "asked_vnd": proposal.asked_vnd},
                field="items",
            )
        )
    growth = {
        pk: difference
        for pk, difference in share_differences(contract, values).items()
        if difference > 0
    }
    return problems + _check_growth(contract, growth)


def _check_growth(contract: Contract, growth: Mapping[int, Vnd]) -> list[Problem]:
    """More money comes from lines that may pay for this đề án and hold enough of it now."""
    usable = {line.pk: line for line in lines_open_to(contract.proposal)}
    titles = dict(BudgetLine.objects.filter(pk__in=growth).values_list("pk", "title"))
    problems = []
    for pk, growth_vnd in growth.items():
        if pk not in usable:
            problems.append(
                Problem("contract.line_not_for_this", {"line": titles[pk]}, field=f"line_{pk}")
            )
            continue
        available_vnd = usable[pk].balance.available_vnd
        if growth_vnd > available_vnd:
            problems.append(
                Problem(
                    "contract.line_short",
                    {
                        "line": titles[pk],
                        "needed_vnd": growth_vnd,
                        "available_vnd": available_vnd,
                        "missing_vnd": growth_vnd - available_vnd,
                    },
                    field=f"line_{pk}",
                )
            )
    return problems


def _check_same(contract: Contract, values: ChangeValues) -> list[Problem]:
    amount_vnd = amount_after(contract, values)
    problems = _check_money(contract, values, amount_vnd)
    if amount_vnd != contract.amount_vnd:
        problems.append(_wrong_direction("contract.change_is_not_same", contract, amount_vnd))
    if share_differences(contract, values):
        problems.append(Problem("contract.lines_move_while_money_stays", field="shares"))
    return problems


def _check_money(contract: Contract, values: ChangeValues, amount_vnd: Vnd) -> list[Problem]:
    if not values.items:
        return [Problem("contract.change_names_no_item", field="items")]
    items = {item.pk: item for item in contract.items.all()}
    if any(pk not in items for pk in values.items):
        return [Problem("contract.item_of_another", field="items")]
    problems = check_items(contract.proposal, _as_estimated(items, values.items))
    total_vnd = sum(values.shares.values())
    if total_vnd != amount_vnd:
        problems.append(
            Problem(
                "contract.shares_do_not_add_up",
                {
                    "amount_vnd": amount_vnd,
                    "total_vnd": total_vnd,
                    "difference_vnd": abs(amount_vnd - total_vnd),
                },
                field="shares",
            )
        )
    if any(share_vnd < 0 for share_vnd in values.shares.values()):
        problems.append(Problem("contract.share_not_positive", field="shares"))
    return problems


def _as_estimated(
    items: Mapping[int, ContractItem], changes: Mapping[int, ItemChange]
) -> tuple[ItemValues, ...]:
    """Return changed items under the keys of the estimate, so that one check serves both."""
    return tuple(
        ItemValues(cost_item_id, change.quantity, change.cost_vnd, change.support_vnd)
        for pk, change in changes.items()
        if (cost_item_id := items[pk].cost_item_id) is not None
    )


def _wrong_direction(code: str, contract: Contract, amount_vnd: Vnd) -> Problem:
    return Problem(
        code, {"amount_vnd": amount_vnd, "present_vnd": contract.amount_vnd}, field="items"
    )


def _check_time(contract: Contract, values: ChangeValues) -> list[Problem]:
    if values.ends_on is None:
        return [Problem("contract.change_names_no_day", field="ends_on")]
    starts_on = values.starts_on or contract.starts_on
    return check_dates(contract.proposal, starts_on, values.ends_on)


def _check_next_year(contract: Contract, values: ChangeValues) -> list[Problem]:
    if values.ends_on is None:
        return [Problem("contract.change_names_no_day", field="ends_on")]
    year = contract.proposal.year
    if values.ends_on.year == year + 1 and values.ends_on > contract.ends_on:
        return []
    return [
        Problem(
            "contract.not_into_next_year",
            {"ends_on": values.ends_on.isoformat(), "next_year": year + 1},
            field="ends_on",
        )
    ]


def _check_beneficiary(contract: Contract, values: ChangeValues) -> list[Problem]:
    if not values.beneficiaries:
        return [Problem("contract.change_names_no_item", field="items")]
    items = set(contract.items.values_list("pk", flat=True))
    known = set(contract.proposal.beneficiaries.values_list("pk", flat=True))
    problems = []
    if not set(values.beneficiaries) <= items:
        problems.append(Problem("contract.item_of_another", field="items"))
    if not set(values.beneficiaries.values()) <= known:
        problems.append(Problem("contract.beneficiary_not_named", field="beneficiary"))
    return problems


def _check_words(contract: Contract, values: ChangeValues) -> list[Problem]:
    del contract  # only the words are judged
    return [] if tidy(values.text) else [Problem("contract.change_needs_words", field="text")]


_CHECKS: Mapping[Kind, Callable[[Contract, ChangeValues], list[Problem]]] = {
    Kind.LESS_MONEY: _check_less,
    Kind.MORE_MONEY: _check_more,
    Kind.SAME_MONEY: _check_same,
    Kind.TIME_WITHIN_YEAR: _check_time,
    Kind.INTO_NEXT_YEAR: _check_next_year,
    Kind.BENEFICIARY: _check_beneficiary,
    Kind.CONTENT: _check_words,
    Kind.PLACE: _check_words,
    Kind.PARTNER: _check_words,
}


def check_not_before(since_on: date, *, on: date) -> list[Problem]:
    """A step is not dated before the one it follows."""
    if on >= since_on:
        return []
    return [
        Problem(
            "contract.dated_too_early",
            {"day_on": on.isoformat(), "since_on": since_on.isoformat()},
        )
    ]
