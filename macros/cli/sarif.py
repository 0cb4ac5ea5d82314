"""Problems in SARIF 2.1.0, which code hosts and editors read: where, what, what follows, and the edits that mend it.

Not for: other formats (`macros.cli.problem_formats`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import quote

from macros.content.cures import Replacement
from macros.content.problems import Problem

__all__ = ["sarif"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ANY = "playbook"
"""The rule of what no rule has found."""


def sarif(problems: Sequence[Problem]) -> dict[str, Any]:
    """One run of the check."""
    rules = sorted({problem.rule or _ANY for problem in problems})
    driver = {"name": "playbook check", "version": _version(), "rules": [_rule(rule) for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, rules) for problem in problems],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _version() -> str:
    try:
        return version("playbook")
    except PackageNotFoundError:
        return "0"


def _rule(rule: str) -> dict[str, Any]:
    return {"id": rule, "shortDescription": {"text": rule.replace("_", " ").capitalize()}}


def _result(problem: Problem, rules: Sequence[str]) -> dict[str, Any]:
    rule = problem.rule or _ANY
    text = f"{problem.place}: {'; '.join(filter(None, [problem.sentence, problem.hint]))}"
    found: dict[str, Any] = {
        "ruleId": rule,
        "ruleIndex": rules.index(rule),
        "level": "warning" if problem.is_warning else "error",
        "message": {"text": text},
        "locations": [_location(problem)],
    }
    if problem.follows:
        found["relatedLocations"] = [
            _location(one) | {"id": number, "message": {"text": f"follows from it: {one.sentence}"}}
            for number, one in enumerate(problem.follows, start=1)
        ]
    replacements = [edit for edit in problem.edits if isinstance(edit, Replacement)]
    if replacements and len(replacements) == len(problem.edits):
        found["fixes"] = [
            {"description": {"text": problem.hint or "Fix it"}, "artifactChanges": _changes(replacements)}
        ]
    return found


def _location(problem: Problem) -> dict[str, Any]:
    region = {"startLine": problem.line, "startColumn": problem.column}
    return {"physicalLocation": {"artifactLocation": _file(problem.path), "region": region}}


def _file(path: str) -> dict[str, str]:
    return {"uri": quote(path.encode("utf-8", "surrogateescape"))}


def _changes(edits: Iterable[Replacement]) -> list[dict[str, Any]]:
    by_file: dict[str, list[dict[str, Any]]] = {}
    for edit in edits:
        region = {
            "startLine": edit.line,
            "startColumn": edit.column,
            "endLine": edit.end_line,
            "endColumn": edit.end_column,
        }
        by_file.setdefault(edit.path, []).append({"deletedRegion": region, "insertedContent": {"text": edit.text}})
    return [{"artifactLocation": _file(path), "replacements": these} for path, these in by_file.items()]
