"""The one door: a calculator's name and JSON in, JSON out.

Pages, the browser's worker and the command line call ``answer``; bad data is answered, never raised.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from calculators import NAMES, adoption, roi, timeline
from calculators.adoption import charts as adoption_charts
from calculators.adoption import inputs as adoption_inputs
from calculators.adoption import shape as adoption_shape
from calculators.adoption import words as adoption_words
from calculators.charting import Chart, Charts
from calculators.invalid import InvalidInput
from calculators.presentation import Figure, Presentation, Table
from calculators.reading import canonical, read_inputs, shown
from calculators.roi import charts as roi_charts
from calculators.roi import inputs as roi_inputs
from calculators.roi import shape as roi_shape
from calculators.roi import words as roi_words
from calculators.spec import Rule, Spec, specs_of
from calculators.strict_json import parse_json
from calculators.timeline import charts as timeline_charts
from calculators.timeline import inputs as timeline_inputs
from calculators.timeline import shape as timeline_shape
from calculators.timeline import words as timeline_words

__all__ = ["answer", "describe"]


@dataclass(frozen=True, slots=True)
class _Calculator:
    inputs: type
    rules: tuple[Rule, ...]
    calculate: Callable[[Any], Any]
    present: Callable[[Any, Any], Presentation]
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    charts: tuple[Chart, ...]
    draw: Callable[[Any, Any], Charts]


_CALCULATORS = {
    "timeline": _Calculator(
        timeline.Inputs,
        timeline_inputs.RULES,
        timeline.calculate,
        timeline_words.present,
        timeline_shape.FIGURES,
        timeline_shape.TABLES,
        timeline_charts.CHARTS,
        timeline_charts.charts,
    ),
    "adoption": _Calculator(
        adoption.Inputs,
        adoption_inputs.RULES,
        adoption.calculate,
        adoption_words.present,
        adoption_shape.FIGURES,
        adoption_shape.TABLES,
        adoption_charts.CHARTS,
        adoption_charts.charts,
    ),
    "roi": _Calculator(
        roi.Inputs,
        roi_inputs.RULES,
        roi.calculate,
        roi_words.present,
        roi_shape.FIGURES,
        roi_shape.TABLES,
        roi_charts.CHARTS,
        roi_charts.charts,
    ),
}


def describe(name: str) -> dict[str, Any]:
    """What calculator ``name`` asks and answers: fields, figures, tables and charts, as JSON-ready values.

    **Raises** KeyError for an unknown name; the names are ``calculators.NAMES``.
    """
    calculator = _CALCULATORS[name]
    return {
        "name": name,
        "fields": [_field(field, spec) for field, spec in specs_of(calculator.inputs).items()],
        "figures": [{"name": figure.name, "label": figure.label} for figure in calculator.figures],
        "tables": [canonical(table) for table in calculator.tables],
        "charts": [canonical(chart) for chart in calculator.charts],
    }


def answer(name: str, request_json: str) -> str:
    """Run calculator ``name`` on a request ``{"values": {field: value}}`` and reply as JSON.

    A good reply holds ``values`` (canonical, without the given fields), ``shown`` (the same as a form shows
    them), ``result`` (raw), ``figures``, ``tables``, ``sentence`` and ``notes`` (texts), ``charts`` (rows by chart
    and data set). A bad one holds ``errors``, one for each problem. Bad data never raises.
    """
    try:
        reply = _reply(name, request_json)
    except InvalidInput as error:
        problems = [{"field": problem.field, "message": problem.message} for problem in error.problems]
        reply = {"ok": False, "errors": problems}
    return json.dumps(reply, ensure_ascii=False, allow_nan=False)


def _reply(name: str, request_json: str) -> dict[str, Any]:
    if name not in _CALCULATORS:
        raise InvalidInput(None, f"There is no calculator of this name; there are {', '.join(NAMES)}.")
    calculator = _CALCULATORS[name]
    request = parse_json(request_json)
    if not isinstance(request, dict) or set(request) != {"values"}:
        raise InvalidInput(None, "Send one object with the fields under “values”, and nothing else.")
    inputs = read_inputs(calculator.inputs, request["values"], calculator.rules)
    result = calculator.calculate(inputs)
    words = calculator.present(inputs, result)
    asked = {field: spec for field, spec in specs_of(calculator.inputs).items() if not spec.given}
    return {
        "ok": True,
        "values": {field: canonical(getattr(inputs, field)) for field in asked},
        "shown": {field: shown(spec, getattr(inputs, field)) for field, spec in asked.items()},
        "result": canonical(result),
        "figures": words.figures,
        "tables": words.tables,
        "sentence": words.sentence,
        "notes": words.notes,
        "charts": calculator.draw(inputs, result),
    }


def _field(name: str, spec: Spec) -> dict[str, Any]:
    return {
        "name": name,
        "label": spec.label,
        "unit": spec.unit,
        "kind": spec.kind,
        "minimum": _bound(spec.minimum),
        "maximum": _bound(spec.maximum),
        "choices": [canonical(choice) for choice in spec.choices],
        "choices_from": spec.choices_from,
        "columns": [_field(column, own) for column, own in specs_of(spec.rows).items()] if spec.rows else [],
        "help": spec.help,
        "group": spec.group,
        "section": spec.section,
        "given": spec.given,
        "optional": spec.optional,
    }


def _bound(bound: float | date | None) -> float | str | None:
    return bound.isoformat() if isinstance(bound, date) else bound
