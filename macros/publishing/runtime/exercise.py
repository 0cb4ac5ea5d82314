"""Puts the calculators through all they can do, inside the browser's Python, and tells what that took.

Runs in Pyodide with nothing but the standard library and the calculators; `trace.mjs` calls it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import marshal
import re
import sys
import traceback
from types import SimpleNamespace
from typing import Any

__all__ = ["prepared", "run"]

_FORMS = ("csv", "json", "ics", "xlsx")
_SENT_ALONG = {"stamp": "2026-11-22T00:00:00Z", "playbook": {"id": "a-playbook", "title": "A playbook"}}
"""What a calendar cannot do without."""
_LIBRARY = ".zip/"

_texts: set[str] = set()
"""What `dataclasses` has written and compiled."""
_execute = vars(dataclasses).get("exec", exec)


def _noted(text: str, *names: dict[str, Any]) -> None:
    _texts.add(text)
    _execute(text, *names)


# Before any class is made; a name of the module goes before Python's own.
vars(dataclasses)["exec"] = _noted

from calculators import bridge  # noqa: E402


def run(requests_json: str) -> str:
    """Answer every request, and export and simulate each calculator's first, which shall be a good one.

    Returns JSON with the library's files loaded by then, and a digest of the replies. `requests_json` holds pairs of a
    calculator's name and a request's text, good ones and bad. A calculator that raises has found one more path;
    whether it should is for its tests to say.
    """
    digest = hashlib.sha256()
    met: set[str] = set()
    for name, request in json.loads(requests_json):
        for ask in (_answer,) if name in met else (_answer, _export, _simulate):
            try:
                reply = ask(name, request)
            except Exception:  # noqa: BLE001 - see above
                reply = traceback.format_exc().splitlines()[-1]
            digest.update(reply.encode())
        met.add(name)
    # As a worker does when it has time: that way the calculators are found which no request named.
    while met and bridge.prepare():
        pass
    return json.dumps({"files": _files(), "digest": digest.hexdigest()})


def prepared() -> bytes:
    """What has been compiled meanwhile, for `browser/sitecustomize.py` to take.

    The code of each data class by its text, and what each regular expression comes to by its pattern and flags.
    """
    # Not sooner, for it imports what no calculator does.
    from slim import slimmed  # type: ignore[import-not-found] # noqa: PLC0415

    methods = {text: slimmed(compile(text, "<dataclass>", "exec"), None) for text in sorted(_texts)}
    return marshal.dumps((methods, _patterns()))


def _answer(name: str, request: str) -> str:
    return bridge.answer(name, request)


def _export(name: str, request: str) -> str:
    asked = json.loads(request) | _SENT_ALONG
    return "".join(bridge.export(name, json.dumps(asked), form) for form in _FORMS)


def _simulate(name: str, request: str) -> str:
    """With the fewest draws allowed, which run the same lines as many do."""
    fewest = [field["minimum"] for field in bridge.describe(name)["fields"] if field["name"] == "draws"]
    if fewest:
        asked = json.loads(request)
        asked["values"]["draws"] = fewest[0]
        request = json.dumps(asked)
    simulation = bridge.simulation(name, request)
    reply = simulation.advance()
    while "done" in json.loads(reply):
        reply = simulation.advance()
    return reply


def _files() -> list[str]:
    """Path inside the library of each module that came from it."""
    specs = [getattr(module, "__spec__", None) for module in list(sys.modules.values())]
    places = [str(getattr(spec, "origin", None)) for spec in specs]
    return sorted({place.partition(_LIBRARY)[2] for place in places if _LIBRARY in place})


def _patterns() -> dict[tuple[Any, int], tuple[Any, ...]]:
    compiler: Any = sys.modules["re._compiler"]
    native = compiler._sre
    made: dict[tuple[Any, int], tuple[Any, ...]] = {}

    def note(pattern: Any, flags: int, code: list[int], *groups: Any) -> Any:
        # Its own constants are integers with a name, which cannot be written down.
        made[pattern, int(asked)] = (int(flags), [int(step) for step in code], *groups)
        return native.compile(pattern, flags, code, *groups)

    compiler._sre = SimpleNamespace(**vars(native) | {"compile": note})
    for _, pattern, asked in sorted(re._cache, key=repr):  # type: ignore[attr-defined]
        compiler.compile(pattern, asked)
    compiler._sre = native
    return made
