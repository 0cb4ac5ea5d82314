"""An edit is seen, whatever an editor does to save it, and nothing else is taken for one."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.generator import watching
from macros.generator.watching import Watcher, seen

PATIENCE_SECONDS = 20


@pytest.fixture(name="folder")
def watched_folder(tmp_path: Path) -> Path:
    """Files that are watched, beside some that are not."""
    (tmp_path / "watched" / "inner").mkdir(parents=True)
    (tmp_path / "watched" / "a.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "watched" / "inner" / "b.md").write_text("b\n", encoding="utf-8")
    (tmp_path / "settings.yml").write_text("c: 1\n", encoding="utf-8")
    return tmp_path


@pytest.fixture(name="watcher", params=["told", "looking"])
def started_watcher(folder: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watcher]:
    """One that the system tells, and one on a disk of which it tells nothing."""
    if request.param == "looking":

        def refuse(*_: object, **__: object) -> None:
            raise OSError("too many watches")

        monkeypatch.setattr(watching.Observer, "schedule", refuse)
    places = [folder / "watched", folder / "settings.yml"]
    watcher = Watcher(places, seen(places))
    watcher.start()
    yield watcher
    watcher.stop()
    watcher.join()


def edited(watcher: Watcher, folder: Path) -> dict[str, bool]:
    """The next edits, as soon as there are any."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        found = watcher.edited()
        if found:
            return {Path(path).relative_to(folder).as_posix(): changed for path, changed in found.items()}
    return {}


def test_a_file_written_in_place_or_put_in_its_place_has_changed(watcher: Watcher, folder: Path) -> None:
    """Editors do either; a link's and a single file's edits count too."""
    (folder / "watched" / "a.yaml").write_text("a: 2\n", encoding="utf-8")
    assert edited(watcher, folder) == {"watched/a.yaml": True}
    (folder / "aside").write_text("b\n", encoding="utf-8")
    (folder / "aside").replace(folder / "watched" / "inner" / "b.md")
    assert edited(watcher, folder) == {"watched/inner/b.md": True}
    (folder / "settings.yml").write_text("c: 22\n", encoding="utf-8")
    assert edited(watcher, folder) == {"settings.yml": True}


def test_a_new_a_renamed_and_a_removed_file_are_no_mere_changes(watcher: Watcher, folder: Path) -> None:
    """Pages come and go with them."""
    (folder / "watched" / "later").mkdir()
    (folder / "watched" / "later" / "c.yaml").write_text("", encoding="utf-8")
    assert edited(watcher, folder) == {"watched/later/c.yaml": False}
    (folder / "watched" / "later" / "c.yaml").rename(folder / "watched" / "d.yaml")
    assert edited(watcher, folder) == {"watched/later/c.yaml": False, "watched/d.yaml": False}
    (folder / "watched" / "d.yaml").unlink()
    assert edited(watcher, folder) == {"watched/d.yaml": False}


def test_what_is_no_edit_wakes_nobody(watcher: Watcher, folder: Path) -> None:
    """Reading, Python's own files, an editor's notes, and files beside the watched ones."""
    (folder / "watched" / "a.yaml").read_text(encoding="utf-8")
    (folder / "watched" / "__pycache__").mkdir()
    (folder / "watched" / "__pycache__" / "x.pyc").write_bytes(b"")
    (folder / "watched" / ".a.yaml.swp").write_bytes(b"")
    (folder / "serve.log").write_text("said", encoding="utf-8")
    assert watcher.edited() == {}


def test_what_was_edited_before_the_start_is_an_edit(folder: Path) -> None:
    """The first build takes seconds, in which an editor may save."""
    before = seen([folder / "watched"])
    (folder / "watched" / "a.yaml").write_text("a: 234\n", encoding="utf-8")
    watcher = Watcher([folder / "watched"], before)
    assert watcher.edited() == {str(folder / "watched" / "a.yaml"): True}
    assert watcher.edited() == {}


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_a_linked_folder_is_watched_where_it_leads(folder: Path) -> None:
    """Checkouts for tests link to the code."""
    (folder / "linked").symlink_to(folder / "watched")
    assert str(folder / "linked" / "inner" / "b.md") in seen([folder / "linked"])
