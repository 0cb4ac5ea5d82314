"""The playbook that this repository publishes, and a copy of it after a day of edits."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.calculated.checking import load
from macros.content.loaded import Loaded
from macros.content.loading import playbook_names
from macros.content.registry import Registry
from tests.conftest import ROOT, Published, linked_project, publishing
from tests.content.edits import edit


@pytest.fixture(name="project", scope="session", params=["live", "edited"])
def _project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of a project with content; to be read, not to be written."""
    if request.param == "live":
        return ROOT
    project = linked_project(tmp_path_factory.mktemp("edited") / "project")
    edit(project)
    return project


@pytest.fixture(name="content", scope="session")
def _content(project: Path) -> Loaded:
    """Its playbook, which every rule accepts."""
    (name,) = playbook_names(project)
    return load(project, name)


@pytest.fixture(name="registry", scope="session")
def _registry(content: Loaded) -> Registry:
    """Every entity of it."""
    return Registry.of(content)


@pytest.fixture(name="content_site", scope="session")
def _content_site(
    project: Path, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Published]:
    """Its site, built strictly."""
    if project == ROOT:
        yield request.getfixturevalue("live")
        return
    with publishing(tmp_path_factory.mktemp("edited-site"), project) as site:
        yield site
