"""What MkDocs is told."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment
from mkdocs.config import load_config
from mkdocs.structure.files import Files
from watchdog.events import FileSystemEventHandler
from watchdog.observers.polling import PollingObserver

from macros.generator import hooks
from macros.rendering import templates as rendering
from tests.conftest import ROOT


def test_an_editor_s_save_is_looked_for_five_times_a_second(tmp_path: Path) -> None:
    """In the folders that MkDocs watches by then, and in those it is about to watch."""
    observer = PollingObserver(timeout=0.5)
    observer.schedule(FileSystemEventHandler(), str(tmp_path))
    server: Any = SimpleNamespace(observer=observer)

    hooks.on_serve(server, config=None, builder=None)  # type: ignore[arg-type]
    (tmp_path / "later").mkdir()
    observer.schedule(FileSystemEventHandler(), str(tmp_path / "later"))

    assert [emitter.timeout for emitter in observer.emitters] == [0.2, 0.2]


def test_all_that_the_theme_publishes_is_found_without_its_icons(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same files as MkDocs finds by itself, of a list a tenth as long."""
    monkeypatch.chdir(ROOT)
    lists, found = [], []
    for prepare in (lambda _config: None, hooks.set_up_theme):
        config = load_config("mkdocs.yml")
        prepare(config)
        env, files = config.theme.get_env(), Files([])
        files.add_files_from_theme(env, config)
        lists.append(env.list_templates())
        found.append([file.src_uri for file in files])

    assert found[1] == found[0]
    assert len(lists[1]) < len(lists[0]) / 10


def test_the_theme_is_compiled_once_for_whoever_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Search makes an environment of its own for each word of the theme that it needs."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(rendering, "_COMPILED_DIR", tmp_path)
    compiled, compile_one = [], Environment.compile

    def counting(env: Environment, *args: Any, **options: Any) -> Any:
        compiled.append(args)
        return compile_one(env, *args, **options)

    monkeypatch.setattr(Environment, "compile", counting)
    counts = []
    for _ in range(2):
        config = load_config("mkdocs.yml")
        hooks.set_up_theme(config)
        compiled.clear()
        assert config.theme.get_env().get_template("partials/language.html", None, {"config": config}).module
        counts.append(len(compiled))

    assert counts[0] > 0
    assert counts[1] == 0
