"""`playbook new`: whatever is added, wherever, the playbook stays sound and all that stood there stays as it was."""

import difflib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner, Result
from pydantic import Field

from macros.calculated.checking import check
from macros.cli import main
from macros.content.ids_lock import read
from macros.content.loading import draft_of
from macros.content.model.base import Entity, Text
from macros.editing.adding.kinds import kinds
from macros.editing.adding.places import places
from macros.editing.adding.skeleton import Skeleton
from macros.editing.adding.values import Values
from tests.conftest import MADE_UP, MADE_UP_ROOT
from tests.macros.content.cases import CASES

ROOTS = {"tiny": CASES, MADE_UP: MADE_UP_ROOT}
GROWING = ("phase", "block", "week")


FULL = {"indicator-group": "is closed by the group", "escalation-level": "Give four levels"}
"""Of what there may be enough already, and what is then said."""


def call(root: Path, *arguments: str) -> Result:
    """Runs the command in this process; an exception in it fails the test."""
    return CliRunner().invoke(main, [*arguments, "--root", str(root)], catch_exceptions=False)


def copy(name: str, folder: Path) -> Path:
    """A copy of one of the playbooks made for tests."""
    shutil.copytree(ROOTS[name] / "playbooks", folder / "playbooks")
    return folder


def files(root: Path) -> dict[str, str]:
    """The text of every file below `root`, line ends as they are."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes().decode("utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def additions() -> Iterator[tuple[str, list[str]]]:
    """A call for every kind, type and place of both playbooks."""
    for name, root in ROOTS.items():
        draft, _ = draft_of(root, name)
        yield name, ["phase", "brand-new"]
        yield name, ["vertical", "brand-new"]
        for source in draft.in_folder("phases"):
            yield name, ["phase", "brand-new", "--after", source.name]
            for block in source.node.blocks:
                yield name, ["week", "--in", block]
                yield name, ["block", "brand-new", "--in", f"phase/{source.name}", "--after", block]
        for kind in kinds().values():
            for type_ in [*kind.types] or [None]:
                for place in places(draft, kind):
                    of_type = ["--type", type_] if type_ else []
                    if place.begins is None and kind.model_of(type_) in place.models:
                        yield name, [kind.name, "brand-new", "--in", place.name, *of_type]


ADDITIONS = list(additions())


@pytest.mark.parametrize(("name", "arguments"), ADDITIONS, ids=[" ".join([name, *call]) for name, call in ADDITIONS])
def test_whatever_is_added_the_playbook_stays_sound(name: str, arguments: list[str], tmp_path: Path) -> None:
    """No problem follows; nothing that stood there is lost, and but for a longer plan no byte of it changes."""
    root = copy(name, tmp_path)
    before = files(root)
    answer = call(root, "new", *arguments)
    after = files(root)
    if answer.exit_code == 1:
        assert FULL[arguments[0]] in answer.stderr
        assert after == before
        return
    assert answer.exit_code == 0, answer.output
    found = check(root)
    left = [one for one in found if not one.is_warning]
    if arguments[0] in GROWING:
        assert all(one.path.endswith(("conflicts.yaml", "pages.yaml", "assumptions.yaml")) for one in left)
        assert all(str(one) in answer.stdout for one in left)
    else:
        assert left == []
        for path, text in before.items():
            assert path.endswith("ids.lock") or untouched(text, after[path]), path
    if arguments[0] != "week":
        assert any("words of the template" in one.sentence for one in found)
        place, _, line = answer.stdout.splitlines()[0].removeprefix("Go on in ").partition(":")
        at = after[place].splitlines()[int(line) - 1]
        assert "brand-new:" in at or "To be written" in at


def untouched(before: str, after: str) -> bool:
    """Whether the lines that stood there stand there still, in their order, with others between them."""
    steps = difflib.SequenceMatcher(None, before.splitlines(True), after.splitlines(True), autojunk=False).get_opcodes()
    return all(step[0] in ("equal", "insert") for step in steps)


def test_every_kind_has_a_place_somewhere() -> None:
    """A kind that no playbook made for tests has room for would never be tried."""
    assert {arguments[0] for _, arguments in ADDITIONS} == {*kinds(), "week"}


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The root of a copy of the tiny playbook."""
    return copy("tiny", tmp_path)


def change(root: Path, file: str, old: str, new: str) -> None:
    """Edits a file of the tiny playbook by hand."""
    path = root / "playbooks/tiny" / file
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode("utf-8"))


def text_of(root: Path, file: str) -> str:
    """A file of the tiny playbook."""
    return (root / "playbooks/tiny" / file).read_bytes().decode("utf-8")


