"""What takes long is said, a line a step; a terminal also sees how far it is."""

import io
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from macros.foundation import progress
from macros.foundation.progress import step
from macros.publishing.runtime import assembly, library
from macros.publishing.runtime.manifest import Part
from macros.publishing.runtime.pyodide import Pyodide


class Terminal(io.StringIO):
    """A stream somebody looks at."""

    def isatty(self) -> bool:
        """A person is there."""
        return True


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step is said, and drawn again while it lasts."""
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0)
    monkeypatch.setattr(progress, "AGAIN_SECONDS", 0.05)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Standard error is a terminal, eighty characters wide."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    shown = Terminal()
    # pytest puts its own in the place of `sys.stderr` when a test begins.
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=shown))
    return shown


def slowly(*_: object) -> None:
    """Last long enough to be noticed by the impatient."""
    time.sleep(0.2)


def test_what_is_done_at_once_is_not_said(capsys: pytest.CaptureFixture[str]) -> None:
    """A build that finds everything kept is silent."""
    with step("Compressing", parts=2) as done:
        done()
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("impatient")
def test_a_log_gets_one_line_a_step(capsys: pytest.CaptureFixture[str]) -> None:
    """No bar and nothing drawn over, whatever the number of parts."""
    for text in ("Tracing", "Compressing"):
        with step(text, parts=2) as done:
            for _ in range(2):
                slowly()
                done()
    assert capsys.readouterr().err == "Tracing …\nCompressing …\n"


@pytest.mark.usefixtures("impatient")
def test_a_terminal_sees_how_far_it_is(terminal: Terminal) -> None:
    """The line is drawn over itself and stays, full, when the step ends."""
    with step("Compressing", parts=4) as done:
        slowly()
        for _ in range(4):
            done()
    drawn = terminal.getvalue().split("\r\x1b[K")
    lengths = [line.partition("]")[0].count("#") for line in drawn[1:]]
    assert lengths == sorted(lengths)
    assert set(lengths) == {0, 3, 6, 9, 12}
    assert drawn[-1].startswith(f"Compressing … [{'#' * 12}] ")
    assert terminal.getvalue().count("\n") == 1


@pytest.mark.usefixtures("impatient")
def test_a_line_never_outgrows_its_terminal(terminal: Terminal) -> None:
    """One that is wrapped would be drawn below itself again and again."""
    with step("Compressing " * 20, parts=2):
        slowly()
    drawn = terminal.getvalue().rstrip("\n").split("\r\x1b[K")
    assert max(map(len, drawn)) < 80
    assert drawn[-1].endswith(f"[{'-' * 12}] 0 s")


@pytest.mark.usefixtures("impatient")
def test_a_step_that_fails_leaves_its_line(terminal: Terminal) -> None:
    """What is told of the failure begins on a line of its own."""

    def fail() -> None:
        with step("Compressing"):
            slowly()
            raise ValueError("no luck")

    with pytest.raises(ValueError, match="no luck"):
        fail()
    assert terminal.getvalue().endswith(" s\n")


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("name", ["library.zip", "calculators-0-py3-none-any.whl"])
def test_a_first_build_says_what_it_compiles(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """It takes a good part of a minute, in silence until now."""
    monkeypatch.setattr(library.node, "run", slowly)
    pyodide = Pyodide(release="1", interpreter={}, files={"loader": tmp_path / "pyodide.mjs"})
    assert library._compiled(b"as it was", name, pyodide, tmp_path) == b"as it was"
    part = name[: name.index("-" if "-" in name else ".")]
    assert capsys.readouterr().err == f"Compiling the browser's Python: {part} (up to half a minute) …\n"


@pytest.mark.usefixtures("impatient")
def test_a_first_build_says_how_much_is_compressed(monkeypatch: pytest.MonkeyPatch, terminal: Terminal) -> None:
    """The longest step of all is counted by files."""

    def compressed(content: bytes, _: str) -> dict[str, bytes]:
        slowly()
        return {".br": content, ".gz": content}

    monkeypatch.setattr(assembly, "compressed", compressed)
    roles = ("loader", "glue")
    parts = {role: Part(path=role, bytes=1, sha256=role, gzip_bytes=None) for role in roles}
    made = assembly._siblings({role: role.encode() for role in roles}, parts)
    assert made == {role: {".br": role.encode(), ".gz": role.encode()} for role in roles}
    assert f"Compressing what browsers load (about half a minute) … [{'#' * 12}]" in terminal.getvalue()
