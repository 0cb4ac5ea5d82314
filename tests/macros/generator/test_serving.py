"""What a builder's edit sets off, and what is asked of the machine before anything is built."""

import os
import sys
from pathlib import Path
from types import ModuleType

import pytest
from mkdocs.exceptions import PluginError

from macros.generator.serving import forget_edited, remember, require_editor


@pytest.fixture(name="edited")
def edited_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module of ours, imported beside another's."""
    monkeypatch.setattr(sys, "modules", {name: ModuleType(name) for name in ("macros.x", "calculators", "other")})
    (tmp_path / "macros").mkdir()
    edited = tmp_path / "macros" / "x.py"
    edited.write_text("", encoding="utf-8")
    return edited


def test_modules_are_loaded_anew_only_where_python_was_edited(tmp_path: Path, edited: Path) -> None:
    """Another's modules stay."""
    before, _ = forget_edited(tmp_path, None)
    assert set(sys.modules) == {"other"}
    sys.modules["macros.x"] = ModuleType("macros.x")
    assert forget_edited(tmp_path, before) == (before, {})
    assert "macros.x" in sys.modules
    os.utime(edited, ns=(1, 1))
    assert forget_edited(tmp_path, before)[0] != before
    assert "macros.x" not in sys.modules


@pytest.mark.usefixtures("edited")
def test_python_that_cannot_be_used_gives_way_to_what_it_was(tmp_path: Path) -> None:
    """The server goes on with the modules that it had, none of them half new."""
    had = dict(sys.modules)
    _, forgotten = forget_edited(tmp_path, None)
    sys.modules["macros.y"] = ModuleType("macros.y")

    remember(forgotten)

    assert sys.modules == had


@pytest.mark.parametrize("pattern", ["zed://{file}", "zed://file/{", "zed://file/"])
def test_an_editor_s_pattern_that_cannot_be_filled_in_is_told(monkeypatch: pytest.MonkeyPatch, pattern: str) -> None:
    """One sentence about EDITOR_URL instead of links that open nothing."""
    monkeypatch.setenv("EDITOR_URL", pattern)
    with pytest.raises(PluginError, match=r"EDITOR_URL:.* is no pattern; write \{path\}, \{line\} and \{column\}"):
        require_editor()


@pytest.mark.parametrize("pattern", ["", "zed://file/{path}:{line}", "idea://open?file={path}"])
def test_an_editor_s_pattern_may_leave_things_out(monkeypatch: pytest.MonkeyPatch, pattern: str) -> None:
    """Not every editor takes a column; with none named, VS Code's is meant."""
    monkeypatch.setenv("EDITOR_URL", pattern)
    require_editor()
