"""What MkDocs is told while serving."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from watchdog.events import FileSystemEventHandler
from watchdog.observers.polling import PollingObserver

from macros import hooks


def test_an_editor_s_save_is_looked_for_five_times_a_second(tmp_path: Path) -> None:
    """In the folders that MkDocs watches by then, and in those it is about to watch."""
    observer = PollingObserver(timeout=0.5)
    observer.schedule(FileSystemEventHandler(), str(tmp_path))
    server: Any = SimpleNamespace(observer=observer)

    hooks.on_serve(server, config=None, builder=None)  # type: ignore[arg-type]
    (tmp_path / "later").mkdir()
    observer.schedule(FileSystemEventHandler(), str(tmp_path / "later"))

    assert [emitter.timeout for emitter in observer.emitters] == [0.2, 0.2]
