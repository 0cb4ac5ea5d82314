"""Specifications and drawings of all charts: empty of data and colors, filled and drawn alike everywhere."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import vl_convert

from calculators import NAMES, bridge
from macros.foundation import build_cache as texts
from macros.rendering.charts import WIDTHS, browser, chart_names, compiled, data_sets, draw
from macros.rendering.charts.drawing import filled
from macros.rendering.charts.specifications import specification
from tests.calculators.examples import values
from tests.conftest import ROOT

EVERY_CHART = pytest.mark.parametrize("name", chart_names())
LIVE = tuple(name for calculator in NAMES for name in chart_names(calculator))
PAINTS = {"fill", "stroke", "color"}
SMALLEST_TEXT = 13
ON_A_PHONE = 328 / 344
"""A drawing 344 pixels wide, on a phone 360 pixels wide with its margins."""


def answer(calculator: str, **edits: Any) -> dict[str, Any]:
    """A good reply to the calculator's example, with some of its values edited."""
    reply: dict[str, Any] = json.loads(
        bridge.answer(calculator, json.dumps({"values": {**values(calculator), **edits}}))
    )
    assert reply["ok"], reply
    return reply


@cache
def simulated(calculator: str, edits: str) -> dict[str, Any]:
    """The charts of the example's simulation."""
    request = json.dumps({"values": {**values(calculator), **json.loads(edits)}})
    reply: dict[str, Any] = json.loads(bridge.simulation(calculator, request).finish())
    assert reply["ok"], reply
    charts: dict[str, Any] = reply["charts"]
    return charts


def drawn(calculator: str, **edits: Any) -> dict[str, Any]:
    """The charts that only draws give, with some of the example's values edited."""
    return simulated(calculator, json.dumps(edits))


def answered(name: str) -> dict[str, list[dict[str, Any]]] | None:
    """The data sets the example gives a chart, if any."""
    calculator, _, chart = name.partition("/")
    edits = {"adoption": {"actuals": [{"week": 3, "users": 40}, {"week": 4, "users": 131}]}}.get(calculator, {})
    charts = answer(calculator, **edits)["charts"] | drawn(calculator, **edits) if calculator in NAMES else {}
    found: dict[str, list[dict[str, Any]]] | None = charts.get(chart)
    return found


