"""The doors: a calculator's name and JSON in, JSON out.

Pages, the browser's worker and the command line come in here; bad data is answered, never raised. A request is one
object: ``values`` (field to value), and where they serve ``linked``, ``stamp``, ``playbook``, ``link``, ``origins``,
``example`` and ``own`` (see ``calculators.request``).
"""

from __future__ import annotations

import sys
from binascii import b2a_base64
from collections.abc import Callable
from datetime import date
from typing import Any

from calculators import NAMES
from calculators.calculation import Calculation, as_json, calculation, refusal
from calculators.catalog import CALCULATORS
from calculators.exports import ExportFile, exported, forms_of
from calculators.invalid import InvalidInput
from calculators.reading import canonical
from calculators.simulation import Simulation, brief_answer
from calculators.spec import Spec, specs_of
from calculators.still_example import still_example

__all__ = ["answer", "brief", "describe", "export", "prepare", "simulation", "table"]


def describe(name: str) -> dict[str, Any]:
    """What calculator ``name`` asks and answers, as JSON-ready values: fields, figures, tables, charts, links, forms.

    Figures and tables marked ``simulated`` come from ``simulation`` alone, and so does the last word on the answer
    where ``answer_drawn`` is true. ``views`` are the parts in which a page shows them, each by its name. ``links`` say
    what it takes from which other calculator, ``forms`` as what files its answer can be exported.

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
        "answer_drawn": bool(calculator.simulating and calculator.simulating.gives_answer),
        "links": [
            {"field": link.field, "calculator": link.calculator, "instead": link.instead, "into": link.into}
            for link in calculator.links
        ],
        "forms": list(forms_of(calculator)),
    }


def answer(name: str, request_json: str) -> str:
    """Run calculator ``name`` on a request ``{"values": {field: value}}`` and reply as JSON.

    A good reply holds ``values`` (canonical, without the given fields), ``shown`` (the same as a form shows them),
    ``read_as`` (how a typed text was read, by field, where that looks different), ``result`` (raw), ``figures``,
    ``tables``, ``sentence`` and ``notes`` (texts; where ``describe`` says ``answer_drawn``, the sentence stands
    until the simulation gives its own), ``row_kinds`` (by table, what each row is), ``charts`` (rows by chart and
    data set), ``linked`` (what was taken from another calculator, by field), ``notes_at`` (questions where
    something else may be meant: field, sentence, what to enter). Where the request says what the ``example`` is,
    entries far from it are asked about, and the reply says how much of it is left (``calculators.still_example``);
    where it says which facts are the reader's ``own``, each part of the plan with its dates, and what to say of it
    on each day (``calculators.own_dates``). A bad one holds ``errors``, one for each problem. Bad data never raises.
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
            "read_as": work.read_as(),
            "notes_at": [canonical(question) for question in work.questions()],
            "result": canonical(work.result),
            "figures": work.words.figures,
            "tables": work.words.tables,
            "row_kinds": work.words.row_kinds,
            "sentence": work.words.sentence,
            "notes": work.words.notes,
            "charts": work.calculator.draw(work.inputs, work.result),
            "linked": {field: canonical(taken) for field, taken in work.taken.items()},
            **_asked_for(work),
        }
    )


def brief(name: str, request_json: str) -> str:
    """The answer of calculator ``name`` in the fewest words, as JSON: ``brief``. Refused like an answer."""
    try:
        work = calculation(name, request_json)
    except InvalidInput as error:
        return as_json(refusal(error))
    return as_json({"ok": True, "brief": brief_answer(work)})


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
    return _file(lambda: exported(name, request_json, form))


def table(request_json: str, form: str) -> str:
    """A file of the rows of a request (``calculators.own_table``), as ``export`` replies; ``form`` is csv or xlsx."""
    from calculators.own_table import own_table  # noqa: PLC0415 - who asks for no table need not wait for it

    return _file(lambda: own_table(request_json, form))


def _file(make: Callable[[], ExportFile]) -> str:
    try:
        file = make()
    except InvalidInput as error:
        return as_json(refusal(error))
    content = file.content
    held = {"text": content} if isinstance(content, str) else {"base64": b2a_base64(content, newline=False).decode()}
    return as_json({"ok": True, "file_name": file.name, "media_type": file.media_type, **held})


def _asked_for(work: Calculation) -> dict[str, Any]:
    """What only some requests ask for."""
    more: dict[str, Any] = {}
    if work.request.example:
        more["example"] = canonical(still_example(work))
    if work.request.own is not None and work.calculator.own_dates:
        more["own"] = canonical(work.calculator.own_dates(work.inputs, work.result, work.request.own))
    return more


def _field(name: str, spec: Spec) -> dict[str, Any]:
    return {
        "name": name,
        "label": spec.label,
        "unit": spec.unit,
        "kind": spec.kind,
        "minimum": _bound(spec.minimum),
        "maximum": _bound(spec.maximum),
        "choices": [
            {"value": choice.value, "label": choice.label} | ({"needs": choice.needs} if choice.needs else {})
            for choice in spec.choices
        ],
        "choices_from": spec.choices_from,
        "columns": [_field(column, own) for column, own in specs_of(spec.rows).items()] if spec.rows else [],
        "help": spec.help,
        "group": spec.group,
        "section": spec.section,
        "given": spec.given,
        "optional": spec.optional,
        "grows_with": spec.grows_with,
        "formerly": list(spec.formerly),
        "fact": spec.fact,
        "fact_with": list(spec.fact_with) if spec.fact_with else None,
    } | ({"needs": list(spec.needs)} if spec.needs else {})


def _bound(bound: float | date | None) -> float | str | None:
    return bound.isoformat() if isinstance(bound, date) else bound
