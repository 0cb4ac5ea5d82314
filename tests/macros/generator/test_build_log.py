"""Whoever builds reads what concerns them."""

import logging
from collections.abc import Iterator

import pytest
from mkdocs_macros.util import LOG, trace

from macros.generator.build_log import quieten


@pytest.fixture(autouse=True)
def levels() -> Iterator[None]:
    """Every level is as it was."""
    loggers = [logging.getLogger(name) for name in ("mkdocs", "mkdocs.plugins.mkdocs_macros")]
    before = [logger.level for logger in loggers]
    yield
    for logger, level in zip(loggers, before, strict=True):
        logger.setLevel(level)


def told(caplog: pytest.LogCaptureFixture, level: int) -> str:
    """What a build at this level of talk says of mkdocs-macros' news and troubles."""
    logging.getLogger("mkdocs").setLevel(level)
    assert LOG.name.startswith("mkdocs.plugins.mkdocs_macros")
    quieten()
    trace("Config macros:", ["a"])
    trace("not rendered", level="warning")
    return caplog.text


def test_names_of_functions_and_variables_are_not_for_readers(caplog: pytest.LogCaptureFixture) -> None:
    """What goes wrong is."""
    text = told(caplog, logging.INFO)
    assert "Config macros" not in text
    assert "not rendered" in text


def test_whoever_asks_for_everything_gets_it(caplog: pytest.LogCaptureFixture) -> None:
    """`mkdocs build --verbose` hides nothing."""
    assert "Config macros" in told(caplog, logging.DEBUG)
