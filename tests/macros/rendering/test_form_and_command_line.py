"""Whatever the command line accepts, a page can show and edit: both specifications are one."""

import json
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import NAMES, bridge
from calculators.catalog import CALCULATORS
from calculators.reading import canonical, read_inputs
from macros.calculated.defaults import defaults
from macros.content.site import Site
from macros.rendering.templates import render
from macros.rendering.views.amounts import GUARD, range_words
from macros.rendering.views.calculator import calculator
from macros.rendering.views.offers import offers
from tests.calculators.drawing import within
from tests.calculators.examples import values

every_calculator = pytest.mark.parametrize("name", NAMES)


class Controls(HTMLParser):
    """The controls of each field, as a browser finds them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, dict[str, Any]] = {}
        self._field = ""
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what can be entered."""
        found = dict(attrs)
        if "data-field" in found:
            self._field = str(found["data-field"])
            self.fields[self._field] = {
                "controls": [],
                "offered": [],
                "formerly": str(found.get("data-formerly") or ""),
            }
        own = self.fields.get(self._field)
        if own is None:
            return
        if tag in ("input", "textarea", "select") and found.get("name") == self._field:
            kind = str(found.get("type") or tag)
            own["controls"].append("day" if "data-day" in found else kind)
            own["required"] = "required" in found or own.get("required", False)
            own["limits"] = {key for key in ("min", "max", "maxlength", "pattern", "step") if key in found}
            if kind == "checkbox":
                own["offered"].append(found.get("value"))
        if tag == "option":
            own["offered"].append(found.get("value"))


def asked(name: str) -> Iterator[dict[str, Any]]:
    """The fields of `--describe` that a planner is asked."""
    return (field for field in bridge.describe(name)["fields"] if not field["given"])


_CONTROLS = {
    "integer": ["text"], "number": ["text"], "money": ["text"], "share": ["text"], "text": ["text"], "date": ["date"],
    "dates": ["textarea"], "table": ["textarea"], "choice": ["select"], "weekmask": ["day"] * 7,
}  # fmt: skip


@every_calculator
def test_each_field_has_the_control_of_its_kind_and_no_limit_of_its_own(site: Site, name: str) -> None:
    """What is chosen is offered whole; what is written is judged by the calculator alone, and may be left empty."""
    form = Controls(str(render("calculator", calculator(site, f"calculators/{name}/", name)))).fields
    example = defaults(site.loaded, name)
    described = list(asked(name))

    assert set(form) == {field["name"] for field in described}
    for field in described:
        own = form[field["name"]]
        offered = list(offers(field, example))
        assert own["controls"] == _CONTROLS.get(field["kind"], ["checkbox"] * len(offered)), field["name"]
        assert own["formerly"].split() == field["formerly"]
        assert not own["required"]
        assert not own["limits"]
        if field["kind"] in ("choice", "choices"):
            assert own["offered"] == offered, field["name"]


@every_calculator
def test_each_range_stands_at_its_field(site: Site, name: str) -> None:
    """In the unit of the form, wherever it tells a reader something."""
    view = calculator(site, f"calculators/{name}/", name)
    shown = {field.name: field for part in (view.facts, *view.groups, *view.folds) for field in part.fields}

    for field in asked(name):
        own = shown[field["name"]]
        assert (own.label, own.unit) == (field["label"], field["unit"])
        if field["kind"] in ("integer", "number", "share", "money") and field["maximum"] < GUARD:
            scale = 100 if field["kind"] == "share" else 1
            assert own.range == f"From {range_words(field['minimum'] * scale, field['maximum'] * scale)}."


def as_the_form_holds_it(field: dict[str, Any], shown: str) -> Any:
    """What a control keeps of a text that it is given, as browsers do."""
    if field["kind"] == "choices":
        return [text for text in shown.split(", ") if text]
    if field["kind"] in ("dates", "table"):
        return shown.strip()
    if field["kind"] == "weekmask":
        return "".join("1" if digit == "1" else "0" for digit in shown[:7])
    if field["kind"] == "date" and shown:
        return date.fromisoformat(shown).isoformat()
    return shown.replace("\n", "").replace("\r", "").strip()


@every_calculator
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_what_the_command_line_takes_a_form_shows_and_sends_back_the_same(name: str, data: st.DataObject) -> None:
    """Any field, any value it allows: shown in its control and read again, it is the same value."""
    example = values(name)
    field = data.draw(st.sampled_from(list(asked(name))))
    sent = {**example, field["name"]: data.draw(within(field, name))}
    reply = json.loads(bridge.answer(name, json.dumps({"values": sent})))
    if not reply["ok"]:
        return
    kept = as_the_form_holds_it(field, reply["shown"][field["name"]])
    again = read_inputs(CALCULATORS[name].inputs, {**example, field["name"]: kept}, CALCULATORS[name].rules)

    assert canonical(getattr(again, field["name"])) == reply["values"][field["name"]]


@pytest.mark.parametrize(
    ("name", "field", "value", "shown"),
    [
        ("adoption", "active_means", "  signed in\n on three days ", "signed in on three days"),
        ("adoption", "active_means", " \n ", ""),
        ("timeline", "weekmask", "1010101", "1010101"),
    ],
)
def test_what_no_form_could_hold_is_read_as_one_would(name: str, field: str, value: str, shown: str) -> None:
    """A text of one line has no line break and no odd spaces, whichever way it comes."""
    reply = json.loads(bridge.answer(name, json.dumps({"values": values(name, **{field: value})})))

    assert reply["shown"][field] == shown


def test_as_many_days_can_be_typed_as_sent() -> None:
    """A list on the command line holds no more than the form's field."""
    days = [date.fromordinal(737_000 + 2 * number).isoformat() for number in range(2_000)]
    sent = json.loads(bridge.answer("timeline", json.dumps({"values": values("timeline", holidays=days)})))
    typed = values("timeline", holidays=sent["shown"]["holidays"])

    assert sent["ok"]
    assert json.loads(bridge.answer("timeline", json.dumps({"values": typed})))["values"] == sent["values"]
