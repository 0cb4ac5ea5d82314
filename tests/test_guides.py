"""What the guides tell an editor to type is typed here, in a playbook that nobody edits under them."""

import doctest
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

import pytest
from click.testing import CliRunner, Result

from macros.calculated.checking import check
from macros.cli import main
from macros.content.loading import draft_of
from macros.content.validation.draft import Draft
from macros.editing.adding.kinds import kinds
from macros.editing.adding.places import places
from macros.editing.yaml_edits import with_entry, without
from tests.conftest import MADE_UP, MADE_UP_ROOT, ROOT
from tests.content.mending import mend_figures
from tests.macros.content.cases import CASES

FOLDER = ROOT / "docs" / "contributing"
GUIDES = ("editing", "adding", "retiring", "taking-over")
BLOCK = re.compile(
    r"^ *```(?P<language>\w+)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<code>.*?)^ *```$",
    re.MULTILINE | re.DOTALL,
)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(guide: str) -> list[tuple[str, str, str]]:
    """Language, title and text of each block of a guide."""
    text = (FOLDER / f"{guide}.md").read_text(encoding="utf-8")
    return [(it["language"], it["title"] or "", dedent(it["code"])) for it in BLOCK.finditer(text)]


def calls(guide: str) -> list[tuple[str, str]]:
    """Each command of a guide, and what is shown below it."""
    code = "\n".join(text for language, _, text in blocks(guide) if language == "console")
    found = [call.split("\n", 1) for call in re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]]
    return [(command, shown.strip().replace("…", "...")) for command, shown in found]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the playbook made for tests."""
    shutil.copytree(MADE_UP_ROOT / "playbooks", tmp_path / "playbooks")
    return tmp_path


def run(root: Path, command: str) -> Result:
    """Runs a command of a guide as if it were typed below `root`."""
    program, *arguments = shlex.split(command)
    assert program == ".venv/bin/playbook"
    return CliRunner().invoke(main, [*arguments, "--root", str(root)], catch_exceptions=False)


def with_a_place(root: Path, command: str) -> str:
    """The command with a place from the list that it gives without one, as its reader chooses."""
    without = command.replace(" --in PLACE", "")
    if without == command:
        return command
    with TemporaryDirectory() as folder:
        shutil.copytree(root / "playbooks", Path(folder) / "playbooks")
        asked = run(Path(folder), without)
    if asked.exit_code == 0:
        return without
    first, *listed = asked.stderr.splitlines()
    assert "with --in one of these" in first
    return command.replace("PLACE", listed[0].split()[0])


def mend_the_length(root: Path) -> None:
    """Findings and the home page count the plan's weeks; write what the check says."""
    mend_figures(root)
    for problem in check(root):
        if not problem.is_warning:
            said = re.fullmatch(r"it says '(.+)', but the plan has \d+ .*", problem.sentence)
            assert said, problem
            path = root / problem.path
            path.write_text(path.read_text("utf-8").replace(said[1], problem.hint.removeprefix("write ")), "utf-8")


@pytest.mark.parametrize("guide", GUIDES)
def test_every_block_is_of_a_kind_that_is_tried(guide: str) -> None:
    """One of another language would stand unproven."""
    assert {language for language, _, _ in blocks(guide)} <= {"console", "yaml", "text", "sh"}


def test_something_is_added_as_the_guide_says(checkout: Path) -> None:
    """Every command is called in turn; the playbook stays sound, and what is printed is what the guide shows."""
    assert len(calls("adding")) > 10
    for written, shown in calls("adding"):
        command = with_a_place(checkout, written) if not shown.startswith("There are") else written
        answer = run(checkout, command)
        assert answer.exit_code == (1 if shown.startswith("There are") else 0), answer.output
        assert not shown or doctest.OutputChecker().check_output(f"{shown}\n", answer.output, FLAGS), answer.output
        mend_the_length(checkout)
    added = {problem.place for problem in check(checkout) if "words of the template" in problem.sentence}
    assert len(added) > 10