def walk(node: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every plain value of a specification, with the key it stands under."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from walk(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value, key)
    else:
        yield key, node


def parsed(svg: str) -> ET.Element:
    """The drawing as a tree."""
    return ET.fromstring(svg)  # noqa: S314 - drawn by ourselves


def words(svg: str) -> list[str]:
    """Every text of a drawing, each line by itself."""
    return [text for element in parsed(svg).iter("text") for text in element.itertext()]


@EVERY_CHART
def test_a_specification_is_one_that_vega_lite_takes_without_a_warning(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """And what it becomes is Vega by Vega's own schema, which npm brings."""
    vl_convert.vegalite_to_vega(specification(name), vl_version="6.4", show_warnings=True)
    out, err = capfd.readouterr()
    assert "WARN" not in out + err
    schema = json.loads((ROOT / "node_modules" / "vega" / "build" / "vega-schema.json").read_text(encoding="utf-8"))
    for width in WIDTHS:
        errors = jsonschema.Draft7Validator(schema).iter_errors(compiled(name, width))
        assert [error.message for error in errors] == []


@EVERY_CHART
def test_a_specification_names_its_data_sets_and_holds_none(name: str) -> None:
    """Every one is empty, and drawn by a layer."""
    whole = specification(name)
    used = {value for key, value in walk([layer["data"] for layer in whole["layer"]]) if key == "name"}
    assert set(whole["datasets"]) == used
    assert all(rows == [] for rows in whole["datasets"].values())
    assert all(not entry.get("values") for entry in compiled(name, "wide")["data"])


@EVERY_CHART
def test_colors_are_the_style_sheets(name: str) -> None:
    """Only names of tokens that exist; no color stands in a specification, nor does Vega put one of its own."""
    tokens = (ROOT / "docs" / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
    whole = specification(name)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl", json.dumps(whole))
    for token in re.findall(r"var\((--pb-[\w-]+)\)", json.dumps(whole)):
        assert f"{token}:" in tokens
    for key, value in walk(whole):
        if key in PAINTS and isinstance(value, str):
            assert re.fullmatch(r"var\(--pb-[\w-]+\)|none", value), (key, value)
    data = answered(name)
    if data:
        painted = {
            paint
            for width in WIDTHS
            for element in parsed(draw(name, width, data)).iter()
            for key in ("fill", "stroke")
            if (paint := element.get(key))
        }
        assert {paint for paint in painted if not paint.startswith("var(--pb-")} <= {"none"}


@EVERY_CHART
def test_time_is_utc_and_told_by_the_data(name: str) -> None:
    """No scale, transform or format of Vega's knows a zone or a language."""
    vega = compiled(name, "wide")
    assert {scale["type"] for scale in vega["scales"]} <= {"utc", "linear", "band", "point", "ordinal"}
    assert not re.search(r"timeFormat|utcFormat|timeParse|timeunit|\bnow\(|\bformat\(", json.dumps(vega))
    assert "axes" not in vega
    assert "legends" not in vega


@pytest.mark.parametrize("calculator", NAMES)
def test_every_chart_a_calculator_lists_has_its_specification(calculator: str) -> None:
    """And the other way round; each shows the values of a table that is there."""
    described = bridge.describe(calculator)
    assert {f"{calculator}/{chart['name']}" for chart in described["charts"]} == set(chart_names(calculator))
    assert {chart["table"] for chart in described["charts"]} <= {table["name"] for table in described["tables"]}


@pytest.mark.parametrize("calculator", NAMES)
def test_answers_give_just_the_data_sets_their_charts_draw(calculator: str) -> None:
    """Apart from the words around a chart, and the reader's day, which no answer knows."""
    charts = answer(calculator)["charts"]
    assert charts
    for chart, data in charts.items():
        assert set(data) - {"caption"} == set(data_sets(f"{calculator}/{chart}")) - {"today"}
        (said,) = data["caption"]
        assert all(said[key].strip() for key in ("title", "text", "alt"))


@pytest.mark.parametrize("name", LIVE)
def test_a_drawing_holds_every_label_in_both_widths(name: str) -> None:
    """What the rows say is read in the picture; the narrow drawing may leave out ticks."""
    data = answered(name)
    assert data is not None
    for width in WIDTHS:
        said = words(draw(name, width, data))
        for data_set, rows in data.items():
            if data_set in {"caption", "x_ticks", "rows"}:
                continue
            for row in rows:
                assert row.get("label", said[0]) in " ".join(said)
    ticks = [line for row in data.get("x_ticks", ()) for line in _lines(row["label"])]
    assert [tick for tick in ticks if tick not in words(draw(name, "wide", data))] == []


def _lines(text: str | list[str]) -> list[str]:
    return text if isinstance(text, list) else [text] if text else []


@pytest.mark.parametrize("name", LIVE)
def test_a_drawing_brings_shapes_and_texts_and_nothing_else(name: str) -> None:
    """No style, script, identifier, link or face; texts large enough on a phone; sizes as the style sheet expects."""
    data = answered(name)
    assert data is not None
    for width, pixels in zip(WIDTHS, (664, 344), strict=True):
        svg = draw(name, width, data)
        root = parsed(svg)
        assert svg.startswith("<svg viewBox=")
        assert (root.get("viewBox") or "").split()[2] == str(pixels)
        for element in root.iter():
            assert element.tag in {"svg", "g", "path", "line", "text", "tspan"}
            assert not set(element.attrib) & {"style", "class", "id", "href", "role", "font-family", "clip-path"}
            assert element.attrib or element.tag != "g", "a group that says nothing is one more element on the page"
        sizes = [float((text.get("font-size") or "0").removesuffix("px")) for text in root.iter("text")]
        assert min(sizes) * ON_A_PHONE >= SMALLEST_TEXT


def test_a_text_cannot_become_markup() -> None:
    """A label with angle brackets and ampersands is drawn as it is written."""
    data = answered("adoption/gaps")
    assert data
    data["bars"][-1]["label"] = label = "<script>alert(1)</script> & <b>"
    svg = draw("adoption/gaps", "wide", data)
    assert "<script" not in svg
    assert label in words(svg)


def test_built_and_live_chart_are_one_program_with_the_same_rows() -> None:
    """What the page loads is what was drawn, its data sets empty; filling it is all that either does."""
    data = answered("timeline/gantt")
    assert data
    (document,) = browser.documents(["timeline"]).values()
    loaded = json.loads(document)["gantt"]
    assert loaded["dataSets"] == list(data_sets("timeline/gantt"))
    for width in WIDTHS:
        assert loaded[width] == compiled("timeline/gantt", width)
        drawn = filled("timeline/gantt", width, data)
        given = {entry["name"]: entry["values"] for entry in drawn["data"] if "source" not in entry}
        assert given == {name: data.get(name, []) for name in data_sets("timeline/gantt")}
        for entry in drawn["data"]:
            if "source" not in entry:
                entry["values"] = []
        assert drawn == loaded[width]


def test_a_chart_and_data_that_differ_are_refused() -> None:
    """A data set that is missing or not drawn is a mistake, told by name."""
    data = answered("timeline/slack")
    assert data
    with pytest.raises(ValueError, match=r"timeline/slack .* differ in: bars, typo"):
        draw("timeline/slack", "wide", {**{name: rows for name, rows in data.items() if name != "bars"}, "typo": []})
    with pytest.raises(FileNotFoundError):
        data_sets("timeline/none")


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Auckland"])
def test_the_builders_zone_does_not_move_a_drawing(zone: str) -> None:
    """Drawn where the day begins elsewhere, each bar and line stands at the same pixel."""
    data = answered("timeline/gantt")
    assert data
    program = """
import json, sys
from macros.rendering.charts.drawing import _drawn, _plain, filled
print(_plain(_drawn(filled("timeline/gantt", "wide", json.load(sys.stdin)))))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(data),
        env={**os.environ, "TZ": zone},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == draw("timeline/gantt", "wide", data)


def test_a_bar_ends_where_the_next_working_day_begins_a_week_later() -> None:
    """An inclusive end would draw each bar a day short: five days fill five sevenths of a week."""
    data = answered("timeline/gantt")
    assert data
    vega = filled("timeline/gantt", "wide", data)
    (frame,), bar = data["frame"], data["blocks"][0]
    svg = draw("timeline/gantt", "wide", data)
    days = _days(frame["start"], frame["end_exclusive"])
    width = f"{5 / days * vega['width']:.2f}"
    assert _days(bar["start"], bar["end_exclusive"]) == 5
    assert re.search(rf"h{re.escape(width)}v20", svg), width


def _days(start: str, end: str) -> int:
    from datetime import date  # noqa: PLC0415 - for this one subtraction

    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def test_what_was_drawn_is_kept_by_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second drawing of the same rows draws nothing; other rows are drawn anew."""
    from macros.rendering.charts import drawing  # noqa: PLC0415 - to be looked into

    monkeypatch.setattr(texts, "FOLDER", tmp_path)
    drawn: list[int] = []
    original = drawing._drawn
    monkeypatch.setattr(drawing, "_drawn", lambda vega: drawn.append(1) or original(vega))
    data = answered("timeline/slack")
    assert data
    first = draw("timeline/slack", "narrow", data)
    assert draw("timeline/slack", "narrow", data) == first
    assert len(drawn) == 1
    data["bars"][0]["label"] = "1 day late"
    assert draw("timeline/slack", "narrow", data) != first
    assert len(drawn) == 2


_TEXT_HEIGHT = 14
_TEXT_WIDTH = 6.6
"""Pixels of a character of the page's font, on the average."""


def boxes(svg: str) -> dict[str, tuple[float, float, float, float]]:
    """Each single text of a drawing by the place it takes: left, right, top, bottom."""
    found: dict[str, tuple[float, float, float, float]] = {}

    def visit(node: ET.Element, x: float, y: float) -> None:
        place = re.search(r"translate\(([-\d.]+),([-\d.]+)\)", node.get("transform", ""))
        x, y = (x + float(place[1]), y + float(place[2])) if place else (x, y)
        if node.tag.endswith("text") and node.text:
            width = _TEXT_WIDTH * len(node.text)
            left = x - width * {"start": 0, "middle": 0.5, "end": 1}[node.get("text-anchor", "start")]
            found[node.text] = (left, left + width, y - _TEXT_HEIGHT / 2, y + _TEXT_HEIGHT / 2)
        for child in node:
            visit(child, x, y)

    visit(parsed(svg), 0, 0)
    return found


def meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Whether two places have a part in common."""
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "counts",
    [
        "1: 5; 2: 18; 3: 60; 4: 101; 5: 120; 2027-02-10: 131",
        "3: 40; 4: 96",
        "4: 118; 5: 170; 6: 190",
        "3: 75; 4: 150",
        "5: 200",
    ],
)
def test_counts_behind_and_ahead_leave_every_text_legible(width: str, counts: str) -> None:
    """Targets, the latest count and what is expected stand clear of one another, on a phone too."""
    rows = answer("adoption", actuals=counts)["charts"]["s_curve"]
    placed = boxes(draw("adoption/s_curve", width, rows))
    labels = [row["label"] for name in ("targets", "actuals_label", "fit_label") for row in rows[name]]
    assert [
        (one, other)
        for place, one in enumerate(labels)
        for other in labels[place + 1 :]
        if meet(placed[one], placed[other])
    ] == []
    assert all(placed[label][0] > 0 for label in labels)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("hours", [0.5, 2.5, 3, 20])
def test_a_scenarios_name_stands_clear_of_the_months(width: str, hours: float) -> None:
    """Also where its line ends at the foot of the axis."""
    rows = answer("roi", affected_hours=hours, one_time_cost=120_000, recurring_cost=38.5)["charts"]["cumulative"]
    placed = boxes(draw("roi/cumulative", width, rows))
    key = "narrow_label" if width == "narrow" else "label"
    months = [row[key] for row in rows["x_ticks"] if row[key]]
    names = [row["label"] for row in rows["line_labels"] if row["series"] != "entered"]
    assert names
    assert [(name, month) for name in names for month in months if meet(placed[name], placed[month])] == []
