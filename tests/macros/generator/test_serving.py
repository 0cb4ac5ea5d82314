"""What an editor's save and a builder's edit set off."""

import os
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from watchdog.events import FileSystemEventHandler
from watchdog.observers.polling import PollingObserver

from macros.generator.serving import forget_edited, look_often


def test_an_editor_s_save_is_looked_for_five_times_a_second(tmp_path: Path) -> None:
    """In the folders that MkDocs watches by then, and in those it is about to watch."""
    observer = PollingObserver(timeout=0.5)
    observer.schedule(FileSystemEventHandler(), str(tmp_path))
    server: Any = SimpleNamespace(observer=observer)

    look_often(server)
    (tmp_path / "later").mkdir()
    observer.schedule(FileSystemEventHandler(), str(tmp_path / "later"))

    assert [emitter.timeout for emitter in observer.emitters] == [0.2, 0.2]


def test_modules_are_loaded_anew_only_where_python_was_edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another's modules stay."""
    monkeypatch.setattr(sys, "modules", {name: ModuleType(name) for name in ("macros.x", "calculators", "other")})
    (tmp_path / "macros").mkdir()
    edited = tmp_path / "macros" / "x.py"
    edited.write_text("", encoding="utf-8")

    before = forget_edited(tmp_path, None)
    assert set(sys.modules) == {"other"}
    sys.modules["macros.x"] = ModuleType("macros.x")
    assert forget_edited(tmp_path, before) == before
    assert "macros.x" in sys.modules
    os.utime(edited, ns=(1, 1))
    assert forget_edited(tmp_path, before) != before
    assert "macros.x" not in sys.modules
