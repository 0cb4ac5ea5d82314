"""A chart's specification: read from its file, completed with what all share, compiled from Vega-Lite to Vega.

A file `specs/<group>/<chart>.yaml` is a Vega-Lite specification but for two things: a layer `{part: name}` stands for
that layer of parts.yaml, and `usermeta` gives the signals' values for each width the chart is drawn at.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from macros.foundation.build_cache import kept

__all__ = ["WIDTHS", "chart_names", "compiled", "data_sets", "specification"]

WIDTHS = ("wide", "narrow")
"""Each chart is drawn at both; the page shows the one that fits."""

_FOLDER = Path(__file__).parent
_VEGA_LITE = "6.4"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def chart_names(group: str | None = None) -> tuple[str, ...]:
    """Every chart as `<group>/<chart>`, or those of one group."""
    files = sorted((_FOLDER / "specs").glob(f"{group or '*'}/*.yaml"))
    return tuple(f"{file.parent.name}/{file.stem}" for file in files)


def data_sets(name: str) -> tuple[str, ...]:
    """The names of the data sets a chart is drawn from; an unknown chart raises `FileNotFoundError`."""
    return tuple(specification(name)["datasets"])


@lru_cache
def specification(name: str) -> dict[str, Any]:
    """The chart's whole Vega-Lite specification, its data sets empty."""
    shared = _shared()
    own = _read(_FOLDER / "specs" / f"{name}.yaml")
    layers = [shared["parts"][layer["part"]] if "part" in layer else layer for layer in own["layer"]]
    return {**shared["settings"], **own, "layer": layers}


@lru_cache
def _shared() -> dict[str, Any]:
    return _read(_FOLDER / "parts.yaml")


def compiled(name: str, width: str) -> dict[str, Any]:
    """The chart as Vega at one of `WIDTHS`, its data sets empty: what is drawn at build and in the browser alike."""
    vega = json.loads(kept("vega.json", json.dumps([_VEGA_LITE, specification(name)]), lambda: _compile(name)))
    signals = vega.pop("usermeta")[width]
    vega["signals"] = [
        {**signal, "value": signals[signal["name"]]} if signal["name"] in signals else signal
        for signal in vega["signals"]
    ]
    # A null is Vega-Lite's way to say that there is no ground; Vega has it said by saying nothing.
    return {key: value for key, value in vega.items() if value is not None} | {"width": signals["width"]}


def _compile(name: str) -> str:
    # Loads for half a second, and only for what is not kept yet.
    import vl_convert  # noqa: PLC0415

    return json.dumps(vl_convert.vegalite_to_vega(specification(name), vl_version=_VEGA_LITE))


def _read(path: Path) -> dict[str, Any]:
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    assert isinstance(content, dict)
    return content
