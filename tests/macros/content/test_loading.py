"""Loading: hostile files, problems of several files at once, order, speed; nothing but PlaybookError ever comes out."""

import errno
import os
import random
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.calculated.checking import check, load
from macros.content.loading import playbook_names
from macros.content.problems import PlaybookError, Problem
from tests.conftest import MADE_UP, MADE_UP_ROOT
from tests.macros.content.cases import CASES


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of the tiny playbook; the fixture is the folder above playbooks/."""
    shutil.copytree(CASES / "playbooks", tmp_path / "playbooks")
    return tmp_path


def test_each_file_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor who saves a file sees the result at once, so nothing is read or parsed twice."""
    read: list[Path] = []
    plain = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path) or plain(path))
    check(MADE_UP_ROOT)
    assert {path.name for path in read} >= {"playbook.yaml", "moving.yaml", "university-library.yaml", "ids.lock"}
    assert len(read) == len(set(read))


def test_phases_come_in_the_order_of_their_weeks() -> None:
    """File names sort otherwise than weeks; readers see weeks."""
    phases = load(MADE_UP_ROOT, MADE_UP).playbook.phases
    firsts = [phase.weeks.first for phase in phases.values()]
    assert firsts == sorted(firsts)
    assert list(phases) != sorted(phases)


def test_documents_are_keyed_as_files_are_named(tiny: Path) -> None:
    """The rest of the project finds marks by these keys."""
    documents = load(tiny, "tiny").documents
    assert list(documents)[:4] == ["playbook", "phases/prepare", "phases/roll-out", "verticals/shop"]
    assert documents["phases/roll-out"].path == "playbooks/tiny/phases/roll-out.yaml"


def test_a_huge_file_is_refused_by_its_size(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """20 MB are never read into memory."""
    (tiny / "playbooks/tiny/risks.yaml").write_bytes(b"a: b\n" * 4_000_000)
    read: list[Path] = []
    plain = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path) or plain(path))
    assert [problem.sentence for problem in check(tiny)] == [
        "the file holds 20,000,000 bytes, more than the 1,000,000 a playbook's file may have"
    ]
    assert "risks.yaml" not in {path.name for path in read}


def test_a_folder_where_a_file_is_due_is_named(tiny: Path) -> None:
    """A folder called risks.yaml is a mistake, not a crash."""
    file = tiny / "playbooks/tiny/risks.yaml"
    file.unlink()
    file.mkdir()
    assert [problem.sentence for problem in check(tiny)] == ["there is a folder where a file belongs"]


def test_a_folder_among_the_phases_is_named(tiny: Path) -> None:
    """The same in a folder of files."""
    (tiny / "playbooks/tiny/phases/later.yaml").mkdir()
    assert [problem.sentence for problem in check(tiny)] == ["there is a folder where a file belongs"]


def test_a_pipe_where_a_file_is_due_is_named(tiny: Path) -> None:
    """A named pipe would block the reader for ever."""
    file = tiny / "playbooks/tiny/risks.yaml"
    file.unlink()
    os.mkfifo(file)
    assert [problem.sentence for problem in check(tiny)] == ["this is not an ordinary file"]


@pytest.mark.parametrize("name", ["risks.yaml", "ids.lock", "verticals/shop.yaml"])
def test_a_link_that_leads_to_itself_is_named(tiny: Path, name: str) -> None:
    """Whatever keeps a file from being read, it is a sentence, and nothing follows from what is not seen."""
    file = tiny / "playbooks/tiny" / name
    file.unlink(missing_ok=True)
    file.symlink_to(file)
    found = check(tiny)
    assert [(problem.path, problem.sentence) for problem in found] == [
        (f"playbooks/tiny/{name}", f"the file cannot be read: {os.strerror(errno.ELOOP)}")
    ]


def test_a_folder_where_the_lock_is_due_is_named(tiny: Path) -> None:
    """Published ids would be without their guard, unseen."""
    (tiny / "playbooks/tiny/ids.lock").unlink()
    (tiny / "playbooks/tiny/ids.lock").mkdir()
    assert [problem.sentence for problem in check(tiny)] == ["there is a folder where a file belongs"]


def test_a_folder_nobody_may_look_into_is_named(tiny: Path) -> None:
    """Its phases are not said to be missing, for they may well be there."""
    folder = tiny / "playbooks/tiny/phases"
    shutil.rmtree(folder)
    folder.symlink_to(folder)
    found = check(tiny)
    assert [(problem.path, problem.sentence) for problem in found] == [
        ("playbooks/tiny/phases", f"the folder cannot be read: {os.strerror(errno.ELOOP)}")
    ]


def test_a_file_where_a_folder_is_due_is_named(tiny: Path) -> None:
    """The same for a file that took the folder's name."""
    folder = tiny / "playbooks/tiny/verticals"
    shutil.rmtree(folder)
    folder.write_text("", encoding="utf-8")
    assert [problem.sentence for problem in check(tiny)] == ["there is a file where a folder belongs"]


def test_an_editor_s_own_hidden_files_are_passed_over(tiny: Path) -> None:
    """Some editors keep a link beside the file that is open, which leads nowhere."""
    (tiny / "playbooks/tiny/verticals/.#shop.yaml").symlink_to("nowhere")
    assert check(tiny) == []


