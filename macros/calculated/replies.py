"""The calculators' replies to the playbook's own requests, kept from build to build.

A reply depends on the request, the calculators' code and Python alone; importing and running a calculator takes longer
than all that a build asks of it. Not for: visitors' requests, which nobody asks twice (`calculators.bridge`).
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import calculators
from macros.foundation.build_cache import kept

__all__ = ["answered", "briefed", "described", "drawn", "exported"]


@lru_cache
def described(name: str) -> Mapping[str, Any]:
    """`calculators.bridge.describe`; an unknown name raises `KeyError`."""
    return _kept("describe", name, "", lambda: json.dumps(_bridge().describe(name)))


def answered(name: str, request: str) -> Mapping[str, Any]:
    """The reply of `calculators.bridge.answer`, read."""
    return _kept("answer", name, request, lambda: _bridge().answer(name, request))


def briefed(name: str, request: str) -> Mapping[str, Any]:
    """The reply of `calculators.bridge.brief`, read."""
    return _kept("brief", name, request, lambda: _bridge().brief(name, request))


def drawn(name: str, request: str) -> Mapping[str, Any]:
    """The reply of `calculators.bridge.simulation` to the same request once all is drawn, read."""
    return _kept("drawn", name, request, lambda: _bridge().simulation(name, request).finish())


def exported(name: str, request: str, form: str) -> Mapping[str, Any]:
    """The reply of `calculators.bridge.export`, read."""
    return _kept(f"export-{form}", name, request, lambda: _bridge().export(name, request, form))


def _bridge() -> Any:
    """Imported where a reply is to be made: as long as all are kept, none of the calculators' code is needed."""
    return import_module("calculators.bridge")


def _kept(door: str, name: str, request: str, make: Callable[[], str]) -> Mapping[str, Any]:
    decisive = json.dumps([sys.version, _program(), door, name, request])
    reply: Mapping[str, Any] = json.loads(kept(f"{door}.json", decisive, make))
    return reply


@lru_cache
def _program() -> str:
    """A checksum of the calculators' code: an edit makes new replies."""
    digest = hashlib.sha256()
    for path in sorted(Path(calculators.__file__).parent.rglob("*.py")):
        digest.update(f"\0{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()
