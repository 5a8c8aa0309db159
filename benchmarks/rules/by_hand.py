"""The reference case judged by hand: what a programmer would write for this one kind of case.

It knows the law of one day and one activity, takes every fact as stated, and keeps its trace in
plain tuples; beyond that it tries the same conditions in the same order and tells as much as a
ruling does.
"""

from datetime import date

from benchmarks.rules.contents import Answer, HandRuling
from khuyencong.engines.rules import Case, DueDay, Paper, RuleSet, RuleText

FORMS = frozenset({"enterprise", "cooperative", "cooperative_group", "household_business"})
INDUSTRIES = frozenset(
    {
        "agro_processing",
        "consumer_goods",
        "agricultural_chemicals",
        "building_materials",
        "mechanical_electrical",
        "supporting_industry",
        "handicraft",
        "mining",
        "cleaner_production",
        "pollution_treatment",
    }
)
DIFFICULT = frozenset({"difficult", "specially_difficult"})
CITIES_2_3 = frozenset({"city_class_2", "city_class_3"})
PRIORITY_AREAS = DIFFICULT | {
    "highland",
    "island",
    "border",
    "ethnic_minority",
    "poor_district",
    "new_rural",
}
PRIORITY_INDUSTRIES = frozenset(
    {"mechanical_electrical", "agricultural_chemicals", "agro_processing", "supporting_industry"}
)
IMPROVEMENTS = frozenset({"productivity", "quality", "materials", "pollution", "new_product"})
SETS = frozenset({"single", "set", "same_kind"})
COUNTED = frozenset({"machinery", "technology_transfer", "unsorted"})
CAP_VND, RAISED_CAP_VND = 300_000_000, 450_000_000
BILLION = 1_000_000_000


