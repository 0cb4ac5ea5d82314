"""A build that knows its playbook does not read it again, and never shows an old one."""

import contextlib
import datetime as dt
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.calculated.checking import load
from macros.content.loaded import Loaded
from macros.content.problems import PlaybookError
from macros.generator import playbook_cache as module
from macros.generator.playbook_cache import checked_playbooks
from tests.macros.content.cases import CASES

NAME = "tiny"
DAY = dt.date(2025, 4, 1)
RISKS = Path("playbooks") / NAME / "risks.yaml"


@pytest.fixture(name="root")
def copied_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout whose playbook and code a test may edit."""
    shutil.copytree(CASES / "playbooks", tmp_path / "playbooks")
    for package in ("macros", "calculators"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "code.py").write_text("1", encoding="utf-8")
    monkeypatch.setattr(module, "_CODE", tmp_path)
    return tmp_path


class Reader:
    """Reads the playbook, and counts how often."""

    def __init__(self, root: Path) -> None:
        self.root, self.times = root, 0

    def __call__(self) -> tuple[Loaded, ...]:
        """Read it."""
        self.times += 1
        return (load(self.root, NAME),)


def test_what_was_read_is_the_same_from_memory(root: Path) -> None:
    """All of the playbook, every file with its places, and the vocabulary."""
    reader = Reader(root)
    (first,), (again,) = (checked_playbooks(root, [NAME], reader, today=DAY) for _ in range(2))

    assert reader.times == 1
    assert again is not first
    assert (again.name, again.root, again.playbook) == (first.name, root, first.playbook)
    assert again.vocabulary == first.vocabulary
    assert list(again.documents) == list(first.documents)
    for key, document in first.documents.items():
        same = again.documents[key]
        assert (same.path, same.data, same.written) == (document.path, document.data, document.written)
        assert (same.values, same.keys) == (document.values, document.keys)


EDITS: dict[str, Callable[[Path], object]] = {
    "a word": lambda root: edit(root / RISKS, "Talk early", "Talk late"),
    "a file's name": lambda root: (root / "playbooks" / "_vocabulary.yaml").rename(root / "playbooks" / "other.yaml"),
    "a new file": lambda root: (root / "playbooks" / NAME / "stray.txt").write_text("", encoding="utf-8"),
    "a folder with nothing in it": lambda root: (root / "playbooks" / NAME / "phasen").mkdir(),
    "a playbook with nothing in it": lambda root: (root / "playbooks" / "draft").mkdir(),
    "our code": lambda root: edit(root / "macros" / "code.py", "1", "2"),
    "the calculators": lambda root: edit(root / "calculators" / "code.py", "1", "2"),
}


def edit(path: Path, old: str, new: str) -> None:
    """Put other words into a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("change", EDITS.values(), ids=EDITS)
def test_every_edit_is_read(root: Path, change: Callable[[Path], object]) -> None:
    """Words, names of files, and what reads them."""
    reader = Reader(root)
    checked_playbooks(root, [NAME], reader, today=DAY)
    change(root)
    with contextlib.suppress(PlaybookError):
        checked_playbooks(root, [NAME], reader, today=DAY)

    assert reader.times == 2


def test_another_place_is_another_playbook(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A checkout that was moved or copied with what it keeps shows its own files."""
    checked_playbooks(root, [NAME], Reader(root), today=DAY)
    moved = tmp_path_factory.mktemp("moved") / "here"
    shutil.copytree(root, moved)

    assert checked_playbooks(moved, [NAME], Reader(moved), today=DAY)[0].root == moved


def test_a_playbook_with_problems_is_never_kept(root: Path) -> None:
    """The next build reads it again, and says what is wrong again."""
    reader = Reader(root)
    edit(root / RISKS, "mitigation:", "mitigaton:")

    for _ in range(2):
        with pytest.raises(PlaybookError, match="mitigaton"):
            checked_playbooks(root, [NAME], reader, today=DAY)
    assert reader.times == 2


def test_only_the_newest_is_kept(root: Path) -> None:
    """A hundred edits leave one file."""
    for old, new in (("Talk early", "Talk late"), ("Talk late", "Talk any time")):
        checked_playbooks(root, [NAME], Reader(root), today=DAY)
        edit(root / RISKS, old, new)
    checked_playbooks(root, [NAME], Reader(root), today=DAY)

    assert len(list((root / ".cache" / "loaded").iterdir())) == 1


def test_what_is_saved_while_it_is_read_is_not_taken_for_what_was_there_before(root: Path) -> None:
    """Else whoever undoes that edit would be shown it."""
    reader = Reader(root)

    def interrupted() -> tuple[Loaded, ...]:
        edit(root / RISKS, "Talk early", "Talk late")
        return reader()

    (edited,) = checked_playbooks(root, [NAME], interrupted, today=DAY)
    edit(root / RISKS, "Talk late", "Talk early")

    assert checked_playbooks(root, [NAME], reader, today=DAY)[0].playbook != edited.playbook


def linked_file(root: Path) -> None:
    """A file that lies elsewhere."""
    (root / RISKS).rename(root / "elsewhere.yaml")
    (root / RISKS).symlink_to(root / "elsewhere.yaml")


def linked_folder(root: Path) -> None:
    """A folder that lies elsewhere."""
    folder = root / "playbooks" / NAME / "verticals"
    folder.rename(root / "elsewhere")
    folder.symlink_to(root / "elsewhere")


def lock(root: Path) -> None:
    """What some editors put beside a file that they have open: a link to nowhere."""
    (root / RISKS).with_name(".#risks.yaml").symlink_to("somebody@here.1234")


def pipe(root: Path) -> None:
    """What nobody could read to its end."""
    os.mkfifo((root / RISKS).with_name(".pipe"))


@pytest.mark.parametrize("odd", [linked_file, linked_folder, lock, pipe], ids=lambda odd: odd.__name__)
def test_where_not_all_can_be_looked_at_all_is_read(root: Path, odd: Callable[[Path], None]) -> None:
    """The build goes on, and spares itself nothing."""
    odd(root)
    reader = Reader(root)
    (first,), (second,) = (checked_playbooks(root, [NAME], reader, today=DAY) for _ in range(2))

    assert reader.times == 2
    assert second.playbook == first.playbook


def test_another_day_is_judged_anew(root: Path) -> None:
    """What is due hangs on the day; nobody is told tomorrow what was true today."""
    reader = Reader(root)
    checked_playbooks(root, [NAME], reader, today=DAY)
    checked_playbooks(root, [NAME], reader, today=DAY)
    assert reader.times == 1
    checked_playbooks(root, [NAME], reader, today=DAY + dt.timedelta(days=1))
    assert reader.times == 2
