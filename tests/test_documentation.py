"""The examples of the documentation do what it says."""

import doctest
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.calculated.checking import load
from macros.cli import main
from macros.content.weeks import all_weeks, week_name

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "contributing" / "python-api.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
COUNTED = dict(enumerate(["twelve", "thirteen", "fourteen", "fifteen", "sixteen"], start=12))
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def test_every_example_is_of_a_kind_that_is_run() -> None:
    """A block of another language would stand unproven."""
    assert {language for language, _ in BLOCKS} == {"pycon", "console"}


def test_python_examples_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run one after the other from the repository's root, as a reader would."""
    monkeypatch.chdir(ROOT)
    source = "\n".join(code for language, code in BLOCKS if language == "pycon")
    examples = doctest.DocTestParser().get_doctest(source, {}, PAGE.name, str(PAGE), 0)
    told: list[str] = []

    outcome = doctest.DocTestRunner(optionflags=FLAGS).run(examples, out=told.append)

    assert outcome.attempted > 20
    assert outcome.failed == 0, "".join(told)


CALLS = [
    (call.splitlines()[0], call.split("\n", 1)[1])
    for language, code in BLOCKS
    if language == "console"
    for call in re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]
]


@pytest.mark.parametrize(("call", "expected"), CALLS, ids=[call for call, _ in CALLS])
def test_command_line_examples_hold(call: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call ends well and prints what stands below it, dots standing for the rest."""
    monkeypatch.chdir(ROOT)
    program, *arguments = shlex.split(call)
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)

    assert program == "playbook"
    assert result.exit_code == 0
    assert doctest.OutputChecker().check_output(expected, result.stdout, FLAGS), result.stdout[:500]


def test_what_is_said_of_the_plans_length_is_its_calendars() -> None:
    """README, home page and the site's description, which are written by hand, name its ends and count its weeks."""
    playbook = load(ROOT, "implementation-success").playbook
    home, weeks = playbook.pages.pages["home"], all_weeks(playbook.playbook.calendar)
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    written = {
        "README.md": (ROOT / "README.md").read_text(encoding="utf-8"),
        "mkdocs.yml": next(line for line in lines if line.startswith("site_description:")),
        "pages.yaml": f"{home.heading} {home.introduction.text}",
    }
    for name, text in written.items():
        assert re.search(rf"from {week_name(weeks[0])} to {week_name(weeks[-1])}\b", text), name
        said = {word for word in COUNTED.values() if f"{word} weeks" in text.lower()}
        assert said == {COUNTED[len(weeks)]}, name