class HandWritten:
    """Judges cases like the reference, one at a time. Texts of law are looked up once."""

    def __init__(self, rules: RuleSet, like: Case) -> None:
        program = rules.program_for(like)
        norm = program.options[0].norm
        assert norm is not None, "a norm for machinery is in force"
        assert program.advance is not None, "an advance for machinery is in force"
        conditions = (*program.who, *norm.conditions, *program.advance.conditions)
        self.rule = {one.text.code: one.text for one in conditions}
        self.freed = {one.text.code: one.exempt_text for one in conditions}
        self.expected = {one.text.code: one.expects for one in conditions}
        self.raised = {one.text.code: one.text for one in norm.raises}
        self.paper = {paper.code: paper for paper, _ in program.papers.listed}
        self.deadline = {text.code: text for _, text in program.deadlines}
        self.used = (*[one.text for one in program.who], norm.text)
        self.unverified = tuple(text for text in self.used if not text.verified or text.doubt)
        self._due: dict[int, tuple[DueDay, ...]] = {}

    def ruling(self, case: Case) -> HandRuling:
        cost_vnd = other_state_vnd = eligible_vnd = base_vnd = used_vnd = 0
        for item in case.cost_items:
            cost_vnd += item.amount_vnd
            other_state_vnd += item.other_state_vnd
            if item.condition == "used":
                used_vnd += item.amount_vnd
            if item.eligible:
                eligible_vnd += item.amount_vnd
                if item.category in COUNTED and item.condition != "used":
                    base_vnd += item.amount_vnd
        answers = (
            *self._of_form_and_place(case),
            *self._of_size_and_money(case, other_state_vnd),
            *self._of_machine(case, used_vnd),
        )
        limit_vnd, raised, steps = self._limit(case, base_vnd, eligible_vnd)
        asked_vnd = limit_vnd if case.requested_vnd is None else min(case.requested_vnd, limit_vnd)
        advance = self._advance(case, asked_vnd)
        used = (*raised, advance[5])
        return HandRuling(
            all([answer[1] for answer in answers]),  # noqa: C419 (quicker than a generator)
            answers,
            limit_vnd,
            steps,
            cost_vnd - asked_vnd,
            advance,
            self._papers(case),
            self._due.get(case.plan_year) or self._due_days(case.plan_year),
            (
                *self.unverified,
                *used,
                *[answer[0] for answer in answers if answer[4] and answer[0].doubt],
            ),
            (),
            (),
            (*self.used, *used),
            "MACHINERY",
            True,
        )

    def _of_form_and_place(self, case: Case) -> tuple[Answer, ...]:
        who, place = case.beneficiary, case.place
        rule, expected = self.rule, self.expected
        form, industry, kind, classes = who.legal_form, who.industry, place.kind, place.classes
        assert classes is not None, "every fact is stated here"
        listed = tuple(sorted(classes))
        fits = (
            kind in ("commune", "township")
            or place.parent_kind in ("district", "town")
            or (
                kind == "ward"
                and (
                    place.city_class in CITIES_2_3
                    or (place.city_class == "city_class_1" and bool(place.converted))
                )
            )
        )
        freed = not fits and bool(who.cleaner_production)
        return (
            (
                rule["who.form"],
                form in FORMS,
                (("beneficiary.legal_form", form),),
                expected["who.form"],
                False,
                (),
            ),
            (
                rule["who.registered"],
                who.registered,
                (("beneficiary.registered", who.registered),),
                expected["who.registered"],
                False,
                (),
            ),
            (
                rule["who.produces"],
                who.produces,
                (("beneficiary.produces", who.produces),),
                expected["who.produces"],
                False,
                (),
            ),
            (
                (self.freed if freed else rule)["who.place"],
                fits or freed,
                (
                    ("place.kind", kind),
                    ("place.parent_kind", place.parent_kind),
                    ("place.city_class", place.city_class),
                    ("place.converted", place.converted),
                    ("beneficiary.cleaner_production", who.cleaner_production),
                ),
                expected["who.place"],
                freed,
                (),
            ),
            (
                rule["who.industry"],
                industry in INDUSTRIES,
                (("beneficiary.industry", industry),),
                expected["who.industry"],
                False,
                (),
            ),
            (
                rule["who.mining"],
                industry != "mining" or not DIFFICULT.isdisjoint(classes),
                (("beneficiary.industry", industry), ("place.classes", listed)),
                expected["who.mining"],
                False,
                (),
            ),
        )

    def _of_size_and_money(self, case: Case, other_state_vnd: int) -> tuple[Answer, ...]:
        who, commitments = case.beneficiary, case.commitments
        rule, expected = self.rule, self.expected
        workers, capital_vnd, revenue_vnd = who.workers, who.capital_vnd, who.revenue_vnd
        assert workers is not None, "every fact is stated here"
        assert capital_vnd is not None, "every fact is stated here"
        assert revenue_vnd is not None, "every fact is stated here"
        fits = who.legal_form != "enterprise" or (
            workers <= 200 and (capital_vnd <= 100 * BILLION or revenue_vnd <= 200 * BILLION)
        )
        freed = not fits and bool(who.cleaner_production)
        return (
            (
                (self.freed if freed else rule)["who.size"],
                fits or freed,
                (
                    ("beneficiary.legal_form", who.legal_form),
                    ("beneficiary.workers", workers),
                    ("beneficiary.capital_vnd", capital_vnd),
                    ("beneficiary.revenue_vnd", revenue_vnd),
                    ("beneficiary.cleaner_production", who.cleaner_production),
                ),
                expected["who.size"],
                freed,
                (),
            ),
            (
                rule["who.counterpart"],
                commitments.counterpart,
                (("commitments.counterpart", commitments.counterpart),),
                expected["who.counterpart"],
                False,
                (),
            ),
            (
                rule["who.no_double_funding"],
                commitments.no_double_funding and other_state_vnd == 0,
                (
                    ("commitments.no_double_funding", commitments.no_double_funding),
                    ("derived.other_state_vnd", other_state_vnd),
                ),
                expected["who.no_double_funding"],
                False,
                (),
            ),
        )

    def _of_machine(self, case: Case, used_vnd: int) -> tuple[Answer, ...]:
        who, place, facts = case.beneficiary, case.place, case.facts
        rule, expected = self.rule, self.expected
        built_in = case.plan_year - 1
        in_time = (
            not (place.kind == "ward" and place.city_class == "city_class_1" and place.converted)
            or place.parent_kind in ("district", "town")
            or (
                place.converted_on is not None
                and place.converted_on >= date(built_in - 1 - 5, 12, 31)
            )
        )
        freed = not in_time and bool(who.cleaner_production)
        line, machine_set = facts["production_line"], facts["machine_set"]
        return (
            (
                (self.freed if freed else rule)["who.converted_ward"],
                in_time or freed,
                (
                    ("place.kind", place.kind),
                    ("place.city_class", place.city_class),
                    ("place.converted", place.converted),
                    ("place.parent_kind", place.parent_kind),
                    ("place.converted_on", place.converted_on),
                    ("derived.plan_built_in", built_in),
                    ("beneficiary.cleaner_production", who.cleaner_production),
                ),
                expected["who.converted_ward"],
                freed,
                (),
            ),
            (
                rule["who.brick_kiln"],
                who.industry != "building_materials"
                or who.brick_kiln not in ("improved_manual", "ring"),
                (
                    ("beneficiary.industry", who.industry),
                    ("beneficiary.brick_kiln", who.brick_kiln),
                ),
                expected["who.brick_kiln"],
                False,
                (),
            ),
            (
                rule["who.machine_kind"],
                machine_set in SETS or line,
                (("facts.machine_set", machine_set), ("facts.production_line", line)),
                expected["who.machine_kind"],
                False,
                (),
            ),
            (
                rule["who.machine_new"],
                used_vnd == 0,
                (("derived.used_vnd", used_vnd),),
                expected["who.machine_new"],
                False,
                (),
            ),
            (
                rule["who.machine_improves"],
                facts["improvement"] in IMPROVEMENTS,
                (("facts.improvement", facts["improvement"]),),
                expected["who.machine_improves"],
                False,
                (),
            ),
            (
                rule["MACHINERY"],
                used_vnd == 0,
                (("derived.used_vnd", used_vnd),),
                expected["MACHINERY"],
                False,
                (),
            ),
        )

    def _limit(
        self, case: Case, base_vnd: int, eligible_vnd: int
    ) -> tuple[int, tuple[RuleText, ...], tuple[Answer, ...]]:
        norm, units = self.rule["MACHINERY"], case.quantity
        half_vnd = base_vnd * 50 // 100
        told = {"base_vnd": base_vnd, "left_out_vnd": eligible_vnd - base_vnd}
        lead = (
            ("base", told, base_vnd, norm),
            ("rate", {"percent_thousandths": 50_000}, half_vnd, norm),
        )
        raised: tuple[RuleText, ...] = ()
        if case.facts["production_line"]:
            raised = (self.raised["uplift.production_line"],)
        elif _is_priority(case):
            raised = (self.raised["uplift.priority"],)
        unit_vnd = RAISED_CAP_VND if raised else CAP_VND
        limit_vnd = min(half_vnd, unit_vnd * units)
        uplift = {"times_thousandths": 1500, "raises": "cap"}
        steps = (
            *lead,
            *[("uplift", uplift, RAISED_CAP_VND, text) for text in raised],
            ("cap", {"cap_vnd": unit_vnd, "units": units}, unit_vnd * units, norm),
            ("limit", {"units": units}, limit_vnd, norm),
        )
        return limit_vnd, raised, steps

    def _advance(self, case: Case, asked_vnd: int) -> Answer:
        done = case.progress.investment_done_percent
        assert done is not None, "every fact is stated here"
        rule, code = self.rule["advance.machinery"], "advance.machinery"
        found = (("progress.investment_done_percent", done),)
        answer = (rule, done > 70, found, self.expected[code], False, ())
        return (70, asked_vnd, asked_vnd * 70 // 100, (answer,), False, rule)

    def _papers(self, case: Case) -> tuple[Paper, ...]:
        who, paper = case.beneficiary, self.paper
        return (
            paper["request_letter"],
            paper["project_document"],
            paper["form_1"],
            paper["beneficiary_request"],
            paper["registration_copy"],
            *([paper["balance_sheet"]] if who.legal_form == "enterprise" else ()),
            paper["counterpart_commitment"],
            paper["no_double_commitment"],
            *([paper["conversion_decision"]] if case.place.converted else ()),
            *([paper["export_contract"]] if who.exports else ()),
            *([paper["typical_certificate"]] if who.typical_product else ()),
            paper["quotation"],
            paper["contract"],
            paper["progress_report"],
            paper["acceptance_minutes"],
            paper["result_report"],
            paper["form_3b"],
            paper["machine_contract"],
        )

    def _due_days(self, plan_year: int) -> tuple[DueDay, ...]:
        rule = self.deadline
        due = self._due[plan_year] = (
            DueDay(rule["deadline.dossier"], date(plan_year - 1, 5, 19)),
            DueDay(rule["deadline.registration"], date(plan_year - 1, 6, 14)),
            DueDay(rule["deadline.monthly_report"], None, 23, "first_of_month"),
            DueDay(rule["deadline.settlement_dossier"], None, 15, "acceptance"),
            DueDay(rule["deadline.liquidation"], date(plan_year + 1, 1, 22)),
        )
        return due


def _is_priority(case: Case) -> bool:
    who, classes = case.beneficiary, case.place.classes
    assert classes is not None, "every fact is stated here"
    assert who.local_material_percent is not None, "every fact is stated here"
    assert who.workers is not None, "every fact is stated here"
    return bool(
        not PRIORITY_AREAS.isdisjoint(classes)
        or who.industry in PRIORITY_INDUSTRIES
        or who.cleaner_production
        or who.typical_product
        or who.key_product
        or who.exports
        or who.local_material_percent > 50
        or who.workers >= 50
    )
