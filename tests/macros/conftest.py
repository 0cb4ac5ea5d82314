"""The published playbook as views see it, on a fixed day."""

import datetime as dt
from pathlib import Path

import pytest

from macros.loading import load
from macros.registry import Registry
from macros.site import Site


@pytest.fixture(name="site", scope="session")
def _site() -> Site:
    """The site of the real playbook, built on a day after the playbook's own next review."""
    loaded = load(Path(__file__).resolve().parents[2], "implementation-success")
    return Site(
        loaded=loaded,
        registry=Registry.of(loaded),
        today=dt.date(2026, 11, 22),
        version="1.0",
        commit=None,
        source_url=None,
    )