RISK = """\
        late-data:
          # New risk: A risk and what is done about it: any of three answers, or one.
          # Replace every “To be written”. A key after # is optional: remove the # to use it.
          # The risk. For example: Late Delivery
          title: To be written (late data)
          # What keeps it from happening.
          # mitigation: To be written (late data)
          # What carries on when it happens.
          # contingency: To be written (late data)
          # What brings the project back.
          # recovery: To be written (late data)
          # What is done about it, where the source tells these apart no further.
          # response: To be written (late data)
"""


def test_a_risk_stands_behind_the_others_with_its_keys_explained(tiny: Path) -> None:
    """Its file and line are named, its id is locked, and what to do next is said."""
    before = text_of(tiny, "risks.yaml")
    answer = call(tiny, "new", "risk", "late-data")
    assert answer.stdout.splitlines() == [
        "Go on in playbooks/tiny/risks.yaml:17",
        "  also written: playbooks/tiny/ids.lock",
        "Next: write over every “To be written”, then run: .venv/bin/playbook check",
    ]
    head, tail = before.split("monitoring:")
    assert text_of(tiny, "risks.yaml") == f"{head}{RISK}monitoring:{tail}"
    lock = read(text_of(tiny, "ids.lock"))
    assert {lock.state("risk/late-data"), lock.state("risk/resistance")} == {"active"}


@pytest.mark.parametrize("kind", ["kpi", "conflict", "assumption", "vertical", "adjustment", "milestone", "term"])
def test_a_key_behind_a_sign_can_be_used_as_it_stands(kind: str, tiny: Path) -> None:
    """With every # taken away from before a key, the file still fits its model: each example can be typed so."""
    answer = call(tiny, "new", kind, "brand-new")
    path = tiny / answer.stdout.splitlines()[0].removeprefix("Go on in ").partition(":")[0]
    key = re.compile(r"^( *)# ((?:  )*[a-z_]+:(?: .*)?|(?:  )*brand-new:(?: .*)?)$", re.MULTILINE)
    text = path.read_text(encoding="utf-8")
    assert key.search(text)
    path.write_text(key.sub(r"\1\2", text), encoding="utf-8")
    _, found = draft_of(tiny, "tiny")
    assert [str(problem) for problem in found] == []


def test_a_field_that_the_model_gains_stands_in_what_is_added() -> None:
    """Nobody lists the keys a second time."""

    class Promise(Entity):
        """What was promised."""

        KIND: ClassVar[str] = "promise"
        owner: Text = Field(description="Who answers for it.", examples=["The clerk"])
        until: int | None = Field(None, description="The last week.", examples=[4])

    values = Values(id="a-gift", units=["count"], targets="/".join, due={})
    skeleton = Skeleton(values=values, step=2, new_id=lambda _, id_: id_)
    assert skeleton.entry(Promise) == [
        "a-gift:",
        "  # New promise: What was promised.",
        "  # Replace every “To be written”. A key after # is optional: remove the # to use it.",
        "  # Who answers for it. For example: The clerk",
        "  owner: To be written (a gift)",
        "  # The last week.",
        "  # until: 4",
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["riks", "late-data"], "There is no kind 'riks'; did you mean 'risk'? known: phase, vertical,"),
        (["risk"], "Name the new risk by an id, such as risk-of-yours"),
        (["risk", "Late Data"], "for example late-data"),
        (["risk", "week-4-delay"], "'week-4-delay' holds 'week-4', which may change"),
        (["risk", "resistance"], "names a risk already, in playbooks/tiny/risks.yaml:12; choose another"),
        (
            ["risk", "long-gone"],
            "was published once (risk/long-gone in ids.lock), and links lead to it; choose another",
        ),
        (["activity", "call"], "name with --in one of these:\n  review/monthly-review  (Monthly Review)\n  group/"),
        (["activity", "call", "--in", "nowhere"], "'nowhere' holds no list for an activity; name with --in"),
        (["risk", "call", "--after", "nothing"], "There is no risk 'nothing' to put it after; there are resistance"),
        (["deliverable", "call"], "begin one with '.venv/bin/playbook new section ID --type deliverables'"),
        (["section", "call", "--in", "training"], "say which with --type: workstreams, activities, deliverables"),
        (["section", "call", "--type", "jokes"], "There is no section of type 'jokes'; say one of workstreams"),
        (["risk", "call", "--type", "jokes"], "a risk has no type"),
        (["week"], "Name with --in one of these:\n  block/planning  (Planning, Prepare, Week \N{MINUS SIGN}1)"),
        (["week", "five", "--in", "planning"], "A week has no id"),
        (["phase", "late", "--after", "never"], "there are prepare and roll-out"),
        (["vertical", "late", "--after", "never"], "there are shop"),
        (
            ["escalation-level", "violet", "--after", "red"],
            "Nothing was changed, for the playbook would then have problems:\nplaybooks/tiny/risks.yaml:",
        ),
    ],
)
def test_what_cannot_be_added_is_said_in_a_sentence(arguments: list[str], words: str, tiny: Path) -> None:
    """Exit code 1, the reason with what there is, and not a byte changed."""
    with (tiny / "playbooks/tiny/ids.lock").open("a", encoding="utf-8") as lock:
        lock.write("risk/long-gone retired\n")
    before = files(tiny)
    answer = call(tiny, "new", *arguments)
    assert answer.exit_code == 1
    assert words in answer.stderr
    assert files(tiny) == before


