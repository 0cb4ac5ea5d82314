"""The commands with a playbook of four lines: each does what there is to do, or says what is not there."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.cli import main
from macros.exports.formats import FORMATS
from tests.conftest import MADE_UP_ROOT

NAME = "minimal"


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    shutil.copytree(MADE_UP_ROOT / NAME, tmp_path / "playbooks" / NAME)
    shutil.copy(MADE_UP_ROOT / "playbooks/_vocabulary.yaml", tmp_path / "playbooks")
    return tmp_path


def call(root: Path, *words: str) -> Result:
    """A command with that root."""
    return CliRunner().invoke(main, [*words, "--root", str(root)])


def test_the_check_accepts_it(root: Path) -> None:
    """One file of four lines, and no other."""
    assert call(root, "check").exit_code == 0


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if not form.needs_dates])
def test_every_format_can_be_made_of_it(root: Path, tmp_path: Path, name: str) -> None:
    """A table or text with its title, and nothing else."""
    answer = call(root, "export", name, "-o", str(tmp_path / "out"))

    assert (answer.exit_code, answer.stderr) == (0, "")


def test_a_calculator_that_is_not_offered_says_so(root: Path) -> None:
    """No traceback, and no numbers of another playbook."""
    answer = call(root, "calc", "roi", "--json", "{}")

    assert answer.exit_code == 1
    assert json.loads(answer.stdout)["errors"] == [
        {"field": None, "message": f"The playbook {NAME} does not offer the roi calculator."}
    ]
