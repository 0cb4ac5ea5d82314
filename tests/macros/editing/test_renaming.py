"""`playbook rename`: another id, and no link broken."""

import re
from pathlib import Path

import pytest

from macros.calculated.checking import check, load
from macros.content.ids_lock import read
from macros.content.registry import Registry
from macros.editing.renaming import rename
from macros.editing.session import Refused
from tests.conftest import MADE_UP
from tests.macros.editing.conftest import texts


def references(root: Path, name: str) -> list[str]:
    """Every statement of a playbook but itself."""
    return [reference for reference in Registry.of(load(root, name)) if not reference.startswith("playbook/")]


def of_every_sort(root: Path, name: str) -> list[str]:
    """A statement of each kind, and each that a formula, a choice or a vertical's metric names."""
    by_kind: dict[str, str] = {}
    every = references(root, name)
    for reference in every:
        by_kind.setdefault(reference.partition("/")[0], reference)
    folder = root / "playbooks" / name
    text = "".join((folder / f"{file}.yaml").read_text(encoding="utf-8") for file in ("conflicts", "assumptions"))
    named = set(re.findall(r"[a-z-]+/[a-z0-9.-]+|(?<=-of-)[a-z0-9-]+", text))
    special = [it for it in every if it in named or (it.startswith(("phase/", "block/")) and it.split("/")[1] in named)]
    return sorted({*by_kind.values(), *special})


def new_reference(reference: str, number: int) -> str:
    """Another id of the same kind and vertical."""
    kind, _, id_ = reference.partition("/")
    scope, dot, _ = id_.rpartition(".")
    return f"{kind}/{scope}{dot}quite-another-{chr(97 + number // 26)}{chr(97 + number % 26)}"


def there(root: Path, name: str, every: list[str]) -> dict[str, str]:
    """Renames each of these statements, and looks; the new id of each."""
    # What a vertical holds first: its own id stands in theirs.
    every = sorted(every, key=lambda reference: reference.startswith("vertical/"))
    renamed = {reference: new_reference(reference, number) for number, reference in enumerate(every)}
    lock = root / "playbooks" / name / "ids.lock"
    firsts = read(lock.read_text(encoding="utf-8")).firsts()

    for reference, new in renamed.items():
        told = rename(root, name, reference, new.partition("/")[2].rpartition(".")[2])
        assert any(line.endswith(f"{reference} moved {new}") for line in told)

    assert check(root) == []
    now, registry = read(lock.read_text(encoding="utf-8")), Registry.of(load(root, name))
    assert [reference for reference in every if now.now(reference) not in registry] == []
    assert {now.firsts()[str(now.now(reference))] for reference in every} == {firsts.get(it, it) for it in every}
    return renamed


def there_and_back(root: Path, name: str, every: list[str]) -> None:
    """Renames each of these statements, looks, and renames all of them back."""
    lock = root / "playbooks" / name / "ids.lock"
    before = {path: content for path, content in texts(root).items() if not path.endswith("ids.lock")}
    firsts = read(lock.read_text(encoding="utf-8")).firsts()
    renamed = there(root, name, every)
    every, now = list(renamed), read(lock.read_text(encoding="utf-8"))
    for reference in reversed(every):
        rename(root, name, str(now.now(renamed[reference])), reference.rpartition("/")[2].rpartition(".")[2])
        now = read(lock.read_text(encoding="utf-8"))
    assert check(root) == []
    assert {path: content for path, content in texts(root).items() if not path.endswith("ids.lock")} == before
    assert now.firsts() == firsts
    assert [reference for reference in every if now.now(renamed[reference]) != reference] == []


def test_every_statement_can_be_renamed(tiny: Path) -> None:
    """And renamed back: all files are byte for byte what they were, and the lock knows every id."""
    there_and_back(tiny, "tiny", references(tiny, "tiny"))


def test_every_sort_of_statement_can_be_renamed(move: Path) -> None:
    """In formulas, choices, calculators and verticals of a playbook that has them all."""
    there(move, MADE_UP, of_every_sort(move, MADE_UP))


