"""The playbook that this repository publishes."""

from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(name="project", scope="session")
def _project() -> Path:
    """The root of a project with content; to be read, not to be written."""
    return ROOT
