"""Whatever comes in: a finite result or sentences, at every door and in the Python underneath; in time, always.

`--hypothesis-profile=nightly` tries more than a million inputs.
"""

import csv
import io
import json
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import NAMES, adoption, roi, timeline
from calculators.bridge import answer, describe, export, simulation
from calculators.catalog import CALCULATORS
from calculators.exports import content_of
from calculators.invalid import InvalidInput
from calculators.reading import canonical, read_inputs
from tests.calculators.drawing import (
    examples,
    extras,
    finite,
    hostile,
    json_values,
    likely,
    no_hang,
    request,
    twisted,
)
from tests.calculators.examples import values

TAKING: dict[str, dict[str, Any]] = {
    "adoption": {"week_1_from": "timeline"},
    "roi": {"start_from": "timeline", "ramp_from": "adoption"},
}
"""The choices with which a calculator takes from others."""
MODULES: dict[str, Any] = {"timeline": timeline, "adoption": adoption, "roi": roi}


def judged(reply_json: str) -> dict[str, Any]:
    """A reply that is finite throughout, and that speaks when it is a bad one."""
    reply: dict[str, Any] = json.loads(reply_json.encode())
    assert finite(reply)
    if reply.get("ok") is False:
        assert reply["errors"]
        assert all(error["message"].strip() for error in reply["errors"])
    return reply


def without_remarks(reply: dict[str, Any]) -> dict[str, Any]:
    """All of a reply but what is said of how its texts were typed."""
    return {key: part for key, part in reply.items() if key not in ("read_as", "notes_at")}


@pytest.mark.parametrize("name", NAMES)
@examples(suite=300, nightly=150_000)
@given(data=st.data())
def test_any_request_gives_a_finite_result_or_sentences(name: str, data: st.DataObject) -> None:
    """No exception, no NaN, no infinity, whatever the fields hold; a good reply can be asked again."""
    sent = data.draw(hostile(name))
    with no_hang():
        reply = judged(answer(name, request(sent)))
        if reply["ok"]:
            again = json.loads(answer(name, request({**sent, **reply["shown"]})))
            assert again["read_as"] == {}
            assert without_remarks(again) == without_remarks(reply)


@pytest.mark.parametrize("name", NAMES)
@examples(suite=300, nightly=150_000)
@given(data=st.data())
def test_what_each_field_allows_gives_a_finite_result_or_sentences(name: str, data: st.DataObject) -> None:
    """Fields that are right by themselves and at their limits, in any combination."""
    sent = data.draw(likely(name))
    with no_hang():
        judged(answer(name, request(sent)))


@pytest.mark.parametrize("name", NAMES)
@examples(suite=300, nightly=50_000)
@given(data=st.data())
def test_a_structure_bent_anywhere_is_taken_or_refused(name: str, data: st.DataObject) -> None:
    """The plan, the milestones, any row of them: wrong types, too much, too deep, missing, twice."""
    sent = data.draw(twisted(values(name)) | json_values)
    with no_hang():
        judged(answer(name, json.dumps({"values": sent})))


@pytest.mark.parametrize("name", TAKING)
@examples(suite=300, nightly=50_000)
@given(data=st.data())
def test_a_linked_calculator_bent_anywhere_is_taken_or_refused(name: str, data: st.DataObject) -> None:
    """What is wrong with the other calculator is told at a field of this one, or of the whole request."""
    others = {other: values(other) for other in ("timeline", "adoption")}
    linked = data.draw(twisted(others) | json_values)
    with no_hang():
        reply = judged(answer(name, json.dumps({"values": values(name, **TAKING[name]), "linked": linked})))
    assert reply["ok"] or {error["field"] for error in reply["errors"]} <= {None, *TAKING[name]}


@pytest.mark.parametrize("name", NAMES)
@examples(suite=100, nightly=50_000)
@given(data=st.data())
def test_the_python_underneath_takes_any_numbers(name: str, data: st.DataObject) -> None:
    """`Inputs` made in Python refuses NaN, infinities and absurd numbers itself, and `calculate` stays finite."""
    module = MODULES[name]
    described = {field["name"]: field for field in describe(name)["fields"]}
    sound = _inputs(name)
    numeric = [field for field, spec in described.items() if spec["kind"] in {"integer", "number", "money", "share"}]
    changes = data.draw(
        st.dictionaries(st.sampled_from(numeric), st.floats() | st.integers() | st.none(), min_size=1, max_size=3)
    )
    with no_hang():
        try:
            result = module.calculate(module.Inputs(**{**sound, **changes}))
        except InvalidInput:
            return
    assert finite(canonical(result))


def _inputs(name: str) -> dict[str, Any]:
    """The example's inputs as the fields of `Inputs`."""
    calculator = CALCULATORS[name]
    inputs = read_inputs(calculator.inputs, values(name), calculator.rules)
    return {field: getattr(inputs, field) for field in inputs.__dataclass_fields__}


@pytest.mark.parametrize("name", NAMES)
@examples(suite=40, nightly=20_000)
@given(data=st.data(), more=extras)
def test_any_simulation_ends(name: str, data: st.DataObject, more: dict[str, Any]) -> None:
    """The count of draws never falls and ends where it should; the outcome is finite, or there are sentences."""
    drawn = simulation(name, request(data.draw(likely(name) | hostile(name)), more))
    done = 0
    with no_hang():
        while "ok" not in (reply := judged(drawn.advance())):
            assert done <= reply["done"] <= reply["of"]
            done = reply["done"]
        assert json.loads(drawn.advance()) == reply


@pytest.mark.parametrize(("name", "form"), [(name, form) for name in NAMES for form in describe(name)["forms"]])
@examples(suite=40, nightly=15_000)
@given(data=st.data(), more=extras)
def test_any_export_is_a_sound_file_or_sentences(
    name: str, form: str, data: st.DataObject, more: dict[str, Any]
) -> None:
    """What is handed out can be encoded and keeps to its format."""
    with no_hang():
        reply = judged(export(name, request(data.draw(likely(name) | hostile(name)), more), form))
    if reply["ok"]:
        _FORMATS[form](content_of(reply))


def _sound_csv(content: bytes) -> None:
    rows = list(csv.reader(io.StringIO(content.decode().removeprefix("\ufeff"), newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1


def _sound_json(content: bytes) -> None:
    assert finite(json.loads(content))


def _sound_ics(content: bytes) -> None:
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT") > 0
    assert lines.count(b"BEGIN:VCALENDAR") == lines.count(b"END:VCALENDAR") == 1


def _sound_xlsx(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            # Written here a moment ago, by nobody else.
            for element in ET.fromstring(archive.read(name)).iter("{*}v"):  # noqa: S314
                assert element.text is None or element.text.lower() not in {"nan", "inf", "-inf"}


_FORMATS = {"csv": _sound_csv, "json": _sound_json, "ics": _sound_ics, "xlsx": _sound_xlsx}


@examples(suite=200, nightly=50_000)
@given(st.text(max_size=60), st.sampled_from(NAMES))
def test_any_text_is_answered(text: str, name: str) -> None:
    """Even no JSON at all, at every door."""
    for reply in (answer(name, text), simulation(name, text).advance(), export(name, text, "json")):
        assert judged(reply)["ok"] is False