def test_nothing_is_added_to_a_playbook_with_a_problem(tiny: Path) -> None:
    """It is named, and comes first."""
    change(tiny, "risks.yaml", "title: Resistance", "titel: Resistance")
    answer = call(tiny, "new", "risk", "late-data")
    assert answer.exit_code == 1
    assert answer.stderr.startswith("The playbook has problems; fix these first, then ask again:\nplaybooks/tiny/risks")
    assert answer.stderr.endswith("did you mean 'title'?\n")


def test_a_file_keeps_its_own_indentation_and_line_ends(tiny: Path) -> None:
    """Four spaces a level, line ends of Windows and a last line without one are taken up."""
    text = text_of(tiny, "glossary.yaml")
    wide = re.sub(r"^( +)", lambda found: found[1] * 2, text, flags=re.MULTILINE)
    (tiny / "playbooks/tiny/glossary.yaml").write_bytes(wide.rstrip().replace("\n", "\r\n").encode("utf-8"))
    assert call(tiny, "new", "term", "go-live").exit_code == 0
    made = text_of(tiny, "glossary.yaml")
    assert made.startswith(wide.rstrip().replace("\n", "\r\n") + "\r\n    go-live:\r\n        # New term:")
    assert "\r\n        # The term as it is written in sentences." in made
    assert "\n" not in made.replace("\r\n", "")


@pytest.mark.parametrize("left", ["", "adjustments: {}\n"])
def test_a_list_that_may_be_left_out_is_begun_at_its_place(left: str, tiny: Path) -> None:
    """It is not there, or empty: it comes where the model has it."""
    text = text_of(tiny, "verticals/shop.yaml")
    start, end = text.index("adjustments:"), text.index("metrics:")
    change(tiny, "ids.lock", "adjustment/shop.pilot-till active\n", "")
    (tiny / "playbooks/tiny/verticals/shop.yaml").write_text(text[:start] + left + text[end:], encoding="utf-8")
    call(tiny, "new", "adjustment", "second-till")
    made = text_of(tiny, "verticals/shop.yaml")
    assert made.startswith(f"{text[:start]}adjustments:\n  second-till:\n    # New adjustment:")
    assert made.endswith(text[end:])


def test_what_a_new_file_shows_of_a_list_goes_when_the_list_begins(tiny: Path) -> None:
    """The example and what explains it; the other keys that may be left out stay explained."""
    call(tiny, "new", "vertical", "hotel")
    before = text_of(tiny, "verticals/hotel.yaml")
    call(tiny, "new", "adjustment", "second-till", "--in", "vertical/hotel")
    made = text_of(tiny, "verticals/hotel.yaml")
    start = before.index("# adjustments:")
    assert "# adjustments:" not in made
    assert "\nadjustments:\n  second-till:\n" in made
    gone = [line for line in before[:start].splitlines() + before[start:].splitlines() if line not in made.splitlines()]
    assert gone
    assert all(line.startswith("# ") for line in gone)
    assert "#     effect: within-base" in gone


def test_places_come_in_the_order_of_the_plan(tiny: Path) -> None:
    """With phase and weeks, whatever their files are called."""
    answer = call(tiny, "new", "block", "second-look")
    assert answer.stderr.splitlines()[1:] == [
        "  phase/prepare  (Prepare, Weeks -1 to 0)",
        "  phase/roll-out  (Phase 1: Roll-Out, Weeks 1-3)",
    ]
    change(tiny, "phases/prepare.yaml", "id: prepare", "id: zeal")
    (tiny / "playbooks/tiny/phases/prepare.yaml").rename(tiny / "playbooks/tiny/phases/zeal.yaml")
    for file in ("ids.lock", "measurement.yaml"):
        path = tiny / "playbooks/tiny" / file
        path.write_text(path.read_text(encoding="utf-8").replace("phase/prepare", "phase/zeal"), encoding="utf-8")
    listed = call(tiny, "new", "section", "call", "--type", "activities").stderr.splitlines()[1:]
    assert [line.split()[0] for line in listed] == ["block/planning", "block/training", "block/first-use"]
    assert listed[1] == "  block/training  (Training, Roll-Out, Week 1)"


