"""A compiled template is only ever run by an environment that would compile the same."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from macros.rendering.compiled_templates import CompiledTemplates

TEMPLATES = {"page.html": "  {% if yes %}\n  {{ '<b>' }}{{ value }}{{ 'a' | last }}\n{% endif %}\n"}


def environment(folder: Path, settings: Mapping[str, Any]) -> Environment:
    """One that keeps what it compiles in the folder."""
    filters = settings.get("filters", {})
    others = {name: value for name, value in settings.items() if name != "filters"}
    made = Environment(loader=DictLoader(TEMPLATES), bytecode_cache=CompiledTemplates(folder), **others)  # noqa: S701
    made.filters |= filters
    return made


def printed(env: Environment) -> str:
    """What the template says."""
    return env.get_template("page.html").render(yes=True, value="x")


CHANGES: dict[str, dict[str, Any]] = {
    "white space": {"trim_blocks": True},
    "indentation": {"lstrip_blocks": True},
    "the end of the file": {"keep_trailing_newline": True},
    "escaping": {"autoescape": True},
    "what is done to each value": {"finalize": lambda value: f"({value})"},
    "marks": {"variable_start_string": "[[", "variable_end_string": "]]"},
    "a filter": {"filters": {"last": str.upper}},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_another_set_up_compiles_anew(tmp_path: Path, change: Mapping[str, Any]) -> None:
    """Whichever came first, each prints what it prints alone."""
    alone = [printed(environment(tmp_path / str(n), settings)) for n, settings in enumerate(({}, change))]
    assert alone[0] != alone[1]

    for settings, expected in (({}, alone[0]), (change, alone[1]), ({}, alone[0]), (change, alone[1])):
        assert printed(environment(tmp_path / "shared", settings)) == expected


def test_functions_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """An edit of what is done to each value is another set-up."""

    def shouting(value: Any) -> str:
        return f"{value}!"

    def asking(value: Any) -> str:
        return f"{value}?"

    asking.__qualname__ = shouting.__qualname__
    assert "<b>!" in printed(environment(tmp_path, {"finalize": shouting}))
    assert "<b>?" in printed(environment(tmp_path, {"finalize": asking}))


def test_the_same_set_up_compiles_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else nothing would be gained."""
    compiled = []
    compile_one = Environment.compile

    def counting(env: Environment, *args: Any, **options: Any) -> Any:
        compiled.append(args)
        return compile_one(env, *args, **options)

    monkeypatch.setattr(Environment, "compile", counting)
    for _ in range(2):
        printed(environment(tmp_path, {"autoescape": True}))
    assert len(compiled) == 1
