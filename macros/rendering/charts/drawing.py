"""Draws a chart as SVG: shapes and texts only, no styles, no identifiers, nothing for a screen reader."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from macros.foundation.build_cache import kept
from macros.rendering.charts.specifications import compiled, data_sets

__all__ = ["draw", "filled"]

_SVG = "http://www.w3.org/2000/svg"
_GROUP = f"{{{_SVG}}}g"
_DROPPED = frozenset({"class", "role", "version", "width", "height", "font-family"})
_GEOMETRY = frozenset({"transform", "d", "x", "y", "x2", "y2"})
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_FILLED_BY_THE_READER = {"today"}


def draw(name: str, width: str, data: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """The chart `<group>/<chart>` at a width of `WIDTHS`, as one SVG element.

    Colors stay `var(--pb-…)` and texts carry no font: both are the style sheet's. The element has a `viewBox` and no
    size of its own.

    Raises:
        ValueError: the data sets are not those of the specification, `caption` and `today` apart.
    """
    vega = filled(name, width, data)
    source = json.dumps([version("vl-convert-python"), _program(), vega], sort_keys=True)
    return kept("svg", source, lambda: _plain(_drawn(vega)))


@lru_cache
def _program() -> str:
    """An edit of this module makes new drawings."""
    return Path(__file__).read_text(encoding="utf-8")


def filled(name: str, width: str, data: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, Any]:
    """The chart as Vega with its data."""
    wanted, given = set(data_sets(name)), set(data) - {"caption"}
    if wanted - _FILLED_BY_THE_READER != given - _FILLED_BY_THE_READER:
        different = ", ".join(sorted((wanted ^ given) - _FILLED_BY_THE_READER))
        raise ValueError(f"the chart {name} and its data differ in: {different}")
    vega = compiled(name, width)
    vega["data"] = [
        entry if "source" in entry else {**entry, "values": list(data.get(entry["name"], ()))} for entry in vega["data"]
    ]
    return vega


def _drawn(vega: dict[str, Any]) -> str:
    # Loads for half a second, and only for what is not kept yet.
    import vl_convert  # noqa: PLC0415

    svg: str = vl_convert.vega_to_svg(vega, allowed_base_urls=[])
    return svg


def _plain(svg: str) -> str:
    """The drawing without what only Vega's own style sheets and scripts would use, and to a hundredth of a pixel."""
    ET.register_namespace("", _SVG)
    root = ET.fromstring(svg)  # noqa: S314 - drawn a moment ago, by our own program
    _drop_unseen(root)
    for element in root.iter():
        for attribute, value in list(element.attrib.items()):
            if attribute in _DROPPED or attribute.startswith("aria-"):
                del element.attrib[attribute]
            elif attribute in _GEOMETRY:
                element.set(attribute, _LONG_NUMBER.sub(lambda number: f"{float(number[0]):.2f}", value))
        if element.tag == _GROUP and element.get("transform") == "translate(0,0)":
            del element.attrib["transform"]
    _unwrap(root)
    return ET.tostring(root, encoding="unicode").replace(f' xmlns="{_SVG}"', "", 1)


def _drop_unseen(element: ET.Element) -> None:
    """Take out the ground and whatever shows nothing."""
    for child in list(element):
        _drop_unseen(child)
        is_ground = child.get("class") == "background"
        is_empty = child.tag == _GROUP and not len(child)
        is_clear = child.tag == f"{{{_SVG}}}path" and child.get("fill") == "none" and child.get("stroke") is None
        is_silent = child.tag == f"{{{_SVG}}}text" and not len(child) and not child.text
        if is_ground or is_empty or is_clear or is_silent:
            element.remove(child)


def _unwrap(element: ET.Element) -> None:
    """Put what a group holds in the group's place where the group says nothing."""
    for child in element:
        _unwrap(child)
    element[:] = [it for child in element for it in ([child] if _says_something(child) else child)]


def _says_something(element: ET.Element) -> bool:
    return element.tag != _GROUP or bool(element.attrib)
