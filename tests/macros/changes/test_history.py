"""What has changed from one published state to the next, as git has kept it."""

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from macros.changes import history as module
from macros.changes import versions
from macros.changes.history import History, history
from macros.changes.reasons import reason_in
from macros.foundation import build_cache
from tests.conftest import MADE_UP
from tests.histories import AFTER, checkout_with_a_history
from tests.macros.changes.edited import put
from tests.repositories import Repository

TODAY = dt.date(2026, 12, 24)


@dataclass
class Counted:
    """How often something was asked."""

    calls: int = 0


@pytest.fixture(name="repository", scope="module")
def _repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The checkout with a history; to be read, not to be written."""
    return checkout_with_a_history(tmp_path_factory.mktemp("history") / "project")


@pytest.fixture(autouse=True, scope="module")
def _kept_here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing of another run is at hand."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build_cache, "FOLDER", tmp_path_factory.mktemp("kept"))
        yield


def told(root: Path, after: str = AFTER) -> History:
    """The history as a build asks for it."""
    return history(root, MADE_UP, after=dt.date.fromisoformat(after), today=TODAY)


def lines(found: History) -> list[tuple[str, str, str, str]]:
    """Each change with its day and its reason."""
    return [
        (f"{version.moment:%m-%d}", change.change, change.name, change.because)
        for version in found.versions
        for change in version.changes
    ]


def test_every_change_newest_first_with_its_reason(repository: Repository) -> None:
    """A reason from a file, from retired.yaml, from a pull request's text, from a commit's."""
    assert lines(told(repository.root)) == [
        ("11-26", "added", "Moving a University Library", "Plan for universities too"),
        ("11-26", "retired", "Wave goodbye", "Thanking is enough."),
        ("11-17", "changed", "Fastest Move", "Last year's moves are counted now."),
        ("11-17", "moved", "Paint the reading corner", "Paint dries in <b>two</b> days & one night."),
        ("11-17", "reworded", "Carry the atlases flat", "Their backs break."),
        ("11-09", "renamed", "Broken Elevator", "One spelling throughout."),
    ]
    assert told(repository.root).since == dt.date(2026, 11, 1)


def test_the_day_from_which_changes_are_told_is_a_setting(repository: Repository) -> None:
    """What was said on that day is given."""
    found = told(repository.root, "2026-11-17")
    assert {day for day, *_ in lines(found)} == {"11-26"}
    assert found.since == dt.date(2026, 11, 17)
    assert told(repository.root, "2026-12-01") == History(since=dt.date(2026, 12, 1))


def test_nothing_is_compared_twice(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build with nothing new asks git once."""
    first = told(repository.root)
    asked = Counted()
    ask = module.asked

    def counting(*words: Any, **given: Any) -> Any:
        asked.calls += 1
        return ask(*words, **given)

    monkeypatch.setattr(module, "asked", counting)
    monkeypatch.delattr(versions, "Versions")
    assert told(repository.root) == first
    assert asked.calls == 1


def test_a_shallow_clone_knows_what_it_knows(repository: Repository, tmp_path: Path) -> None:
    """The oldest state there is stands for all before it."""
    clone = Repository(tmp_path / "clone")
    repository.git("clone", "--quiet", "--depth", "3", f"file://{repository.root}", str(clone.root))
    found = told(clone.root)
    assert {day for day, *_ in lines(found)} == {"11-26"}
    assert found.since == dt.date(2026, 11, 17)


def test_a_folder_without_git(repository: Repository, tmp_path: Path) -> None:
    """Nothing is known of before, and the page says so."""
    shutil.copytree(repository.root / "playbooks", tmp_path / "playbooks")
    assert told(tmp_path) == History(since=TODAY)


def test_a_merged_pull_request_is_one_state(repository: Repository, tmp_path: Path) -> None:
    """However many commits it had, and whatever they say; its text gives the reason."""
    clone = Repository(tmp_path / "clone")
    repository.git("clone", "--quiet", f"file://{repository.root}", str(clone.root))
    file = clone.root / "playbooks" / MADE_UP / "risks.yaml"
    clone.git("checkout", "--quiet", "-b", "work")
    for old, new in (("until it is dry", "until May"), ("until May", "until June")):
        put(file, old, new)
        clone.commit(f"Try {new}", date="2026-12-01T09:00:00Z")
    clone.git("checkout", "--quiet", "main")
    message = "Merge pull request #9 from somebody/work\n\nDry the cellar\n\n## Why\n\nIt rains until June.\n"
    clone.git("merge", "--quiet", "--no-ff", "work", "--message", message, date="2026-12-02T09:00:00Z")
    newest = told(clone.root).versions[0]
    assert [(change.name, change.because) for change in newest.changes] == [("Water Damage", "It rains until June.")]
    assert newest.moment == dt.datetime(2026, 12, 2, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("Move it", "Move it"),
        ("Move it (!12)", "Move it"),
        ("Move it\n\nIt was late.\n\nMore of it.", "It was late."),
        ("Move it\n\nCo-authored-by: Somebody <a@example.org>\nSigned-off-by: Somebody <a@example.org>", "Move it"),
        (
            "Move it\n\n## Why\n\n<!-- a note\nto you -->\nIt was late.\n\n## Where it comes from\n\nA customer.",
            "It was late.",
        ),
        ("Move it\r\n\r\n## Why\r\n\r\nIt was late.\r\n", "It was late."),
        ("Move it\n\n**Why:**\nIt was late.", "It was late."),
        ("Move it\n\nWhy: it was late.\n", "it was late."),
        ("Move it\n\n## Why\n\n<!-- never closed", "Move it"),
        ("Merge branch 'main' into work", ""),
        ("Merge pull request #7 from a/b\n\nMove it", "Move it"),
        ("", ""),
        ("Ring the \x07bell", "Ring the bell"),
    ],
)
def test_reasons_in_messages(message: str, reason: str) -> None:
    """Below the heading of the pull request's template, in a line, else what the message says first."""
    assert reason_in(message) == reason
