"""A calculation as a JSON document: what was asked, and everything answered, in full precision."""

from __future__ import annotations

import json
from typing import Any

from calculators.calculation import Calculation
from calculators.reading import canonical
from calculators.simulation import finished
from calculators.still_example import still_example

__all__ = ["FORMAT", "json_text"]

FORMAT = "playbook-calculation/1"
"""Names the document's shape; the number grows when a reader would have to change."""


def json_text(work: Calculation) -> str:
    """The document: ``inputs`` by field with label, unit, value, shown text and origin; ``given``; the answer.

    ``linked`` is what other calculators handed over. Values are in each field's own unit (shares 0-1, dates in ISO
    form). ``made``, ``playbook`` and ``link`` are the request's and null without them. ``example`` says how much is
    still the worked example's; it is missing where the request does not tell what that is.
    """
    request, simulated = work.request, finished(work)
    document = {
        "format": FORMAT,
        "calculator": work.name,
        "made": request.made,
        "playbook": {"id": request.playbook.id, "title": request.playbook.title} if request.playbook else None,
        "link": request.link,
        "inputs": _inputs(work),
        "given": {field: canonical(getattr(work.inputs, field)) for field in work.given},
        "linked": {field: canonical(taken) for field, taken in work.taken.items()},
        **({"example": canonical(still)} if (still := still_example(work)) else {}),
        "result": canonical(work.result),
        "outcome": simulated["outcome"],
        "sentence": "".join(text for text, _ in simulated["sentence"]),
        "figures": work.words.figures | simulated["figures"],
        "tables": work.words.tables | simulated["tables"],
        "notes_at": [canonical(question) for question in work.questions()],
        "notes": [*work.words.notes, *simulated["notes"]],
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _inputs(work: Calculation) -> dict[str, dict[str, Any]]:
    values, texts = work.values(), work.shown()
    return {
        field: {
            "label": spec.label,
            "unit": spec.unit,
            "value": values[field],
            "shown": texts[field],
            "origin": work.request.origins.get(field),
        }
        for field, spec in work.asked.items()
    }
