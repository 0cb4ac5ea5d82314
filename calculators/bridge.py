"""The doors: a calculator's name and JSON in, JSON out.

Pages, the browser's worker and the command line come in here; bad data is answered, never raised. A request is one
object: ``values`` (field to value), and where they serve ``linked``, ``stamp``, ``playbook``, ``link`` and ``origins``
(see ``calculators.request``).
"""

from __future__ import annotations

import sys
from binascii import b2a_base64
from datetime import date
from typing import Any

from calculators import NAMES
from calculators.calculation import as_json, calculation, refusal
from calculators.catalog import CALCULATORS
from calculators.exports import exported, forms_of
from calculators.invalid import InvalidInput
from calculators.reading import canonical
from calculators.simulation import Simulation
from calculators.spec import Spec, specs_of

__all__ = ["answer", "brief", "describe", "export", "prepare", "simulation"]


def describe(name: str) -> dict[str, Any]:
    """What calculator ``name`` asks and answers, as JSON-ready values: fields, figures, tables, charts, links, forms.

    Figures and tables marked ``simulated`` come from ``simulation`` alone. ``views`` are the parts in which a page
    shows them, each by its name. ``links`` say what it takes from which other
    calculator, ``forms`` as what files its answer can be exported.

    **Raises** KeyError for an unknown name; the names are ``calculators.NAMES``.
    """
    calculator = CALCULATORS[name]
    return {
        "name": name,
        "fields": [_field(field, spec) for field, spec in specs_of(calculator.inputs).items()],
        "figures": [canonical(figure) for figure in calculator.figures],
        "tables": [canonical(table) for table in calculator.tables],
        "charts": [canonical(chart) for chart in calculator.charts],
        "views": [canonical(view) for view in calculator.views],
        "links": [
            {"field": link.field, "calculator": link.calculator, "instead": link.instead, "into": link.into}
            for link in calculator.links
        ],
        "forms": list(forms_of(calculator)),
    }


def answer(name: str, request_json: str) -> str:
    """Run calculator ``name`` on a request ``{"values": {field: value}}`` and reply as JSON.

    A good reply holds ``values`` (canonical, without the given fields), ``shown`` (the same as a form shows
    them), ``result`` (raw), ``figures``, ``tables``, ``sentence`` and ``notes`` (texts), ``row_kinds`` (by table, what
    each row is), ``charts`` (rows by chart and data set), ``linked`` (what was taken from another calculator, by
    field). A bad one holds ``errors``, one for each problem. Bad data never raises.
    """
    try:
        work = calculation(name, request_json)
    except InvalidInput as error:
        return as_json(refusal(error))
    return as_json(
        {
            "ok": True,
            "values": work.values(),
            "shown": work.shown(),
            "result": canonical(work.result),
            "figures": work.words.figures,
            "tables": work.words.tables,
            "row_kinds": work.words.row_kinds,
            "sentence": work.words.sentence,
            "notes": work.words.notes,
            "charts": work.calculator.draw(work.inputs, work.result),
            "linked": {field: canonical(taken) for field, taken in work.taken.items()},
        }
    )


def brief(name: str, request_json: str) -> str:
    """The answer of calculator ``name`` in the fewest words, as JSON: ``brief``. Refused like an answer."""
    try:
        work = calculation(name, request_json)
    except InvalidInput as error:
        return as_json(refusal(error))
    return as_json({"ok": True, "brief": work.words.brief or "".join(text for text, _ in work.words.sentence)})


def prepare() -> bool:
    """Import one calculator that nobody has asked yet, for whoever has time now; whether there was one left."""
    left = [name for name in NAMES if f"calculators.{name}" not in sys.modules]
    for name in left[:1]:
        CALCULATORS[name]
    return bool(left)


def simulation(name: str, request_json: str) -> Simulation:
    """The random draws of calculator ``name``: call ``advance()`` until it replies with ``ok``."""
    return Simulation(name, request_json)


def export(name: str, request_json: str, form: str) -> str:
    """A file of calculator ``name``'s answer and simulation, as JSON: ``file_name``, ``media_type`` and ``text``.

    What is no text comes as ``base64`` instead. ``form`` is one of those ``describe`` names; ``ics``, a calendar, needs
    the request's ``stamp`` and ``playbook``. Refused like an answer.
    """
    try:
        file = exported(name, request_json, form)
    except InvalidInput as error:
        return as_json(refusal(error))
    content = file.content
    held = {"text": content} if isinstance(content, str) else {"base64": b2a_base64(content, newline=False).decode()}
    return as_json({"ok": True, "file_name": file.name, "media_type": file.media_type, **held})


def _field(name: str, spec: Spec) -> dict[str, Any]:
    return {
        "name": name,
        "label": spec.label,
        "unit": spec.unit,
        "kind": spec.kind,
        "minimum": _bound(spec.minimum),
        "maximum": _bound(spec.maximum),
        "choices": [{"value": choice.value, "label": choice.label} for choice in spec.choices],
        "choices_from": spec.choices_from,
        "columns": [_field(column, own) for column, own in specs_of(spec.rows).items()] if spec.rows else [],
        "help": spec.help,
        "group": spec.group,
        "section": spec.section,
        "given": spec.given,
        "optional": spec.optional,
        "formerly": list(spec.formerly),
    }


def _bound(bound: float | date | None) -> float | str | None:
    return bound.isoformat() if isinstance(bound, date) else bound
