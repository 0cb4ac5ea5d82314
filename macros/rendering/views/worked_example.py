"""A calculator run at build time with the playbook's defaults: what its page shows before anybody types.

The same door as the browser's (`calculators.bridge`), so page and browser cannot differ.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from calculators import NAMES
from macros.calculated.defaults import choices_of, links_of, request
from macros.calculated.example import example
from macros.calculated.replies import answered, described, drawn
from macros.content.loaded import Loaded
from macros.content.site import Site
from macros.rendering.views.view import view

__all__ = ["WorkedExample", "worked_example"]


@view
class WorkedExample:
    """A calculator's description, its inputs for the defaults, and the answer to them."""

    description: Mapping[str, Any]
    values: Mapping[str, Any]
    """Every input, the given ones too."""
    origins: Mapping[str, str]
    """For each input with a default, the statement or assumption it comes from."""
    linked: Mapping[str, Any]
    """The values of the calculators it takes from."""
    example: Mapping[str, Any]
    """What of all these only holds a place, as a request says it."""
    answer: Mapping[str, Any]

    @property
    def sentence(self) -> tuple[tuple[str, bool], ...]:
        """The answer in words: stretches of text, each with whether it stands out."""
        return tuple((text, strong) for text, strong in self.answer["sentence"])


def worked_example(site: Site, name: str) -> WorkedExample:
    """Run the calculator, its random draws too: pages that show one answer show the same.

    Defaults that it refuses raise `ValueError`, for the playbook's checks let none through.
    """
    return _worked(site.loaded, name)


@lru_cache(maxsize=2 * len(NAMES))
def _worked(loaded: Loaded, name: str) -> WorkedExample:
    """Several pages show it."""
    asked = {**request(loaded, name), "example": example(loaded, name)}
    answer = answered(name, json.dumps(asked))
    if not answer["ok"]:
        raise ValueError(f"the {name} calculator refuses its defaults: {answer['errors']}")
    text = loaded.playbook.calculators.calculators[name]
    return WorkedExample(
        description=_description(loaded, name, asked["values"]),
        values=asked["values"],
        origins=text.inputs,
        linked=asked["linked"],
        example=asked["example"],
        answer=_with_draws(answer, name, asked),
    )


def _description(loaded: Loaded, name: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The calculator as the playbook offers it: without choices that lead to what it does not have."""
    whole = described(name)
    fields = [field | {"choices": choices_of(loaded, name, field, values)} for field in whole["fields"]]
    return {**whole, "links": links_of(loaded, name), "fields": fields}


def _with_draws(answer: Mapping[str, Any], name: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    draws = drawn(name, json.dumps(asked))
    merged = {part: answer[part] | draws[part] for part in ("figures", "tables", "charts")}
    return {**answer, **merged, "sentence": draws["sentence"], "drawn_notes": draws["notes"]}