def block_of_week(draft: Draft, week: int) -> str:
    """The block that runs in a week."""
    blocks = (block for source in draft.in_folder("phases") for block in source.node.blocks.items())
    return next(str(id_) for id_, block in blocks if block.weeks.first <= week <= block.weeks.last)


def free_activity(draft: Draft) -> str:
    """The last activity of the plan, which no vertical says otherwise or leaves out."""
    found = [id_ for (kind, id_), spots in draft.spots.items() if kind == "activity" and "phases/" in spots[0].where]
    return next(id_ for id_ in reversed(found) if f"activity/{id_}" not in draft.namings)


def snippets() -> Iterator[tuple[str, str]]:
    """What is to be typed in the browser, with the kind it is of."""
    for language, title, text in blocks("adding"):
        if language == "yaml":
            yield title, text


@pytest.mark.parametrize(("kind", "text"), list(snippets()), ids=[text.partition(":")[0] for _, text in snippets()])
def test_what_is_typed_in_the_browser_is_sound(kind: str, text: str, checkout: Path) -> None:
    """The lines stand at the end of a list, one line more in ids.lock, and the check has nothing to say."""
    draft, _ = draft_of(checkout, MADE_UP)
    place = next(place for place in places(draft, kinds()[kind]) if place.entries)
    path = checkout / place.source.document.path
    week = max(
        (entry["week"] for entry in place.entries.values() if isinstance(entry, dict) and "week" in entry), default=0
    )
    entry = re.sub(r"week: \d+", f"week: {week}", text).replace("block/PLACE", f"block/{block_of_week(draft, 4)}")
    entry = entry.replace("activity/PLACE", f"activity/{free_activity(draft)}")
    path.write_text(with_entry(path.read_text("utf-8"), place.path, entry), "utf-8")
    with (checkout / "playbooks" / MADE_UP / "ids.lock").open("a", encoding="utf-8") as lock:
        scope = f"{place.source.name}." if place.source.key.startswith("verticals/") else ""
        lock.write(f"{kind}/{scope}{text.partition(':')[0]} active\n")
    assert [str(problem) for problem in check(checkout)] == []


def test_the_line_for_the_lock_is_what_the_check_asks_for(checkout: Path) -> None:
    """Who forgets it is told the very line that the guide shows."""
    [line] = [text.strip() for language, title, text in blocks("adding") if title == "ids.lock"]
    run(
        checkout,
        with_a_place(checkout, f".venv/bin/playbook new {line.removesuffix(' active').replace('/', ' ')} --in PLACE"),
    )
    lock = checkout / "playbooks" / MADE_UP / "ids.lock"
    lock.write_text(lock.read_text("utf-8").replace(f"{line}\n", ""), "utf-8")
    [problem] = [one for one in check(checkout) if not one.is_warning]
    assert line in f"{problem.sentence} {problem.hint}"


@pytest.fixture
def with_risks(checkout: Path) -> Path:
    """The playbook with the risks that the guide renames and retires, their words written."""
    for id_ in ("late-data", "slow-start"):
        added = run(checkout, with_a_place(checkout, f".venv/bin/playbook new risk {id_} --in PLACE"))
        assert added.exit_code == 0, added.output
    path = checkout / "playbooks" / MADE_UP / "risks.yaml"
    path.write_text(re.sub(r"To be written \((.+)\)", r"Words about \1", path.read_text("utf-8")), "utf-8")
    return checkout


def test_something_is_renamed_and_retired_as_the_guide_says(with_risks: Path) -> None:
    """Every command is called in turn and prints what is shown; the check has nothing to say."""
    draft, _ = draft_of(with_risks, MADE_UP)
    other = next(id_ for kind, id_ in draft.spots if kind == "risk")
    for command, shown in calls("retiring"):
        answer = run(with_risks, command.replace("OTHER", other))
        assert answer.exit_code == 0, answer.output
        assert doctest.OutputChecker().check_output(f"{shown}\n", answer.output, FLAGS), answer.output
    assert [str(problem) for problem in check(with_risks)] == []


