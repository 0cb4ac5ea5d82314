"""The pages of a site of one playbook, made without MkDocs: each component call of docs/ and of YAML, in its place."""

import datetime as dt
import re
from pathlib import Path

from macros.calculated.checking import load
from macros.content.registry import Registry
from macros.content.site import Site
from macros.generator import theme_licenses, theming
from macros.publishing.chart_engine import engine_path
from macros.publishing.licenses import inventory
from macros.rendering import pages
from macros.rendering.templates import render
from macros.rendering.views import COMPONENTS
from tests.conftest import ROOT

__all__ = ["addresses", "rendered", "site_of"]

_CALL = re.compile(r'\{\{ (?P<name>\w+)\((?:"(?P<argument>[^"]*)")?\) \}\}')
_FOR_EDITORS = "contributing/"
_OF_SEVERAL = "playbooks.md"
theming.hand_over()


def site_of(root: Path, name: str) -> Site:
    """The site of the playbook `name` below `root`, on a fixed day."""
    loaded = load(root, name)
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


def addresses(site: Site) -> dict[str, str]:
    """The Markdown of each page for readers, by its address."""
    written = {path.relative_to(ROOT / "docs").as_posix(): path for path in (ROOT / "docs").rglob("*.md")}
    found = {
        uri: path.read_text(encoding="utf-8")
        for uri, path in written.items()
        if not uri.startswith(_FOR_EDITORS) and uri != _OF_SEVERAL and not pages.is_absent(site, uri)
    }
    found |= {page.uri: pages.stub(page) for page in pages.virtual_pages(site)}
    return {re.sub(r"(^|/)index$|(?<=.)$", r"\1", _folder(uri)): text for uri, text in found.items()}


def rendered(site: Site) -> dict[str, str]:
    """The content of each page, by its address."""
    return {here: "".join(_components(site, here, text)) for here, text in addresses(site).items()}


def _folder(uri: str) -> str:
    path = uri.removesuffix(".md")
    return path.removesuffix("index") if path == "index" or path.endswith("/index") else f"{path}/"


def _components(site: Site, here: str, text: str) -> list[str]:
    calls = _CALL.finditer(text)
    return [
        render(call["name"], COMPONENTS[call["name"]](site, here, *([call["argument"]] if call["argument"] else [])))
        for call in calls
    ]