def test_what_was_done_is_told(tiny: Path) -> None:
    """File and line of each, as they are now."""
    assert rename(tiny, "tiny", "kpi/thirty-day-adoption", "first-month") == [
        "playbooks/tiny/calculators.yaml:71: 'kpi/thirty-day-adoption' is now 'kpi/first-month'",
        "playbooks/tiny/calculators.yaml:72: 'kpi/thirty-day-adoption' is now 'kpi/first-month'",
        "playbooks/tiny/calculators.yaml:115: 'kpi/thirty-day-adoption' is now 'kpi/first-month'",
        "playbooks/tiny/phases/roll-out.yaml:40: 'kpi/thirty-day-adoption' is now 'kpi/first-month'",
        "playbooks/tiny/phases/roll-out.yaml:45: 'kpi/thirty-day-adoption' is now 'kpi/first-month'",
        "playbooks/tiny/measurement.yaml:12: 'thirty-day-adoption' is now 'first-month'",
        "playbooks/tiny/ids.lock:59: kpi/thirty-day-adoption moved kpi/first-month",
        "playbooks/tiny/ids.lock:56: kpi/first-month active",
    ]


def test_a_vertical_takes_its_file_and_its_statements_along(tiny: Path) -> None:
    """Each has a line of its own in the lock."""
    told = rename(tiny, "tiny", "vertical/shop", "store")
    assert told[:2] == [
        "playbooks/tiny/verticals/store.yaml:3: 'shop' is now 'store'",
        "playbooks/tiny/verticals/shop.yaml: is now playbooks/tiny/verticals/store.yaml",
    ]
    assert len(told) == 2 + 2 * 5
    assert any(it.endswith(": adjustment/shop.pilot-till moved adjustment/store.pilot-till") for it in told)
    assert not (tiny / "playbooks/tiny/verticals/shop.yaml").exists()


def test_a_choice_that_bears_the_id_follows(tiny: Path) -> None:
    """Go-live is chosen by the block it starts with."""
    told = rename(tiny, "tiny", "block/first-use", "early-use")
    assert "playbooks/tiny/assumptions.yaml:86: 'start-of-first-use' is now 'start-of-early-use'" in told


def test_a_statement_may_move_on(tiny: Path) -> None:
    """Links to either earlier id lead to the last."""
    for old, new in (("resistance", "refusal"), ("refusal", "reluctance")):
        rename(tiny, "tiny", f"risk/{old}", new)
    lock = read((tiny / "playbooks/tiny/ids.lock").read_text(encoding="utf-8"))
    assert {lock.now("risk/resistance"), lock.now("risk/refusal")} == {"risk/reluctance"}
    assert lock.firsts() == {"risk/reluctance": "risk/resistance"}


def test_an_id_that_was_never_published_leaves_no_trace(tiny: Path) -> None:
    """Who renames what was added a minute ago breaks no link; what else is new is listed with it."""
    file = tiny / "playbooks/tiny/risks.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("low-attendance: Low", "yawns: Yawns\n      sighs: Sighs\n      low-attendance: Low"))
    rename(tiny, "tiny", "warning/yawns", "snores")
    lock = (tiny / "playbooks/tiny/ids.lock").read_text(encoding="utf-8")
    assert "yawns" not in lock
    assert "warning/snores active\n" in lock
    assert "warning/sighs active\n" in lock
    assert check(tiny) == []


def test_a_rename_begun_by_hand_is_finished(tiny: Path) -> None:
    """Somebody changed the id where it stands; the message names the command that does the rest."""
    file = tiny / "playbooks/tiny/measurement.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("thirty-day-adoption:", "month-adoption:"))
    (problem,) = check(tiny)
    assert "'.venv/bin/playbook rename kpi/thirty-day-adoption month-adoption' does it all" in problem.hint
    rename(tiny, "tiny", "kpi/thirty-day-adoption", "month-adoption")
    assert check(tiny) == []


