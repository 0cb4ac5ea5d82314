"""Puts the calculators through all they can do, inside the browser's Python, and tells what that took.

Runs in Pyodide with nothing but the standard library and the calculators; `trace.mjs` calls it.
"""

from __future__ import annotations

import hashlib
import json
import sys
import traceback

from calculators import bridge

__all__ = ["run"]

_FORMS = ("csv", "json", "ics")
_SENT_ALONG = {"stamp": "2026-11-22T00:00:00Z", "playbook": {"id": "a-playbook", "title": "A playbook"}}
"""What a calendar cannot do without."""
_LIBRARY = ".zip/"


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
    return json.dumps({"files": _files(), "digest": digest.hexdigest()})


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
    places = [str(getattr(module, "__file__", None)) for module in list(sys.modules.values())]
    return sorted({place.partition(_LIBRARY)[2] for place in places if _LIBRARY in place})