def test_a_list_in_braces_is_not_torn(tiny: Path) -> None:
    """The way out is said, with the line."""
    change(
        tiny, "risks.yaml", "    items:\n      low-attendance: Low attendance\n", "    items: {low-attendance: Low}\n"
    )
    answer = call(tiny, "new", "warning", "no-replies")
    assert answer.exit_code == 1
    assert "The list in playbooks/tiny/risks.yaml:21 is written in braces" in answer.stderr


def test_an_entry_stands_behind_the_one_that_is_named(tiny: Path) -> None:
    """A milestone is then due in the same week."""
    call(tiny, "new", "milestone", "third-adopted", "--after", "half-adopted")
    made = text_of(tiny, "phases/roll-out.yaml")
    assert made.index("half-adopted:") < made.index("third-adopted:") < made.index("mostly-adopted:")
    assert " week: 2\n" in made[made.index("third-adopted:") : made.index("mostly-adopted:")]


def test_keys_that_wait_behind_signs_stay_with_their_entry(tiny: Path) -> None:
    """What is added next stands behind them, at the end and in between."""
    for id_, after in (
        ("first", "find-a-sponsor"),
        ("third", "agree-on-aims"),
        ("second", "first"),
        ("fourth", "third"),
    ):
        call(tiny, "new", "activity", f"the-{id_}", "--after", f"the-{after}" if after in ("first", "third") else after)
    made = re.findall(r"(?:the-|find-a-|agree-on-)[a-z]+(?=:)|# kpi", text_of(tiny, "phases/prepare.yaml"))
    assert made == [
        "find-a-sponsor",
        *("the-first", "# kpi", "the-second", "# kpi"),
        "agree-on-aims",
        *("the-third", "# kpi", "the-fourth", "# kpi"),
    ]


def test_a_vertical_stands_between_two_others(tiny: Path) -> None:
    """Its order lies between theirs, as long as a number does."""
    call(tiny, "new", "vertical", "hotel")
    call(tiny, "new", "vertical", "museum", "--after", "shop")
    orders = [
        re.search(r"^order: (\d+)$", text_of(tiny, f"verticals/{name}.yaml"), re.MULTILINE)
        for name in ("hotel", "museum")
    ]
    assert [order and order[1] for order in orders] == ["20", "15"]


def test_a_block_gets_a_week_longer_and_what_comes_later_moves_on(tiny: Path) -> None:
    """Phase, later blocks, milestones, adjustments with their labels and the calendar follow; sentences are named."""
    change(tiny, "pages.yaml", "Start here.", "Start here; by Week 3 you are done.")
    change(tiny, "assumptions.yaml", "value: 3\n", "value: 12\n")
    answer = call(tiny, "new", "week", "--in", "block/training")
    assert "the plan has a week more, Week 2; later weeks moved on by one" in answer.stdout
    assert "ids.lock" not in answer.stdout
    assert "  playbooks/tiny/pages.yaml:6: Week 3\n" in answer.stdout
    assert "last_week: 4" in text_of(tiny, "playbook.yaml")
    phase = text_of(tiny, "phases/roll-out.yaml")
    assert re.findall(r"(?:weeks: .*|week: \d)", phase) == [
        "weeks: {first: 1, last: 4}",
        "weeks: {first: 1, last: 2}",
        "weeks: {first: 3, last: 4}",
        "week: 3",
        "week: 4",
    ]
    assert "weeks: {first: 1, last: 3, label: Week 1-3}" in text_of(tiny, "verticals/shop.yaml")
    assert "weeks: {first: -1, last: -1, label: Weeks -1 to 0}" in text_of(tiny, "phases/prepare.yaml")


def test_week_one_stays_week_one(tiny: Path) -> None:
    """Before it the plan grows towards the past."""
    call(tiny, "new", "week", "--in", "planning")
    assert "first_week: -2, last_week: 3" in text_of(tiny, "playbook.yaml")
    assert "weeks: {first: -2, last: -1, label: Weeks -2 to -1}" in text_of(tiny, "phases/prepare.yaml")


def test_an_adjustment_that_runs_on_runs_in_the_new_block_too(tiny: Path) -> None:
    """Between two of its blocks there is a third now."""
    change(tiny, "assumptions.yaml", "value: 3\n", "value: 12\n")
    call(tiny, "new", "block", "second-look", "--after", "training")
    assert "blocks: [block/training, block/first-use, block/second-look]" in text_of(tiny, "verticals/shop.yaml")
    assert check(tiny)
    assert all(one.is_warning for one in check(tiny))
