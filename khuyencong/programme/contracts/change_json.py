"""A change as an amendment keeps it, and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from khuyencong.programme.contracts.values import ChangeValues, ItemChange


def changes_to_json(values: ChangeValues) -> dict[str, Any]:
    """Return a change as JSON holds it: keys as text, days in ISO, empty parts left out."""
    content: dict[str, Any] = {
        "items": {
            str(pk): [item.quantity, item.cost_vnd, item.support_vnd]
            for pk, item in values.items.items()
        },
        "shares": {str(pk): amount_vnd for pk, amount_vnd in values.shares.items()},
        "starts_on": values.starts_on.isoformat() if values.starts_on else "",
        "ends_on": values.ends_on.isoformat() if values.ends_on else "",
        "beneficiaries": {str(pk): to for pk, to in values.beneficiaries.items()},
        "text": values.text,
    }
    return {name: value for name, value in content.items() if value}


def changes_from_json(content: Mapping[str, Any]) -> ChangeValues:
    """Return the change that an amendment keeps."""
    return ChangeValues(
        items={int(pk): ItemChange(*item) for pk, item in content.get("items", {}).items()},
        shares={int(pk): amount_vnd for pk, amount_vnd in content.get("shares", {}).items()},
        starts_on=_day(content.get("starts_on")),
        ends_on=_day(content.get("ends_on")),
        beneficiaries={int(pk): to for pk, to in content.get("beneficiaries", {}).items()},
        text=content.get("text", ""),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
