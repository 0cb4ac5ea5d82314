"""MkDocs hooks: what MkDocs calls, each handed on to the build at hand, or to the session that serves.

MkDocs keeps this file for the life of `mkdocs serve`; all logic lives in modules that `on_config` loads anew.
"""

from __future__ import annotations

import gc
import importlib
import sys
from pathlib import Path
from typing import Any, Literal, cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

_FIRST, _LAST = 100, -100
_state: dict[str, Any] = {"session": None}
"""What lives as long as `mkdocs serve`; a build lives in the configuration that it is given."""


def _generator(module: str) -> Any:
    return importlib.import_module(f"macros.generator.{module}")


def _build(config: MkDocsConfig) -> Any:
    """The build at hand."""
    return config.extra["build"]


def _note(**parts: Any) -> None:
    """While serving, keep what MkDocs has made."""
    if _state["session"]:
        _state["session"].note(**parts)


def _give_way() -> None:
    """While serving, an edit ends a build that does not show it."""
    if _state["session"]:
        _state["session"].give_way()


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001 - MkDocs passes it
    """Remember whether a reader waits for the pages."""
    _state["serving"] = command == "serve"


@event_priority(_FIRST)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the playbook before MkDocs cleans anything."""
    # Nearly all that a build makes lives as long as the build: looking for what could be let go finds nothing.
    gc.disable()
    root = Path(config.config_file_path).parent
    if str(root) not in sys.path:
        sys.path.insert(0, str(root))
    opened = None
    if _state["serving"]:
        _state["session"] = _state["session"] or _generator("session").Session()
        opened = _state["session"].begin(config)
    config.extra["build"] = _generator("build").Build(
        config, serving=_state["serving"], opened=opened, give_way=_give_way
    )
    return config


@event_priority(_FIRST)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and files that come from YAML, before any plugin looks at the list."""
    _build(config).add_files(files, config)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001 - MkDocs passes it
    """The navigation is laid out."""
    _build(config).lay_out(nav)
    _note(nav=nav)
    return nav


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Pages that come from YAML have no Markdown to be read."""
    source: str | None = _build(config).source(page)
    return source


@event_priority(_LAST)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Titles come from YAML, after macros ran."""
    _give_way()
    _build(config).name(page, markdown)
    return markdown


@event_priority(_LAST)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Markdown has become HTML; components take their places."""
    return str(_build(config).fill(html, page))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001 - MkDocs passes it
    """All pages are read."""
    _note(env=env, files=files)
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """The page's place is known, and what its playbook has around it."""
    _build(config).place(page, nav)
    return context | dict(_build(config).around(page))


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:  # noqa: ARG001
    """Pages that are templates stand in the same frame as others."""
    return context | dict(_build(config).around_templates())


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The page is written."""
    _give_way()
    # Nobody asks for them again, and a thousand pages would be kept until the last is written. Without any Markdown a
    # page would have no title either.
    page.markdown, page.content = "", None
    return str(_build(config).written(output, page))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Pages that are templates, such as 404.html, are shown like any other."""
    return str(_build(config).as_shown(output_content)) if template_name.endswith(".html") else output_content


@event_priority(_LAST)
def on_post_build(config: MkDocsConfig) -> None:
    """All files are written."""
    _build(config).complete(config)
    if _state["session"]:
        _state["session"].finished(_build(config), config)
        # The build before it goes now; what edits to come make is looked through without all that stays.
        gc.unfreeze()
        gc.collect()
    # Nor need any of it be looked through when the process ends.
    gc.freeze()
    gc.enable()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG001
    """The first build is done."""
    session = _state["session"]
    return cast("LiveReloadServer", session.serve(server, config)) if session else server


def on_build_error(error: Exception) -> None:
    """While serving, the next build starts from a process like any other."""
    gc.enable()
    if _state["session"]:
        _state["session"].failed(error)
