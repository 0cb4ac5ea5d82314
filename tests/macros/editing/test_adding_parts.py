"""`playbook new` where a list, or the part that it stands in, is not there yet, and for what vocabularies name."""

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.calculated.checking import check, load
from macros.cli import main
from macros.content.registry import Registry
from macros.content.responsibility import roles_of
from tests.conftest import MADE_UP
from tests.macros.editing.conftest import texts

PHASE = f"playbooks/{MADE_UP}/phases/packing.yaml"


def call(root: Path, *arguments: str) -> Result:
    """Run `playbook new`; an exception in it fails the test."""
    return CliRunner().invoke(main, ["new", *arguments, "--root", str(root)], catch_exceptions=False)


def is_sound(root: Path) -> bool:
    """Whether the check finds nothing but what a person is to write over."""
    return all(problem.is_warning for problem in check(root, today=dt.date(2027, 1, 1)))


@pytest.mark.parametrize("type_", ["questions", "cautions", "text"])
def test_a_section_may_be_of_any_type_that_is_known(move: Path, type_: str) -> None:
    """One that all playbooks share, one of this playbook's own, and text."""
    answer = call(move, "section", "brand-new", "--in", "block/stocktaking", "--type", type_)
    assert answer.exit_code == 0, answer.stderr
    own = (move / PHASE).read_text(encoding="utf-8").partition("      brand-new:\n")[2]
    assert f"        type: {type_}\n" in own
    assert is_sound(move)


def test_a_type_that_nobody_names_is_refused_with_what_was_meant(move: Path) -> None:
    """And nothing is written."""
    before = texts(move)
    answer = call(move, "section", "brand-new", "--in", "block/stocktaking", "--type", "qestions")
    assert answer.exit_code == 1
    assert "did you mean 'questions'?" in answer.stderr
    assert texts(move) == before


def test_early_warnings_begin_at_the_block_that_is_named(move: Path) -> None:
    """With the heading over them; those of the whole plan are left alone."""
    answer = call(move, "warning", "lists-grow", "--in", "block/stocktaking")
    assert answer.exit_code == 0, answer.stderr
    text = (move / PHASE).read_text(encoding="utf-8")
    assert "    warnings:\n" in text
    assert "        lists-grow:\n" in text
    assert is_sound(move)


def test_an_escalation_begins_with_its_first_level(move: Path) -> None:
    """Where risks are watched and nobody has said what is done then."""
    register = move / "playbooks" / MADE_UP / "risks.yaml"
    text = register.read_text(encoding="utf-8")
    before, _, rest = text.partition("  escalation:\n")
    after = rest.partition("  resources:\n")[2]
    register.write_text(f"{before}  resources:\n{after}", encoding="utf-8")
    lock = register.with_name("ids.lock")
    kept = [it for it in lock.read_text(encoding="utf-8").splitlines() if not it.startswith("escalation-level/")]
    lock.write_text("".join(f"{it}\n" for it in kept), encoding="utf-8")
    assert is_sound(move)
    answer = call(move, "escalation-level", "calm")
    assert answer.exit_code == 0, answer.stderr
    assert "level: 1\n" in register.read_text(encoding="utf-8").partition("      calm:\n")[2]
    assert is_sound(move)


def test_a_role_comes_to_those_that_are_listed(move: Path) -> None:
    """As any other entry of a list."""
    assert call(move, "role", "night-watch").exit_code == 0
    assert "  night-watch:\n" in (move / "playbooks" / MADE_UP / "roles.yaml").read_text(encoding="utf-8")
    assert is_sound(move)


def test_a_place_that_is_nowhere_is_told_with_those_that_are(move: Path) -> None:
    """A block that has no such list yet is among them."""
    answer = call(move, "warning", "lists-grow", "--in", "block/nowhere")
    assert answer.exit_code == 1
    assert "  block/stocktaking  (Stocktaking, Packing, Week -1)" in answer.stderr


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("            who: {responsible: [role/cart-crew], asked: [role/move-leader]}\n", "            who: null\n"),
        ("set-worn-books-aside: Set worn books aside\n",
         "set-worn-books-aside: {text: Set worn books aside, who: null, link: null, note: null}\n"),
        ("    who: {responsible: [role/move-leader]}\n", "    who: null\n"),
    ],
    ids=["workstream", "statement", "block"],
)  # fmt: skip
def test_nothing_said_is_as_good_as_left_out(move: Path, before: str, after: str) -> None:
    """`who`, `link` and `note` may say `null` wherever they may stand: then what holds it says who does it."""
    path = move / PHASE
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    assert is_sound(move)
    registry = Registry.of(load(move, MADE_UP))
    named = {
        key: roles_of(registry[f"activity/{key}"], registry) for key in ("set-worn-books-aside", "count-the-books")
    }
    left_out = before.partition("who:")[0] if "who:" in before else before
    path.write_text(text.replace(before, left_out.rstrip(" "), 1), encoding="utf-8")
    registry = Registry.of(load(move, MADE_UP))
    assert named == {key: roles_of(registry[f"activity/{key}"], registry) for key in named}