def test_a_vertical_renamed_by_hand_is_finished(tiny: Path) -> None:
    """Its file has its new name, and all its statements follow."""
    file = tiny / "playbooks/tiny/verticals/shop.yaml"
    file.with_name("store.yaml").write_text(file.read_text(encoding="utf-8").replace("id: shop", "id: store"))
    file.unlink()
    rename(tiny, "tiny", "vertical/shop", "store")
    assert check(tiny) == []
    lock = read((tiny / "playbooks/tiny/ids.lock").read_text(encoding="utf-8"))
    assert lock.now("focus-area/shop.till-integration") == "focus-area/store.till-integration"


@pytest.mark.parametrize(
    ("reference", "new", "sentence"),
    [
        (
            "risk/resistence",
            "refusal",
            "There is no 'risk/resistence' in this playbook; did you mean 'risk/resistance'?",
        ),
        ("kpi/resistance", "refusal", "There is no 'kpi/resistance' in this playbook; did you mean 'risk/resistance'?"),
        ("resistance", "refusal", "'resistance' is not a statement's name; write kind/id, as in risk/late-delivery."),
        (
            "risk/resistance",
            "A Refusal",
            (
                "'A Refusal' is not an id: 2 to 48 lowercase letters, digits and hyphens, a letter first, "
                "as in 'a-refusal'."
            ),
        ),
        (
            "risk/resistance",
            "week-4-refusal",
            "'week-4-refusal' holds a number that may change while an id never does; name the thing by what it is.",
        ),
        ("risk/resistance", "resistance", "'risk/resistance' has this id already."),
        (
            "kpi/satisfaction",
            "total-value",
            "The id 'total-value' already names another KPI, in playbooks/tiny/measurement.yaml:20; choose another.",
        ),
        ("risk/was", "is", "'risk/was' is retired already (ids.lock, line 82)."),
        ("risk/had", "has", "'risk/had' has moved to 'risk/resistance' already; name that one."),
        (
            "warning/low-attendance",
            "lateness",
            "'warning/lateness' is retired, and old links lead there; choose another id.",
        ),
        (
            "playbook/tiny",
            "small",
            "A playbook's id is its folder's name and stands in every permalink; it cannot be changed.",
        ),
    ],
)
def test_what_cannot_be_renamed_is_left_as_it_is(tiny: Path, reference: str, new: str, sentence: str) -> None:
    """With one sentence that says why, and what to do."""
    with (tiny / "playbooks/tiny/ids.lock").open("a", encoding="utf-8") as lock:
        lock.write("risk/was retired\nrisk/had moved risk/resistance\nwarning/lateness retired\n")
    before = texts(tiny)
    with pytest.raises(Refused) as refused:
        rename(tiny, "tiny", reference, new)
    assert str(refused.value) == sentence
    assert texts(tiny) == before


def test_a_playbook_with_problems_is_not_edited(tiny: Path) -> None:
    """Its problems are told instead."""
    file = tiny / "playbooks/tiny/risks.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("level: 2", "level: 7"), encoding="utf-8")
    before = texts(tiny)
    with pytest.raises(Refused, match="fix these first") as refused:
        rename(tiny, "tiny", "risk/resistance", "refusal")
    assert [problem.sentence for problem in refused.value.problems] == ["level 7 stands where level 2 is due"]
    assert texts(tiny) == before


def test_a_file_that_cannot_be_written_undoes_the_rest(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is half done."""
    before, write = texts(tiny), Path.write_bytes

    def refuse(file: Path, content: bytes) -> int:
        if file.is_relative_to(tiny) and file.name == "measurement.yaml" and b"first-month" in content:
            raise PermissionError(13, "Permission denied", str(file))
        return write(file, content)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(Refused, match=r"measurement\.yaml cannot be written: Permission denied; nothing was changed"):
        rename(tiny, "tiny", "kpi/thirty-day-adoption", "first-month")
    assert texts(tiny) == before
