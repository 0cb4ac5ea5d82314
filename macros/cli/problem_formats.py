"""Problems as they are written: text for people, JSON, GitHub's annotations, SARIF."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from macros.cli.sarif import sarif
from macros.content.problems import Problem

__all__ = ["FORMS", "summary"]


def summary(found: Sequence[Problem]) -> str:
    """How many there are, and what to do about them."""
    warnings = sum(one.is_warning for one in found)
    problems = len(found) - warnings
    if not found:
        return "No problem found."
    counts = _counted(problems, "problem") + (f", {_counted(warnings, 'warning')}" if warnings else "")
    if not problems:
        return f"{counts}. Warnings can stay."
    return f"{counts}. Fix the problem{'s' * (problems > 1)}{'; warnings can stay' if warnings else ''}."


def _counted(count: int, noun: str) -> str:
    return f"{count or 'No'} {noun}{'' if count == 1 else 's'}"


def _as_text(problems: Sequence[Problem]) -> str:
    """A line each, what follows from one counted in a line below it, and a gap before the warnings."""
    parts = [[problem for problem in problems if problem.is_warning == are_warnings] for are_warnings in (False, True)]
    return "\n\n".join("\n".join(line for one in part for line in _lines(one)) for part in parts if part)


def _lines(problem: Problem) -> Iterator[str]:
    yield str(problem)
    if problem.follows:
        yield f"    {problem.more} (--all names each)"


def _as_list(problems: Sequence[Problem]) -> str:
    return _as_json([_as_object(problem) for problem in problems])


def _as_object(problem: Problem) -> dict[str, Any]:
    said = ("path", "line", "column", "place", "sentence", "hint", "severity", "rule")
    return {
        **{name: getattr(problem, name) for name in said},
        "edits": [asdict(edit) for edit in problem.edits],
        "follows": [_as_object(one) for one in problem.follows],
    }


def _as_sarif(problems: Sequence[Problem]) -> str:
    return _as_json(sarif(problems))


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _as_annotations(problems: Sequence[Problem]) -> str:
    """GitHub's workflow commands, which show each problem at its line of a pull request."""
    return "\n".join(
        f"::{'warning' if problem.is_warning else 'error'} file={_property(problem.path)},line={problem.line},"
        f"col={problem.column},title={_property(problem.place)}"
        f"::{_message('; '.join(filter(None, [problem.sentence, problem.hint, problem.more])))}"
        for problem in problems
    )


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


FORMS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": _as_text,
    "json": _as_list,
    "github": _as_annotations,
    "sarif": _as_sarif,
}
"""How problems are written, by the name a caller chooses."""
