"""Mends figures and values that follow from others as `playbook check` says, and by nothing else than what it says."""

import re
from pathlib import Path
from typing import Any

import yaml

from macros.calculated.checking import check
from macros.content.causes import all_of
from macros.content.problems import Problem
from macros.content.strict_yaml import parse

__all__ = ["mend_figures"]

_FIGURE = re.compile(r"'(?P<words>.+)' shows (?P<shown>\S+), but the formula comes to (?P<due>\S+)")
_VALUE = re.compile(r"'value' is (?P<shown>\S+), but the formula comes to (?P<due>\S+)")
_TEXT = re.compile(r"here and in the (?P<name>[a-z]+),")
_CONTRARY = re.compile(r"the (?P<name>[a-z]+) says the opposite now: say (?P<turned>\S+) the other way")


def mend_figures(root: Path) -> None:
    """Write each number that the check asks for where it asks for it: into values, figures and their texts."""
    told: dict[Path, list[Problem]] = {}
    for problem in all_of(check(root)):
        if _FIGURE.fullmatch(problem.sentence) or _VALUE.fullmatch(problem.sentence):
            told.setdefault(root / problem.path, []).append(problem)
    for path, problems in told.items():
        document, _ = parse(path.name, path.read_bytes())
        assert document is not None
        places = {mark: keys for keys, mark in document.values.items()}
        for problem in problems:
            _mend(document.data, places[problem.line, problem.column], problem)  # type: ignore[index]
        path.write_text(yaml.safe_dump(document.data, allow_unicode=True, sort_keys=False, width=120), encoding="utf-8")


def _mend(data: Any, keys: tuple[Any, ...], problem: Problem) -> None:
    if value := _VALUE.fullmatch(problem.sentence):
        _at(data, keys[:-1])[keys[-1]] = float(value["due"]) if "." in value["due"] else int(value["due"])
        return
    figure, contrary = _FIGURE.fullmatch(problem.sentence), _CONTRARY.search(problem.hint)
    text = contrary or _TEXT.search(problem.hint)
    assert figure is not None
    assert text is not None
    due = contrary["turned"] if contrary else figure["due"]
    new = re.sub(r"(?:(?<!\w)[-−])?[0-9][0-9.,]*(?<=[0-9])", due, figure["words"], count=1)
    *above, _, _, _ = keys
    holder = _at(data, tuple(above))
    flat = " ".join(holder[text["name"]].split())
    holder[text["name"]] = re.sub(rf"(?<![\w.,]){re.escape(figure['words'])}(?!\w|[.,][0-9])", lambda _: new, flat)
    changed = _at(data, keys[:-1])
    changed["words"] = new
    if contrary:
        changed["formula"] = f"0 - ({changed['formula']})"


def _at(data: Any, keys: tuple[Any, ...]) -> Any:
    for key in keys:
        data = data[key]
    return data
