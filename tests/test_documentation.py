"""The examples of the documentation do what it says, with a playbook that nobody edits under them."""

import doctest
import re
import shlex

import pytest
from click.testing import CliRunner

from macros.cli import main
from tests.conftest import MADE_UP_ROOT, ROOT

PAGE = ROOT / "docs" / "contributing" / "python-api.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def test_every_example_is_of_a_kind_that_is_run() -> None:
    """A block of another language would stand unproven."""
    assert {language for language, _ in BLOCKS} == {"pycon", "console"}


def test_python_examples_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run one after the other, as a reader would from the repository's root."""
    monkeypatch.chdir(MADE_UP_ROOT)
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
    monkeypatch.chdir(MADE_UP_ROOT)
    program, *arguments = shlex.split(call)
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)

    assert program == "playbook"
    assert result.exit_code == 0
    assert doctest.OutputChecker().check_output(expected, result.stdout, FLAGS), result.stdout[:500]
