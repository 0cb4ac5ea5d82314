"""The theme's files as MkDocs gets them."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from macros.generator import theme_files
from macros.rendering.compiled_templates import CompiledTemplates
from tests.conftest import ROOT


def test_all_that_the_theme_publishes_is_found_without_its_icons(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same files as MkDocs finds by itself, of a list a tenth as long."""
    monkeypatch.chdir(ROOT)
    lists, found = [], []
    for prepare in (lambda _theme: None, theme_files.keep_compiled):
        config = load_config("mkdocs.yml")
        prepare(config.theme)
        env, files = config.theme.get_env(), Files([])
        files.add_files_from_theme(env, config)
        lists.append(env.list_templates())
        found.append([file.src_uri for file in files])

    assert found[1] == found[0]
    assert len(lists[1]) < len(lists[0]) / 10


def test_the_theme_is_compiled_once_for_whoever_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs makes an environment of its own whenever it is asked for one."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(theme_files, "CompiledTemplates", partial(CompiledTemplates, tmp_path))
    compiled, compile_one = [], Environment.compile

    def counting(env: Environment, *args: Any, **options: Any) -> Any:
        compiled.append(args)
        return compile_one(env, *args, **options)

    monkeypatch.setattr(Environment, "compile", counting)
    counts = []
    for _ in range(2):
        config = load_config("mkdocs.yml")
        theme_files.keep_compiled(config.theme)
        compiled.clear()
        assert config.theme.get_env().get_template("partials/language.html", None, {"config": config}).module
        counts.append(len(compiled))

    assert counts[0] > 0
    assert counts[1] == 0


def test_what_no_page_loads_is_not_published(tmp_path: Path) -> None:
    """The theme's own scripts; its style sheets stay, for whoever serves."""
    for path in ("assets/javascripts/bundle.0.min.js", "assets/stylesheets/main.0.min.css"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("", encoding="utf-8")
    theme_files.remove_unused(tmp_path)
    assert [path.name for path in tmp_path.rglob("*.*s")] == ["main.0.min.css"]
