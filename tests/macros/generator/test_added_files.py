"""What is published beside the files in docs/."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import Files

from macros.content.site import Site
from macros.generator import added_files

TEXTS = {"api/one.json": "{}", "phases/index.html.md": "# Fünf", "risks/risk.csv": b"a,b"}


class OvertakenError(Exception):
    """Somebody has saved a file."""


def refuse() -> None:
    """End the build."""
    raise OvertakenError


def configured(out: Path) -> MkDocsConfig:
    """As MkDocs has it for a build into this folder."""
    config = MkDocsConfig()
    config.site_dir, config.use_directory_urls, config.plugins = str(out), True, PluginCollection()
    config.plugins._current_plugin = "hooks"  # as while a hook is called
    return config


@pytest.fixture(name="made")
def _made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the documents that have been made, one after the other."""
    made: list[str] = []

    def texts(_: Site, *, serving: bool) -> Iterator[tuple[str, str | bytes]]:
        assert serving
        for path, content in TEXTS.items():
            made.append(path)
            yield path, content

    monkeypatch.setattr(added_files.assets, "texts", texts)
    return made


def test_documents_lie_in_their_places_at_once(site: Site, tmp_path: Path, made: list[str]) -> None:
    """MkDocs, which would keep them all in memory, finds them written, and takes none for a page."""
    config, files = configured(tmp_path), Files([])
    added_files.add_documents(files, config, site, serving=True, give_way=lambda: None)
    assert made == list(TEXTS)
    assert {file.dest_uri: file.abs_src_path for file in files} == {path: str(tmp_path / path) for path in TEXTS}
    files.copy_static_files()
    assert (tmp_path / "phases/index.html.md").read_text(encoding="utf-8") == "# Fünf"
    assert not files.documentation_pages()


def test_a_build_that_is_overtaken_makes_no_further_documents(site: Site, tmp_path: Path, made: list[str]) -> None:
    """Those of a hundred playbooks take a minute, in which an editor would wait."""
    with pytest.raises(OvertakenError):
        added_files.add_documents(Files([]), configured(tmp_path), site, serving=True, give_way=refuse)
    assert len(made) == 1
