"""`playbook retire`: a statement goes, and its link tells what stood there."""

import datetime as dt
from contextlib import suppress
from pathlib import Path

import pytest

from macros.calculated.checking import check, load
from macros.content.ids_lock import read
from macros.content.registry import Registry
from macros.editing.locking import lock
from macros.editing.renaming import rename
from macros.editing.retiring import retire
from macros.editing.session import Refused
from tests.conftest import MADE_UP
from tests.macros.editing.conftest import texts

DAY = dt.date(2026, 11, 26)
WHY = "Nobody did: it was too much."


def gone(root: Path, reference: str, into: str | None = None, name: str = "tiny") -> list[str]:
    """Retires a statement on a certain day."""
    return retire(root, name, reference, into=into, because=WHY, today=DAY)


def test_a_statement_goes_and_what_stood_there_is_kept(tiny: Path) -> None:
    """Told line by line; the file for it is made where there is none."""
    file = tiny / "playbooks/tiny/phases/prepare.yaml"
    before = file.read_text(encoding="utf-8")
    assert gone(tiny, "activity/agree-on-aims") == [
        "playbooks/tiny/phases/prepare.yaml:23: activity 'agree-on-aims' is gone",
        "playbooks/tiny/retired.yaml:7: what stood at 'activity/agree-on-aims'",
        "playbooks/tiny/ids.lock:3: activity/agree-on-aims retired",
    ]
    assert file.read_text(encoding="utf-8") == before.replace("              agree-on-aims: Agree on aims\n", "")
    assert (tiny / "playbooks/tiny/retired.yaml").read_text(encoding="utf-8").partition("retired:\n")[2] == (
        "  activity/agree-on-aims:\n"
        "    title: Agree on aims\n"
        '    where: "Week −1, Planning › Alignment › Sponsors"\n'
        "    within: workstream/sponsors\n"
        "    source: phases/prepare.yaml:23\n"
        '    until: "2026-11-26"\n'
        '    because: "Nobody did: it was too much."\n'
    )
    assert check(tiny) == []


def test_what_named_it_names_its_successor(tiny: Path) -> None:
    """Where a list names that already, the old name goes."""
    glossary = tiny / "playbooks/tiny/glossary.yaml"
    see = "see: [activity/agree-on-aims, activity/find-a-sponsor, criterion/power-users-trained]"
    text = glossary.read_text(encoding="utf-8").replace("see: [criterion/power-users-trained]", see)
    glossary.write_text(text, encoding="utf-8")
    told = gone(tiny, "activity/agree-on-aims", "activity/find-a-sponsor")
    assert told[0] == (
        "playbooks/tiny/glossary.yaml:9: 'activity/agree-on-aims' is gone, "
        "where 'activity/find-a-sponsor' stands already"
    )
    assert glossary.read_text(encoding="utf-8") == text.replace("activity/agree-on-aims, ", "")
    assert check(tiny) == []


def test_a_reference_alone_in_its_place_leads_to_the_successor(tiny: Path) -> None:
    """A calculator starts from another assumption."""
    told = gone(tiny, "assumption/three", "assumption/five")
    assert sum("'assumption/three' is now 'assumption/five'" in line for line in told) == 4
    assert check(tiny) == []


def test_a_vertical_goes_with_its_file(tiny: Path) -> None:
    """Each of its statements is kept."""
    file = tiny / "playbooks/tiny/verticals/shop.yaml"
    text = file.read_text(encoding="utf-8").replace("id: shop", "id: kiosk").replace("Shop Imp", "Kiosk Imp")
    file.with_name("kiosk.yaml").write_text(text.replace("short_title: Shop", "short_title: Kiosk"), encoding="utf-8")
    lock(tiny, "tiny")
    told = gone(tiny, "vertical/kiosk", "vertical/shop")
    assert "playbooks/tiny/verticals/kiosk.yaml: is gone" in told
    retired = load(tiny, "tiny").playbook.retired
    assert retired
    assert retired.retired["vertical/kiosk"].into == "vertical/shop"
    assert retired.retired["adjustment/kiosk.pilot-till"].into == "adjustment/shop.pilot-till"
    assert check(tiny) == []


def test_a_second_one_stands_behind_the_first(tiny: Path) -> None:
    """What has been written by hand stays."""
    gone(tiny, "activity/agree-on-aims")
    file = tiny / "playbooks/tiny/retired.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("  activity", "  # By hand.\n  activity"), encoding="utf-8"
    )
    gone(tiny, "kpi/satisfaction")
    text = file.read_text(encoding="utf-8")
    assert text.index("# By hand.") < text.index("activity/agree-on-aims") < text.index("kpi/satisfaction")
    assert "    title: Satisfaction\n    text: 4.8/5\n    where: Adoption\n    within: kpi-group/adoption\n" in text
    assert check(tiny) == []


