"""Problems as they are written: text for people, JSON, GitHub's annotations."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from macros.content.problems import Problem

__all__ = ["FORMS", "summary"]


def summary(found: Sequence[Problem]) -> str:
    """How many there are, and what to do about them."""
    warnings = sum(one.is_warning for one in found)
    problems = len(found) - warnings
    if not found:
        return "No problem found."
    counts = _counted(problems, "problem") + (f", {_counted(warnings, 'warning')}" if warnings else "")
    advice = "Mend the problems; a warning may stand." if problems and warnings else "A warning may stand."
    return f"{counts} found." + (f" {advice}" if warnings else "")


def _counted(count: int, noun: str) -> str:
    return f"{count or 'No'} {noun}{'' if count == 1 else 's'}"


def _as_text(problems: Sequence[Problem]) -> str:
    return "\n".join(map(str, problems))


def _as_list(problems: Sequence[Problem]) -> str:
    return _as_json([asdict(problem) for problem in problems])


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _as_annotations(problems: Sequence[Problem]) -> str:
    """GitHub's workflow commands, which show each problem at its line of a pull request."""
    return "\n".join(
        f"::{'warning' if problem.is_warning else 'error'} file={_property(problem.path)},line={problem.line},"
        f"col={problem.column},title={_property(problem.place)}"
        f"::{_message('; '.join(filter(None, [problem.sentence, problem.hint])))}"
        for problem in problems
    )


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


FORMS: dict[str, Callable[[Sequence[Problem]], str]] = {"text": _as_text, "json": _as_list, "github": _as_annotations}
"""How problems are written, by the name a caller chooses."""
