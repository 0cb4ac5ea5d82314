"""The site of a playbook of four lines: finished, with nothing left over of all that it does without."""

import json
import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Browse, Guard
from tests.browser.legibility import lost
from tests.browser.test_pages import judged_everywhere
from tests.conftest import MADE_UP_ROOT, ROOT, Published, linked_project, publishing

NAME, TITLE = "minimal", "Opening a Branch"
PAGES = {"", "playbook/", "everything/", "changes/", "offline/", "licenses/"}
FOR_EDITORS = "contributing/"
WIDTHS = (1280, 390)


@pytest.fixture(name="minimal", scope="module")
def _minimal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """Its site, built strictly."""
    folder = tmp_path_factory.mktemp("minimal")
    shutil.copytree(MADE_UP_ROOT / NAME, folder / "playbooks" / NAME)
    shutil.copy(MADE_UP_ROOT / "playbooks" / "_vocabulary.yaml", folder / "playbooks")
    project = linked_project(folder / "project", folder / "playbooks")
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"^  playbooks: .*$", f"  playbooks: [{NAME}]", text, flags=re.MULTILINE)
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    with publishing(folder / "site", project) as site:
        yield site


def of_readers(site: Published) -> list[str]:
    """The address of each page that is not for editors."""
    found = [path.removesuffix("index.html") for path in site.pages]
    return [address for address in found if not address.startswith(FOR_EDITORS)]


def test_its_pages_are_those_that_every_playbook_has(minimal: Published) -> None:
    """No page is left over, and none in the files for programs."""
    index = json.loads((minimal.folder / "api/v1/index.json").read_text(encoding="utf-8"))
    playbook = json.loads((minimal.folder / f"api/v1/playbooks/{NAME}.json").read_text(encoding="utf-8"))
    said = {"schema_version", "version", "commit", "id", "kind", "permalink", "source", "title", "moved", "retired"}
    listed = (minimal.folder / "llms.txt").read_text(encoding="utf-8")

    assert set(of_readers(minimal)) == {*PAGES, "404.html"}
    assert {path.rpartition("/")[2] for path in index["documents"]} == {f"{NAME}.json", "changes.json", "openapi.json"}
    assert set(playbook) == said
    assert not re.search(r"^#{2,}", listed, re.MULTILINE)


def test_it_looks_finished(minimal: Published, browse: Browse) -> None:
    """Home is headed by the title and leads to every page; tabs, footer and the page for the lost lead to no other."""
    page = browse(minimal.url)
    ways = page.locator("main article a, .md-tabs a, footer a").evaluate_all("(all) => all.map((it) => it.href)")
    lost_page = browse(f"{minimal.url}404.html")
    lost_ways = lost_page.locator("main article a").evaluate_all("(all) => all.map((it) => it.href)")

    assert page.locator("h1").inner_text() == TITLE
    assert page.locator("main h2").all_inner_texts() != []
    assert page.locator(".pb-strip, .pb-roadmap, main form, .pb-claims").count() == 0
    known = {f"{minimal.url}{address}" for address in PAGES} | {f"{minimal.url}api/v1/index.json"}
    for way in [*ways, *lost_ways]:
        address = way.partition("#")[0]
        assert address in known or address.startswith((f"{minimal.url}{FOR_EDITORS}", f"{minimal.url}r/")), way


def test_axe_finds_nothing_and_no_word_is_cut(minimal: Published, chromium: Browser) -> None:
    """Every page, wide and narrow, in light and in dark."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    guard = Guard(context, minimal.url)
    page, found = context.new_page(), []
    for address in of_readers(minimal):
        page.goto(minimal.url + address)
        found += [f"{address} {fault}" for fault in judged_everywhere(page, widths=WIDTHS)]
        found += [f"{address} {fault}" for fault in lost(page)]
    context.close()

    assert found == []
    guard.check()
