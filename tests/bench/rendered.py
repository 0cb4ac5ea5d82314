"""The same pages for plain MkDocs: `python -m tests.bench.rendered FOLDER`.

Every page's Markdown after the macros ran, our components' HTML in it, beside the files of docs/, under a stock
Material configuration: the same extensions and search, those of its features that we have; no hooks, macros or theme.
"""

import shutil
import sys
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from tests.conftest import ROOT

KEPT_THEME = ("name", "font", "favicon", "language")
FEATURES = [
    "content.tooltips",
    "navigation.indexes",
    "navigation.instant",
    "navigation.path",
    "navigation.tabs",
    "navigation.tabs.sticky",
    "navigation.top",
    "toc.follow",
]
"""What our own scripts do, by Material's names."""
PALETTE = [
    {"media": f"(prefers-color-scheme: {name})", "scheme": scheme, "toggle": {"icon": f"material/{icon}", "name": name}}
    for name, scheme, icon in (("light", "default", "weather-night"), ("dark", "slate", "weather-sunny"))
]


def write(folder: Path, root: Path = ROOT) -> Path:
    """Build the site once, with what plain MkDocs needs to build its pages written into `folder`; its configuration."""
    docs = folder / "docs"
    shutil.copytree(root / "docs", docs)
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder / "ours"))
    outline: list[Any] = []

    @event_priority(-1000)
    def written(markdown: str, page: Page, **_: Any) -> str:
        file = docs / page.file.src_uri
        file.parent.mkdir(parents=True, exist_ok=True)
        head = yaml.safe_dump({"title": page.title}, allow_unicode=True)
        whole = config.extra["placeholders"].fill(markdown)
        file.write_text(f"---\n{head}---\n\n{whole}", encoding="utf-8")
        # What was filled in is let go of.
        return whole

    @event_priority(-1000)
    def outlined(nav: Navigation, **_: Any) -> Navigation:
        outline.extend(map(_entry, nav.items))
        return nav

    config.plugins._register_event("page_markdown", written)
    config.plugins._register_event("nav", outlined)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(_stock(config, root, outline), sort_keys=False), encoding="utf-8")
    return file


def _entry(item: Any) -> Any:
    return {item.title: [_entry(child) for child in item.children]} if isinstance(item, Section) else item.file.src_uri


def _stock(config: MkDocsConfig, root: Path, nav: list[Any]) -> dict[str, Any]:
    own = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Own)  # noqa: S506 - a safe loader
    return {
        "site_name": own["site_name"],
        "site_url": config.site_url,
        "nav": nav,
        "theme": {key: own["theme"][key] for key in KEPT_THEME} | {"features": FEATURES, "palette": PALETTE},
        "extra": {"generator": False},
        "extra_css": own["extra_css"],
        "extra_javascript": own["extra_javascript"],
        "plugins": ["search"],
        "markdown_extensions": own["markdown_extensions"],
    }


class Own(yaml.SafeLoader):
    """Reads mkdocs.yml; values from the environment are not needed."""


Own.add_constructor("!ENV", lambda *_: None)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
