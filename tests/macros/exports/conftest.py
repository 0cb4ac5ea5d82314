"""Editions of the playbooks made for tests: whole, for one vertical, and for two together."""

import pytest

from macros.calculated.checking import load
from macros.content.loaded import Loaded
from macros.exports.edition import Edition
from tests.conftest import ROOT

ADDRESS = "https://guide.example/plans/"
EDITIONS = ("whole", "one-vertical", "two-verticals", "tiny")


@pytest.fixture(autouse=True)
def _calendars_are_read_without_colors(monkeypatch: pytest.MonkeyPatch) -> None:
    """One of their readers wraps the output anew for each line, and some thousand wrappers are too many for Python."""
    monkeypatch.setattr("tatsu.color.init", lambda: None)


@pytest.fixture(name="tiny", scope="session")
def _tiny() -> Loaded:
    """A playbook with one of nearly everything."""
    return load(ROOT / "tests" / "cases", "tiny")


@pytest.fixture(name="edition", params=EDITIONS)
def _edition(request: pytest.FixtureRequest, loaded: Loaded, tiny: Loaded) -> Edition:
    """Each of them."""
    if request.param == "tiny":
        return Edition(loaded=tiny, address=ADDRESS)
    there = tuple(loaded.playbook.verticals)
    chosen = {"whole": (), "one-vertical": there[1:2], "two-verticals": there[:2]}[request.param]
    return Edition(loaded=loaded, verticals=chosen, address=ADDRESS)


@pytest.fixture(name="whole")
def _whole(loaded: Loaded) -> Edition:
    """The whole playbook made for tests."""
    return Edition(loaded=loaded, address=ADDRESS)
