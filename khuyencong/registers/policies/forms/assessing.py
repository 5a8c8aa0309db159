"""The questions of "How much may I get?": few at first, then those that the law itself asks."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.rules import Activity
from khuyencong.engines.rules.case import UNSORTED
from khuyencong.foundation.ui.forms import BaseForm, DateField, VndField, dress
from khuyencong.registers.policies.assessing import Answers, CostAnswer
from khuyencong.registers.policies.fact_labels import UNIT_LABELS
from khuyencong.registers.policies.forms.activities import grouped_activities
from khuyencong.registers.policies.forms.costs import cost_choices
from khuyencong.registers.policies.forms.facts import known_field, stated_field
from khuyencong.registers.policies.queries import activity_kinds
from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.queries import search_units

COST_ROWS = range(1, 7)
MATCHES_SHOWN = 20
COMMUNE_LEVEL = "commune"


class AssessForm(BaseForm):
    """Who, where, what and when; the rest is added by ``ask`` once these are known."""

    activity = forms.ChoiceField(label=_("Bạn muốn được hỗ trợ việc gì?"))
    place = forms.CharField(
        label=_("Bạn sản xuất ở đâu?"),
        max_length=100,
        help_text=_("Tên xã, phường, thị trấn nơi sản xuất; không cần gõ dấu."),
    )
    unit = forms.TypedChoiceField(
        label=_("Chọn đúng nơi sản xuất"),
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    programme = forms.ChoiceField(
        label=_("Nguồn kinh phí"),
        choices=[
            ("province", _("Khuyến công địa phương, cấp tỉnh")),
            ("district", _("Khuyến công địa phương, cấp huyện (đến 30/6/2025)")),
            ("commune", _("Khuyến công địa phương, cấp xã (từ 01/7/2025)")),
            ("national", _("Khuyến công quốc gia")),
        ],
    )
    on = DateField(
        label=_("Tính cho ngày phê duyệt"), help_text=_("Quy định của ngày này áp dụng.")
    )

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data, initial={"on": today, "programme": "province"})
        self._asked: tuple[str, ...] = ()
        self.kinds = activity_kinds()
        activity = self.fields["activity"]
        assert isinstance(activity, forms.ChoiceField)
        activity.choices = [("", _("– Chọn –")), *grouped_activities(self.kinds)]
        self.matches = self._matching_units()
        unit = self.fields["unit"]
        assert isinstance(unit, forms.TypedChoiceField)
        unit.choices = [(match.pk, _whole_name(match)) for match in self.matches]

    def _matching_units(self) -> list[Unit]:
        """Return the communes of the day that the typed name may mean."""
        day = self._day()
        text = self.data.get("place", "").strip() if self.is_bound else ""
        if day is None or not text:
            return []
        found = search_units(text, on=day, levels=[COMMUNE_LEVEL])
        return list(found.select_related("parent__parent")[:MATCHES_SHOWN])

    def _day(self) -> date | None:
        if not self.is_bound:
            return None
        try:
            day: date = self.fields["on"].clean(self.data.get("on"))
        except forms.ValidationError:
            return None
        return day

    @property
    def kind(self) -> Activity | None:
        """The kind of activity that was chosen, if the choice makes sense."""
        code = self.data.get("activity") if self.is_bound else None
        return next((kind for kind in self.kinds if kind.code == code), None)

    @property
    def has_no_match(self) -> bool:
        """Whether a place was named that no unit of the day is called."""
        return self.is_bound and bool(self.data.get("place", "").strip()) and not self.matches

    @property
    def is_answered(self) -> bool:
        """Whether the questions that the law asks were on the page that was sent."""
        return self.is_bound and "cost1_vnd" in self.data

    @property
    def first_questions(self) -> list[forms.BoundField]:
        shown = ["activity", "place", "unit", "programme", "on"]
        if len(self.matches) < 2:
            shown.remove("unit")  # nothing to choose from
        return [self[name] for name in shown]

    @property
    def asked_questions(self) -> list[forms.BoundField]:
        return [self[_field_name(name)] for name in self._asked]

    @property
    def money_questions(self) -> list[forms.BoundField]:
        names = ("quantity", "requested_vnd", "prior_on", "prior_vnd")
        return [self[name] for name in names if name in self.fields]

    @property
    def cost_rows(self) -> Iterator[tuple[forms.BoundField, ...]]:
        """The rows of costs: what for, how much, whether used."""
        for row in COST_ROWS:
            if f"cost{row}_vnd" in self.fields:
                yield (self[f"cost{row}_for"], self[f"cost{row}_vnd"], self[f"cost{row}_used"])

    def ask(self, names: tuple[str, ...]) -> None:
        """Add a question for each fact that the law asks about, and those about money."""
        kind = self.kind
        if kind is None:
            return
        stated = {one.fact.name: one for one in kind.facts}
        self._asked = tuple(dict.fromkeys([*names, *stated]))
        for name in self._asked:
            field = stated_field(stated[name]) if name in stated else known_field(name)
            self._add(_field_name(name), field)
        for name, field in _money_fields(kind):
            self._add(name, field)
        self._errors = None  # judge the new fields too

    def _add(self, name: str, field: forms.Field) -> None:
        dress(field)
        self.fields[name] = field

    def answers(self) -> Answers | None:
        """Return what was told so far; None while the first questions are not answered.

        An answer that makes no sense counts as not given; its error stands beside it.
        """
        self.full_clean()
        told = getattr(self, "cleaned_data", {})
        if not (told.get("activity") and told.get("programme") and told.get("on")):
            return None
        facts = {name: told.get(_field_name(name)) for name in self._asked}
        return Answers(
            activity=told["activity"],
            programme=told["programme"],
            on=told["on"],
            unit=self._unit(told.get("unit")),
            facts={name: value for name, value in facts.items() if value not in (None, "")},
            costs=tuple(self._costs(told)),
            quantity=told.get("quantity") or 1,
            requested_vnd=told.get("requested_vnd"),
            prior_on=told.get("prior_on"),
            prior_vnd=told.get("prior_vnd"),
        )

    def _unit(self, chosen: int | None) -> Unit | None:
        """Return the unit that was chosen among the matches; one match alone is meant."""
        if len(self.matches) == 1:
            return self.matches[0]
        return next((unit for unit in self.matches if unit.pk == chosen), None)

    def _costs(self, told: dict[str, Any]) -> Iterator[CostAnswer]:
        for row in COST_ROWS:
            if amount_vnd := told.get(f"cost{row}_vnd"):
                yield CostAnswer(
                    category=told.get(f"cost{row}_for") or UNSORTED,
                    amount_vnd=amount_vnd,
                    is_used=bool(told.get(f"cost{row}_used")),
                )


def _whole_name(unit: Unit) -> str:
    """Return a unit with what it lies in, since many communes share a name."""
    names = [unit.name]
    above = unit.parent
    while above is not None and above.depth > 0:
        names.append(above.name)
        above = above.parent
    return ", ".join(names)


def _field_name(name: str) -> str:
    return name.replace(".", "-")


def _money_fields(kind: Activity) -> Iterator[tuple[str, forms.Field]]:
    choices = cost_choices(kind)
    for row in COST_ROWS:
        yield (
            f"cost{row}_for",
            forms.ChoiceField(
                label=_("Khoản chi %(number)s") % {"number": row},
                required=False,
                choices=choices,
            ),
        )
        yield f"cost{row}_vnd", VndField(label=_("Số tiền"), required=False)
        yield f"cost{row}_used", forms.BooleanField(label=_("Đã qua sử dụng"), required=False)
    unit = UNIT_LABELS.get(kind.unit, kind.unit)
    yield (
        "quantity",
        forms.IntegerField(
            label=_("Số lượng (%(unit)s)") % {"unit": unit},
            required=False,
            min_value=1,
            max_value=100_000,
            initial=1,
        ),
    )
    yield "requested_vnd", VndField(label=_("Số tiền bạn muốn đề nghị"), required=False)
    yield (
        "prior_on",
        DateField(
            label=_("Đã từng được hỗ trợ việc này: ngày"),
            required=False,
            help_text=_("Để trống nếu chưa."),
        ),
    )
    yield "prior_vnd", VndField(label=_("Đã từng được hỗ trợ việc này: số tiền"), required=False)
