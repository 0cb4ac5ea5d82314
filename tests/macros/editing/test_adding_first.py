"""The first thing of a playbook that has nothing but its title."""

import shutil
from pathlib import Path

import pytest

from macros.calculated.checking import check
from macros.editing.adding.additions import add
from macros.editing.adding.asked import Wish
from macros.editing.session import Refused
from tests.conftest import MADE_UP_ROOT

NAME = "minimal"


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    """A root with the playbook of four lines."""
    shutil.copytree(MADE_UP_ROOT / NAME, tmp_path / "playbooks" / NAME)
    shutil.copy(MADE_UP_ROOT / "playbooks/_vocabulary.yaml", tmp_path / "playbooks")
    return tmp_path


def test_four_lines_are_a_playbook(root: Path) -> None:
    """The check finds nothing wrong, and asks for no other file."""
    lines = (root / "playbooks" / NAME / "playbook.yaml").read_text(encoding="utf-8").splitlines()

    assert len(lines) == 4
    assert check(root) == []


@pytest.mark.parametrize("kind", ["vertical", "badge", "goal"])
def test_what_is_added_brings_the_list_of_ids(root: Path, kind: str) -> None:
    """As soon as there is a second id, ids.lock keeps links to both."""
    added = add(root, NAME, Wish(kind=kind, id="first-one"))
    listed = (root / "playbooks" / NAME / "ids.lock").read_text(encoding="utf-8").splitlines()

    assert f"playbooks/{NAME}/ids.lock" in added.written
    assert f"{kind}/first-one active" in listed
    assert f"playbook/{NAME} active" in listed
    assert [problem for problem in check(root) if not problem.is_warning] == []


@pytest.mark.parametrize("kind", ["phase", "term", "risk-category", "indicator-group"])
def test_what_needs_words_over_it_is_begun_by_hand(root: Path, kind: str) -> None:
    """The command says so, and changes nothing."""
    with pytest.raises(Refused, match="by hand"):
        add(root, NAME, Wish(kind=kind, id="first-one"))

    assert [path.name for path in (root / "playbooks" / NAME).iterdir()] == ["playbook.yaml"]
