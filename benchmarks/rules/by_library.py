"""The reference case through a generic rules library, ``rule-engine``, one case at a time.

Run as a program of its own, by an interpreter that has the library: it reads cases from standard
input as JSON, judges them, and writes what it found and how long that took. It tries the same
conditions and reckons the same limit as ``by_hand``; it cites no law and tells no papers.
"""

import json
import sys
import time
from importlib import import_module
from importlib.metadata import version
from typing import Any

CONDITIONS = {
    "who.form": 'legal_form in ["enterprise", "cooperative", "cooperative_group",'
    ' "household_business"]',
    "who.registered": "registered",
    "who.produces": "produces",
    "who.place": """
        kind in ["commune", "township"] or parent_kind in ["district", "town"]
        or (kind == "ward" and city_class in ["city_class_2", "city_class_3"])
        or (kind == "ward" and city_class == "city_class_1" and converted) or cleaner_production""",
    "who.industry": """industry in ["agro_processing", "consumer_goods", "agricultural_chemicals",
        "building_materials", "mechanical_electrical", "supporting_industry", "handicraft",
        "mining", "cleaner_production", "pollution_treatment"]""",
    "who.mining": """industry != "mining" or "difficult" in classes
        or "specially_difficult" in classes""",
    "who.size": """legal_form != "enterprise" or (workers <= 200
        and (capital_vnd <= 100000000000 or revenue_vnd <= 200000000000)) or cleaner_production""",
    "who.counterpart": "counterpart",
    "who.no_double_funding": "no_double_funding and other_state_vnd == 0",
    "who.converted_ward": """
        not (kind == "ward" and city_class == "city_class_1" and converted)
        or parent_kind in ["district", "town"] or converted_day >= last_day
        or cleaner_production""",
    "who.brick_kiln": """industry != "building_materials"
        or not (brick_kiln in ["improved_manual", "ring"])""",
    "who.machine_kind": 'machine_set in ["single", "set", "same_kind"] or production_line',
    "who.machine_new": "used_vnd == 0",
    "who.machine_improves": """improvement in ["productivity", "quality", "materials", "pollution",
        "new_product"]""",
    "MACHINERY": "used_vnd == 0",
}
RAISED = """production_line or "highland" in classes or "island" in classes or "border" in classes
    or "ethnic_minority" in classes or "poor_district" in classes or "new_rural" in classes
    or "difficult" in classes or "specially_difficult" in classes
    or industry in ["mechanical_electrical", "agricultural_chemicals", "agro_processing",
        "supporting_industry"]
    or cleaner_production or typical_product or key_product or exports
    or local_material_percent > 50 or workers >= 50"""
LIMIT = "$min([base_vnd * 50 // 100, cap_vnd * quantity])"


def main() -> None:
    rule_engine: Any = import_module("rule_engine")

    context = rule_engine.Context(resolver=rule_engine.resolve_item)
    conditions = [(code, rule_engine.Rule(text, context)) for code, text in CONDITIONS.items()]
    raised = rule_engine.Rule(RAISED, context)
    limit = rule_engine.Rule(LIMIT, context)

    def judged(case: dict[str, Any]) -> tuple[bool, int, list[tuple[str, bool]]]:
        answers = [(code, rule.matches(case)) for code, rule in conditions]
        case["cap_vnd"] = 450_000_000 if raised.matches(case) else 300_000_000
        return all(holds for _, holds in answers), int(limit.evaluate(case)), answers

    cases = json.load(sys.stdin)
    start = time.perf_counter()
    found = [judged(case) for case in cases]
    seconds = time.perf_counter() - start
    told = {
        "library": f"rule-engine {version('rule-engine')}",
        "seconds": seconds,
        "eligible": [eligible for eligible, _, _ in found],
        "limit_vnd": [limit_vnd for _, limit_vnd, _ in found],
    }
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
