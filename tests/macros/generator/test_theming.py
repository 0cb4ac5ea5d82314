"""What is mended of the theme's pages is still what the pinned theme writes."""

import re
import subprocess
import sys

import pytest
import yaml

from macros.generator import theming
from tests.bench.rendered import KEPT_THEME, Own
from tests.conftest import ROOT


@pytest.fixture(name="stock", scope="module")
def _stock(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Pages of the theme as it comes, with our choice of its features: one alone, a section's index, one in it."""
    folder = tmp_path_factory.mktemp("stock")
    own = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Own)  # noqa: S506 - a safe loader
    theme = {key: own["theme"][key] for key in KEPT_THEME}
    for path, text in {"index.md": "Words", "a/index.md": "# A\n\n## B", "a/b.md": "# C\n\n## D\n\n## E"}.items():
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).write_text(text, encoding="utf-8")
    config = {"site_name": "Stock", "theme": theme, "plugins": ["search"], "extra": {"generator": False}}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build"], cwd=folder, check=True, capture_output=True)
    pages = {path: folder / "site" / path for path in ("index.html", "a/index.html", "a/b/index.html")}
    return {path: file.read_text(encoding="utf-8") for path, file in pages.items()}


@pytest.mark.parametrize("pattern", [pattern for pattern, _ in theming.REPAIRS])
def test_every_repair_finds_what_it_mends(stock: dict[str, str], pattern: str) -> None:
    """Another release of the theme may write it otherwise, and stay broken in silence."""
    assert any(re.search(pattern, html) for html in stock.values())


def test_a_mended_page_names_its_parts(stock: dict[str, str]) -> None:
    """Content has our class."""
    html = theming.mend(stock["a/b/index.html"])
    assert 'class="md-content__inner md-typeset pb-content"' in html


def test_an_index_page_has_no_label_of_a_switch_that_is_not_there(stock: dict[str, str]) -> None:
    """The theme writes the label with all headings, the switch only where a page is no section's index."""
    assert 'for="__toc"' in stock["a/index.html"]
    assert 'for="__toc"' not in theming.mend(stock["a/index.html"])
    assert 'for="__toc"' in theming.mend(stock["a/b/index.html"])