def test_something_is_renamed_and_retired_in_the_browser(with_risks: Path) -> None:
    """By hand, in the lines that the guide shows."""
    folder = with_risks / "playbooks" / MADE_UP
    [moved] = [text for _, title, text in blocks("retiring") if title == "ids.lock"]
    change(folder / "risks.yaml", "late-data:\n", "missing-data:\n")
    change(folder / "ids.lock", "risk/late-data active\n", moved)
    assert [str(problem) for problem in check(with_risks)] == []

    [entry] = [text for _, title, text in blocks("retiring") if title == "retired.yaml"]
    risks = (folder / "risks.yaml").read_text("utf-8")
    draft, _ = draft_of(with_risks, MADE_UP)
    [spot] = draft.spots["risk", "missing-data"]
    (folder / "risks.yaml").write_text(without(risks, spot.path), "utf-8")
    change(folder / "ids.lock", "risk/missing-data active\n", "risk/missing-data retired\n")
    retired = folder / "retired.yaml"
    retired.write_text(with_entry(retired.read_text("utf-8"), ("retired",), entry), "utf-8")
    assert [str(problem) for problem in check(with_risks)] == []


def change(path: Path, old: str, new: str) -> None:
    """Writes over one piece of a file."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_a_reason_is_given_in_a_file_as_the_guide_says(checkout: Path) -> None:
    """A file in `changes/`; the check has nothing to say."""
    [(title, text)] = [(title, text) for _, title, text in blocks("editing") if title.startswith("changes/")]
    path = checkout / "playbooks" / MADE_UP / title
    path.parent.mkdir(exist_ok=True)
    draft, _ = draft_of(checkout, MADE_UP)
    known = next(id_ for kind, id_ in draft.spots if kind == "activity")
    path.write_text(re.sub(r"activity/[a-z-]+", f"activity/{known}", text), "utf-8")
    assert [str(problem) for problem in check(checkout)] == []


def test_only_the_words_change_where_a_sentence_changes() -> None:
    """Before and after have the same id and no sign that YAML would take for its own."""
    before, after = (text for _, title, text in blocks("editing") if title in ("before", "after"))
    assert before != after
    assert before.partition(": ")[0] == after.partition(": ")[0]


def test_the_line_to_look_for_is_one_that_the_check_prints(tmp_path: Path) -> None:
    """It is shown whole, though broken for narrow screens."""
    [shown] = [text for language, _, text in blocks("editing") if language == "text"]
    shutil.copytree(CASES / "playbooks", tmp_path / "playbooks")
    file = tmp_path / "playbooks/tiny/playbook.yaml"
    file.write_text(file.read_text("utf-8").replace("basis: claim", "basis: 100%"), "utf-8")
    assert " ".join(shown.split()) == " ".join(str(problem) for problem in check(tmp_path))


def test_a_review_is_answered_as_the_guide_says(checkout: Path) -> None:
    """The date in words and as a date: the check has nothing to say."""
    [entry] = [text for _, title, text in blocks("editing") if title == "the next review"]
    path = checkout / "playbooks" / MADE_UP / "playbook.yaml"
    path.write_text(with_entry(path.read_text("utf-8"), ("colophon",), entry), "utf-8")
    assert [str(problem) for problem in check(checkout)] == []


@pytest.mark.parametrize("guide", GUIDES)
def test_files_that_a_guide_names_are_there(guide: str) -> None:
    """A moved file takes its mention along."""
    named = re.findall(r"`((?:[\w-]+/)*[\w-]+(?:/|\.(?:md|py|yaml)))`", (FOLDER / f"{guide}.md").read_text("utf-8"))
    playbook = ROOT / "tests/playbooks/playbooks" / MADE_UP
    missing = [name for name in named if not ((ROOT / name).exists() or (playbook / name).exists())]
    assert missing == []
