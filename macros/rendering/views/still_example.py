"""How much of a calculator's built answer is the worked example's, with a way to each field that is."""

from __future__ import annotations

from macros.content.site import Site
from macros.foundation.addresses import calculator_page
from macros.rendering.views.view import view
from macros.rendering.views.worked_example import WorkedExample

__all__ = ["StillExample", "still_example"]


@view
class Piece:
    """A stretch of the sentence."""

    text: str
    href: str
    """Of the field it is about; empty where it is about none."""


@view
class StillExample:
    """The answer's label and what stands beside it."""

    label: str
    pieces: tuple[Piece, ...]


def still_example(site: Site, here: str, example: WorkedExample) -> StillExample:
    """What the calculators say of the answer as built."""
    said = example.answer["example"]
    name = str(example.description["name"])
    pieces = tuple(Piece(text=text, href=_href(site, here, name, target)) for text, target in said["pieces"])
    return StillExample(label=said["label"], pieces=pieces)


def _href(site: Site, here: str, name: str, target: str) -> str:
    if not target:
        return ""
    calculator, _, field = target.partition(".")
    page = "" if calculator == name else site.href(calculator_page(calculator), here)
    return f"{page}#{calculator}-{field}"
