"""The comment's words are somebody's; its place and its bounds are ours."""

import subprocess
import sys
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from macros.cli import main
from macros.hosting.one_comment import NotRendered, bounded, mark, rendered
from tests.conftest import MADE_UP_ROOT


def answer(monkeypatch: pytest.MonkeyPatch, code: int, text: str) -> list[list[str]]:
    """Let `playbook comment` answer; gives its calls. Whoever calls it must not show it the token."""
    calls = []
    monkeypatch.setenv("GITHUB_TOKEN", "secret")

    def run(command: list[str], *, env: dict[str, str], **_: object) -> SimpleNamespace:
        assert "secret" not in env.values()
        calls.append(command)
        return SimpleNamespace(returncode=code, stdout=text)

    monkeypatch.setattr(subprocess, "run", run)
    return calls


def test_playbook_comment_makes_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked with the file and, where the site is shown, with its address."""
    calls = answer(monkeypatch, 0, "## Playbook\n")
    assert rendered(b"{}", None) == rendered(b"{}", "https://host/mr-7/") == "## Playbook\n"

    first, second = calls
    assert first[:4] == [sys.executable, "-m", "macros.cli", "comment"]
    assert first[4].endswith("changes.json")
    assert second[5:] == ["--preview", "https://host/mr-7/"]


def test_what_playbook_diff_writes_is_what_is_read() -> None:
    """The two commands and this room agree on one form, and refuse another."""
    states = [str(MADE_UP_ROOT)] * 2
    made = CliRunner().invoke(main, ["diff", *states, "--root", str(MADE_UP_ROOT), "--format", "json"])

    assert made.exit_code == 0, made.output
    assert rendered(made.stdout_bytes, "https://preview.example/mr-7/").startswith("## Playbook")
    with pytest.raises(NotRendered):
        rendered(b'{"changes": "@all"}', None)


@pytest.mark.parametrize(("code", "text"), [(1, "## Playbook"), (2, ""), (0, "  \n")])
def test_what_it_refuses_is_not_written(monkeypatch: pytest.MonkeyPatch, code: int, text: str) -> None:
    """Nothing of a refused file reaches a comment."""
    answer(monkeypatch, code, text)
    with pytest.raises(NotRendered):
        rendered(b"{}", None)


def test_a_file_that_takes_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever made it must not hold up others' comments."""

    def run(command: list[str], **_: object) -> None:
        raise subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(NotRendered, match="too long"):
        rendered(b"{}", None)


@pytest.mark.parametrize("text", ["line\n" * 30_000, "x" * 100_000])
def test_a_long_comment_is_cut_and_says_so(text: str) -> None:
    """GitHub refuses more than 65,536 letters."""
    body = bounded(text, mark())
    assert len(body) < 65_536
    assert body.endswith("the run's own pages have it.")
    assert len(body) > 50_000


@pytest.mark.parametrize("line", ["/merge", "  /close", "> /label ~bug", "text\n/assign me"])
def test_no_line_is_a_command_to_the_host(line: str) -> None:
    """GitLab carries out lines that begin with a slash, with our token's rights."""
    assert not any(found.lstrip(" >").startswith("/") for found in bounded(line, mark()).splitlines())


def test_nobody_is_called() -> None:
    """A sentence of the plan must not mail a whole company."""
    assert "@all" not in bounded("Thanks to @all and @team/leads", mark())
