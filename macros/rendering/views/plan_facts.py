"""The facts of a plan on the pages: which field of which calculator asks for each, and what goes along to the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculators.facts import FACTS
from macros.content.site import Site
from macros.foundation.sentences import joined
from macros.rendering.views.worked_example import worked_example

__all__ = ["fact_fields", "going_along"]


def fact_fields(site: Site) -> dict[str, dict[str, dict[str, Any]]]:
    """By calculator and fact: its field, the texts it has as built, and when it asks for the fact at all.

    `with` is another fact and the value with which alone it does; `otherwise` is what to choose in which field where
    that is not so: to take it from another calculator.
    """
    return {name: _asked(site, name) for name in site.loaded.playbook.calculators.calculators}


def _asked(site: Site, name: str) -> dict[str, dict[str, Any]]:
    example = worked_example(site, name)
    links = {link["instead"]: [link["field"], link["calculator"]] for link in example.description["links"]}
    return {
        field["fact"]: {
            "field": field["name"],
            "built": _texts(field, example.answer),
            "with": field["fact_with"],
            "otherwise": links.get(field["name"]) if field["fact_with"] else None,
        }
        for field in example.description["fields"]
        if field["fact"]
    }


def _texts(field: Mapping[str, Any], answer: Mapping[str, Any]) -> list[str]:
    value = answer["values"][field["name"]]
    return list(value) if field["kind"] == "choices" else [answer["shown"][field["name"]]]


def going_along(site: Site) -> str:
    """What goes along to the other calculators, as a sentence."""
    asked = {fact for facts in fact_fields(site).values() for fact in facts}
    nouns = [noun for fact, noun in FACTS.items() if fact in asked and noun]
    sentence = joined(nouns)
    return f"{sentence[:1].upper()}{sentence[1:]} go with you."
