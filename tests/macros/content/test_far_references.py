"""References from one playbook into another lead to what is published there."""

import datetime as dt
from pathlib import Path

import pytest

from macros.calculated.checking import check
from macros.editing.renaming import rename
from macros.editing.retiring import retire
from macros.editing.session import Refused
from tests.several import TINY, two_playbooks

THERE = "risk/resistance"


def _told(root: Path) -> list[str]:
    return [f"{one.sentence}; {one.hint}" for one in check(root) if not one.is_warning]


def test_what_is_published_there_may_be_named(tmp_path: Path) -> None:
    """As in the playbook's own files, with the other's id before it."""
    assert _told(two_playbooks(tmp_path, f"{TINY}:{THERE}")) == []


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "tinny:risk/resistance",
            "'tinny:risk/resistance' names no playbook there is; did you mean 'tiny:risk/resistance'?",
        ),
        ("tiny:risk/resistence", "'tiny:risk/resistence' is not published; did you mean 'tiny:risk/resistance'?"),
        ("second:risk/resistance", "'second:risk/resistance' is in this very playbook; write 'risk/resistance'"),
    ],
)
def test_a_name_that_leads_nowhere_is_told_with_what_was_meant(tmp_path: Path, written: str, told: str) -> None:
    """One problem, at the place that names it."""
    assert _told(two_playbooks(tmp_path, written)) == [told]


def test_what_has_moved_or_gone_there_is_told(tmp_path: Path) -> None:
    """The other's list of ids says what has become of it."""
    root = two_playbooks(tmp_path, f"{TINY}:risk/renamed, {TINY}:risk/gone")
    lock = root / "playbooks" / TINY / "ids.lock"
    lock.write_text(
        f"{lock.read_text(encoding='utf-8')}risk/renamed moved {THERE}\nrisk/gone retired\n", encoding="utf-8"
    )

    assert _told(root) == [
        f"'{TINY}:risk/renamed' has moved there; write '{TINY}:{THERE}'",
        f"'{TINY}:risk/gone' is retired there; name something else, or remove it",
    ]


def test_what_another_playbook_names_is_not_retired_unheard(tmp_path: Path) -> None:
    """Whoever takes it out learns of every place, in whatever playbook."""
    root = two_playbooks(tmp_path, f"{TINY}:activity/keep-listening")

    with pytest.raises(Refused, match=r"second/glossary\.yaml:\d+: names 'activity/keep-listening'"):
        retire(root, TINY, "activity/keep-listening", into=None, because="Old.", today=dt.date(2027, 1, 1))


def test_a_deletion_names_referrers_in_all_playbooks(tmp_path: Path) -> None:
    """Also where somebody has just taken the lines out of the file."""
    root = two_playbooks(tmp_path, f"{TINY}:term/power-user")
    glossary = root / "playbooks" / TINY / "glossary.yaml"
    glossary.write_text(glossary.read_text(encoding="utf-8").replace("  power-user:", "  helper:", 1), encoding="utf-8")

    assert any("second/glossary.yaml:" in told for told in _told(root))


def test_a_rename_is_followed_in_all_playbooks(tmp_path: Path) -> None:
    """The other names the new id afterwards, and has no problem."""
    root = two_playbooks(tmp_path, f"{TINY}:{THERE}")

    told = rename(root, TINY, THERE, "reluctance")

    assert any("second/glossary.yaml" in line for line in told)
    assert "tiny:risk/reluctance" in (root / "playbooks" / "second" / "glossary.yaml").read_text(encoding="utf-8")
    assert _told(root) == []
