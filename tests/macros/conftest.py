"""The playbook made for tests as views see it, on a fixed day, and a checkout with next to nothing to calculate."""

import datetime as dt
from pathlib import Path

import pytest

from macros.calculated.checking import load
from macros.content.loaded import Loaded
from macros.content.registry import Registry
from macros.content.site import Site
from macros.generator import theme_licenses, theming
from macros.publishing.chart_engine import engine_path
from macros.publishing.licenses import inventory
from tests.conftest import MADE_UP, MADE_UP_ROOT, ROOT


@pytest.fixture(name="loaded", scope="session")
def _loaded() -> Loaded:
    """The playbook made for tests."""
    return load(MADE_UP_ROOT, MADE_UP)


# As a build does: tests ask for icons while they are collected.
theming.hand_over()


@pytest.fixture(name="site", scope="session")
def _site(loaded: Loaded) -> Site:
    """Its site, built on a day after its own next edition."""
    return Site(
        loaded=loaded,
        registry=Registry.of(loaded),
        today=dt.date(2027, 6, 1),
        version="1.0",
        commit=None,
        source_url=None,
        parts=inventory(theme_licenses.parts()),
        chart_engine=engine_path(),
    )


@pytest.fixture(name="checkout")
def _checkout(tmp_path: Path) -> Path:
    """A checkout with a tiny calculators package and the installed Pyodide."""
    root = tmp_path / "checkout"
    (root / "calculators" / "__pycache__").mkdir(parents=True)
    (root / "calculators" / "__init__.py").write_text('"""Calculators."""\n')
    (root / "calculators" / "roi.py").write_text("ANSWER = 42\n")
    (root / "calculators" / "bridge.py").write_text("import json\n")
    (root / "calculators" / "__pycache__" / "roi.cpython-311.pyc").write_bytes(b"stale")
    (root / "package.json").write_bytes((ROOT / "package.json").read_bytes())
    pyodide = root / "node_modules" / "pyodide"
    pyodide.mkdir(parents=True)
    for source in (ROOT / "node_modules" / "pyodide").iterdir():
        (pyodide / source.name).symlink_to(source)
    return root
