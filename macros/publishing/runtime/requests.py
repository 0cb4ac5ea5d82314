"""What the calculators are asked when their use of the standard library is traced.

Each brings it along, in `requests.json` beside its code, which never travels to a browser: a `good` request with all
its values, the names of those it is `linked` with, `changes` to the good one that may be good or bad, and `texts` that
are sent as they are. All words in it are made up. A calculator without such a file is not traced; a browser that misses
a module then falls back on the whole library.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["requests_of"]


def requests_of(calculators: Path) -> list[tuple[str, str]]:
    """Name and text of each request to the calculators in this folder, each calculator's good one first."""
    files = sorted(calculators.glob("*/requests.json"))
    asked = {file.parent.name: json.loads(file.read_text(encoding="utf-8")) for file in files}
    return [(name, text) for name, own in asked.items() for text in _texts(own, asked)]


def _texts(own: dict[str, Any], asked: dict[str, Any]) -> Iterator[str]:
    linked = {name: asked[name]["good"] for name in own["linked"]}
    for change in ({}, *own["changes"]):
        yield json.dumps({"values": own["good"] | change} | ({"linked": linked} if linked else {}))
    yield from own["texts"]