def test_a_successor_that_moves_or_goes_takes_the_link_along(tiny: Path) -> None:
    """What stands in its place is renamed there too; one that goes as well is no hindrance."""
    gone(tiny, "kpi/satisfaction", "kpi/total-value")
    rename(tiny, "tiny", "kpi/total-value", "worth")
    retired = load(tiny, "tiny").playbook.retired
    assert retired
    assert retired.retired["kpi/satisfaction"].into == "kpi/worth"
    assert check(tiny) == []
    gone(tiny, "kpi/worth", "kpi/thirty-day-adoption")
    assert check(tiny) == []


def test_every_statement_is_retired_or_refused_in_a_sentence(move: Path) -> None:
    """Whatever is asked, the check is clean afterwards, and what is refused has changed nothing."""
    by_kind: dict[str, list[str]] = {}
    for reference in Registry.of(load(move, MADE_UP)):
        by_kind.setdefault(reference.partition("/")[0], []).append(reference)
    done = 0
    for kind, references in by_kind.items():
        before, told = texts(move), []
        with suppress(Refused):
            told = gone(move, references[0], references[-1] if len(references) > 1 else None, name=MADE_UP)
        if told:
            done += 1
            ids = read((move / "playbooks" / MADE_UP / "ids.lock").read_text(encoding="utf-8"))
            assert ids.state(references[0]) == "retired"
            assert check(move) == [], kind
        else:
            assert texts(move) == before, kind
    assert done > len(by_kind) / 3


@pytest.mark.parametrize(
    ("reference", "into", "sentence"),
    [
        ("risk/none", None, "There is no 'risk/none' in this playbook."),
        (
            "risk/resistance",
            None,
            "'risk/resistance' is the only risk where it stands; retire 'risk-category/people' as a whole.",
        ),
        ("kpi/satisfaction", "kpi/none", "There is no 'kpi/none' in this playbook."),
        (
            "kpi/satisfaction",
            "kpi/satisfaction",
            "'kpi/satisfaction' goes with 'kpi/satisfaction'; name something that stays.",
        ),
        (
            "block/training",
            "criterion/power-users-trained",
            "'criterion/power-users-trained' goes with 'block/training'; name something that stays.",
        ),
        (
            "playbook/tiny",
            None,
            "A playbook is not retired by this command: its address would belong to no site.",
        ),
        (
            "goal/in-time",
            None,
            (
                "'goal/in-time' is named elsewhere; say what replaces it with --into KIND/ID, or "
                "change these first:\n"
                "playbooks/tiny/calculators.yaml:23: names 'goal/in-time'\n"
                "playbooks/tiny/conflicts.yaml:8: names 'goal/in-time'"
            ),
        ),
    ],
)
def test_what_cannot_be_retired_is_left_as_it_is(tiny: Path, reference: str, into: str | None, sentence: str) -> None:
    """With a sentence that says why; whoever names it is listed by file and line."""
    before = texts(tiny)
    with pytest.raises(Refused) as refused:
        gone(tiny, reference, into)
    assert str(refused.value) == sentence
    assert texts(tiny) == before


def test_retired_before_and_without_a_reason(tiny: Path) -> None:
    """Neither is done twice or in silence."""
    gone(tiny, "activity/agree-on-aims")
    with pytest.raises(Refused, match="is retired already"):
        gone(tiny, "activity/agree-on-aims")
    with pytest.raises(Refused, match="Say why"):
        retire(tiny, "tiny", "kpi/satisfaction", into=None, because=" \n", today=DAY)


def test_problems_that_would_follow_are_told(tiny: Path) -> None:
    """A phase leaves weeks without a plan; what is to be mended first is said, and nothing is changed."""
    before = texts(tiny)
    with pytest.raises(Refused, match="the playbook would then have problems") as refused:
        gone(tiny, "kpi/target-timeline", "kpi/satisfaction")
    assert refused.value.problems
    assert texts(tiny) == before


def test_a_phase_goes_even_so(tiny: Path) -> None:
    """Its weeks have no plan then; what is to be mended is told, and its statements are kept."""
    told = retire(tiny, "tiny", "phase/prepare", into="phase/roll-out", because=WHY, today=DAY, even_so=True)
    assert "playbooks/tiny/phases/prepare.yaml: is gone" in told
    assert any(line.startswith("to fix next: playbooks/tiny/") for line in told)
    ids = read((tiny / "playbooks/tiny/ids.lock").read_text(encoding="utf-8"))
    assert ids.state("activity/find-a-sponsor") == "retired"