@pytest.mark.parametrize(
    "text",
    ["a: [" + "*a," * 300_000 + "]\n", "".join(f"k{index}: 1\n" for index in range(80_000)), "a: b\n" * 190_000],
    ids=["aliases", "unknown keys", "repeated keys"],
)
def test_a_file_full_of_mistakes_ends_the_list(tiny: Path, text: str) -> None:
    """A thousand lines say enough; a hundred thousand would stand above every page that is served."""
    (tiny / "playbooks/tiny/risks.yaml").write_text(text, encoding="utf-8")
    found = check(tiny)
    assert len(found) == 1_001
    assert [problem.hint for problem in found].count("fix those above first") == 1


def test_a_file_that_is_not_utf8_hides_nothing(tiny: Path) -> None:
    """Other files are still checked, and nothing is said that the unreadable one may explain."""
    (tiny / "playbooks/tiny/measurement.yaml").write_bytes("title: Ökonomie".encode("latin-1"))
    risks = tiny / "playbooks/tiny/risks.yaml"
    risks.write_text(risks.read_text(encoding="utf-8").replace("level: 2", "level: 3"), encoding="utf-8")
    assert [problem.sentence for problem in check(tiny)] == [
        "the byte 0xD6 is not UTF-8",
        "level 3 stands where level 2 is due",
    ]


def test_a_missing_playbook_is_a_playbook_error(tiny: Path) -> None:
    """A wrong name gives the file that every playbook has."""
    with pytest.raises(PlaybookError) as caught:
        load(tiny, "none")
    assert [(problem.path, problem.sentence) for problem in caught.value.problems] == [
        ("playbooks/none/playbook.yaml", "the file is missing")
    ]


def test_a_mistake_in_the_vocabulary_is_told_once_for_all_playbooks(tiny: Path) -> None:
    """Every playbook shares the vocabulary, so its problems would come with each."""
    shutil.copytree(tiny / "playbooks/tiny", tiny / "playbooks/second")
    (tiny / "playbooks/_vocabulary.yaml").write_text("", encoding="utf-8")
    shared = [problem for problem in check(tiny) if problem.path.endswith("_vocabulary.yaml")]
    assert len(shared) == 1


def test_hidden_folders_and_schemas_are_no_playbooks(tiny: Path) -> None:
    """Only folders of YAML count."""
    (tiny / "playbooks/schema").mkdir()
    (tiny / "playbooks/.cache").mkdir()
    assert playbook_names(tiny) == ["tiny"]


def test_a_name_with_a_line_end_leaves_its_problem_in_one_line(tiny: Path) -> None:
    """Whoever reads line by line, as a program does, never meets half a problem."""
    risks = tiny / "playbooks/tiny/risks.yaml"
    spoiled = 'title: "Res\\nistance"\n          "a\\nb": c'
    risks.write_text(risks.read_text(encoding="utf-8").replace("title: Resistance", spoiled), encoding="utf-8")
    (tiny / "playbooks/tiny/a\nb.txt").touch()
    (tiny / "playbooks/tiny/verticals/c\nd.yaml").touch()
    lines = [str(problem) for problem in check(tiny)]
    assert len(lines) == 3
    assert [line for line in lines if len(line.splitlines()) > 1] == []


def test_problems_sort_by_place_and_print_in_one_line() -> None:
    """The order of the file is the order of the report, and equal problems are one."""
    first, second = Problem("a.yaml", 2, 9, "here", "bad"), Problem("a.yaml", 10, 1, "there", "worse", "mend it")
    error = PlaybookError([second, first, second])
    assert error.problems == (first, second)
    assert str(error) == "a.yaml:2:9: here: bad\na.yaml:10:1: there: worse; mend it"


FILES = sorted(path.relative_to(CASES) for path in (CASES / "playbooks").rglob("*.yaml"))
SNIPPETS = [
    *"\t\n\x00\u2028:#'\"[]{},|>0",
    "",
    ": ",
    "- ",
    " #",
    "&a ",
    "*a",
    "!x ",
    "{}",
    "[]",
    "null",
    "true",
    "1.10",
]
SNIPPETS += ["-1", "1e999", "a: b", "- a", "type: x", "weeks: 3", "milestone/x"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(file=st.sampled_from(FILES), seed=st.integers(0, 2**32), edits=st.integers(1, 4))
def test_no_edit_of_a_playbook_makes_the_check_fail(
    tmp_path_factory: pytest.TempPathFactory, file: Path, seed: int, edits: int
) -> None:
    """Whatever an editor does to a file, the answer is a list of problems, each at a line of a file."""
    root = tmp_path_factory.mktemp("fuzz")
    shutil.copytree(CASES / "playbooks", root / "playbooks")
    rng = random.Random(seed)
    lines = (root / file).read_text(encoding="utf-8").splitlines()
    for _ in range(edits):
        number = rng.randrange(len(lines))
        line, action = lines[number], rng.randrange(6)
        column = rng.randrange(len(line) + 1)
        if action == 0:
            del lines[number]
        elif action == 1:
            lines.insert(rng.randrange(len(lines)), line)
        elif action == 2:
            lines[number] = line[:column] + rng.choice(SNIPPETS) + line[column:]
        elif action == 3 and ":" in line:
            lines[number] = line[: line.index(":") + 1] + " " + rng.choice(SNIPPETS)
        elif action == 4:
            lines[number] = line[: -rng.randrange(1, 5)]
        else:
            lines[number] = " " * rng.randrange(12) + line.strip()
        lines = lines or [""]
    (root / file).write_text("\n".join(lines), encoding="utf-8")
    problems = check(root)
    shutil.rmtree(root)
    assert problems == sorted(set(problems))
    assert all(problem.line >= 1 and problem.column >= 1 and problem.sentence for problem in problems)
