"""MkDocs hooks: hand the playbook's pages and files to MkDocs, and finish what MkDocs hands back.

MkDocs keeps this file for the life of `mkdocs serve`; all logic lives in modules that `on_config` loads anew.
"""

from __future__ import annotations

import gc
import importlib
import sys
from copy import copy
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import mkdocs_macros.context
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

_FIRST, _LAST = 100, -100
_PACKAGES = ("macros", "calculators")
_LOOK_SECONDS = 0.2
"""While serving, how often files are looked at; MkDocs waits half a second."""
_state: dict[str, Any] = {"serving": False}


def _module(name: str) -> Any:
    return importlib.import_module(f"macros.{name}")


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
    if _state["serving"]:
        _require_free(*config.dev_addr)
        _forget_edited_modules(root)
    try:
        site, problems = _module("generator.session").open_site(
            root, config.extra["playbook"], serving=_state["serving"]
        )
    except Exception as error:
        if type(error).__name__ != "PlaybookError":
            raise
        raise PluginError(f"the playbook has problems\n{error}") from None
    set_up_theme(config)
    # mkdocs-macros asks git a dozen times, for variables that no page uses.
    mkdocs_macros.context.get_git_info = dict
    config.extra["site"] = site
    config.extra["stash"] = _module("generator.stash").Stash()
    config.extra["frame"] = _module("rendering.views.frame").frame(site)
    config.extra["lost_strip"] = _module("rendering.pages").strip_for_any_address(
        site, urlsplit(config.site_url or "/").path
    )
    config.extra["problems"] = [str(problem) for problem in problems]
    config.extra["offline"] = config.extra["offline"] and not _state["serving"]
    return config


def set_up_theme(config: MkDocsConfig) -> None:
    """MkDocs asks the theme what files it has, and search for its words, before any hook could; all compile it once."""
    theme, made = config.theme, config.theme.get_env

    def get_env() -> Environment:
        env = made()
        env.loader = _module("generator.theming").VisibleFiles(theme.dirs)
        env.bytecode_cache = _module("rendering.templates").compiled_templates("theme")
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


def _require_free(host: str, port: int) -> None:
    """Later builds find the address in use by this very server."""
    if _state.get("asked") == (host, port):
        return
    serving = _module("generator.serving")
    try:
        serving.require_free(host, port)
    except serving.AddressTaken as error:
        raise PluginError(str(error)) from None
    _state["asked"] = (host, port)


def _forget_edited_modules(root: Path) -> None:
    """A builder's edit of Python shows at the next rebuild; an editor's of YAML does not wait for Python."""
    edited = _module("generator.serving").edited(root)
    if _state.get("sources") != edited:
        for name in [name for name in sys.modules if name.split(".")[0] in _PACKAGES]:
            del sys.modules[name]
    _state["sources"] = edited


@event_priority(_FIRST)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and files that come from YAML, before any plugin looks at the list."""
    root, site = Path(config.config_file_path).parent, config.extra["site"]
    _state["pages"] = {}
    _state["search"] = _module("generator.search_index").SearchIndex(site)
    for page in _module("rendering.pages").virtual_pages(site):
        if files.get_file_from_path(page.uri):
            raise PluginError(f"docs/{page.uri} exists, and {page.entity.file} makes the same page; remove one of them")
        file = File(page.uri, None, config.site_dir, config.use_directory_urls)
        file.abs_src_path = str(root / page.entity.file)
        files.append(file)
        _state["pages"][page.uri] = page
    beside = _module("generator.assets")
    try:
        for path, content in beside.texts(site):
            files.append(File.generated(config, path, content=content))
        config.extra["runtime"], sources = beside.python(root, serving=_state["serving"])
    except beside.Unavailable as error:
        raise PluginError(str(error)) from None
    for path, source in sources.items():
        files.append(File.generated(config, path, abs_src_path=str(source)))
    config.extra["scripts"] = _module("publishing").SCRIPTS
    if not _state["serving"]:
        _pack(files, config)
    written = [file.src_uri for file in files.documentation_pages()]
    config.nav = _module("generator.navigation").expand(
        config.nav, written, _module("rendering.pages").navigation_order(site)
    )
    return files


def _pack(files: Files, config: MkDocsConfig) -> None:
    """Publish our style sheets and scripts packed, under addresses that change with their content."""
    publishing = _module("publishing")
    try:
        packed = publishing.packed_assets(Path(config.docs_dir), config.extra_css)
    except publishing.BundlingUnavailable as error:
        raise PluginError(str(error)) from None
    sources = tuple(f"{folder}/" for folder in (publishing.SCRIPTS, publishing.STYLES))
    for file in [file for file in files if file.src_uri.startswith(sources)]:
        files.remove(file)
    for path, text in packed.files.items():
        files.append(File.generated(config, path, content=text))
    config.extra["scripts"] = packed.scripts
    config.extra_css = [packed.style_sheet]
    for script in config.extra_javascript:
        if not isinstance(script, str):  # MkDocs makes a module's address an object
            script.path = script.path.replace(publishing.SCRIPTS, packed.scripts, 1)


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:  # noqa: ARG001 - MkDocs passes it
    """Markdown of a page that comes from YAML; `None` leaves hand-written pages to MkDocs."""
    virtual = _state["pages"].get(page.file.src_uri)
    return _module("rendering.pages").stub(virtual) if virtual else None


@event_priority(_LAST)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Titles come from YAML, after macros ran: Jinja never reads them."""
    pages = _module("rendering.pages")
    virtual = _state["pages"].get(page.file.src_uri)
    title = virtual.title if virtual else pages.page_titles(config.extra["site"]).get(pages.page_key(page.file.src_uri))
    if title:
        page.meta["title"] = page.title = _module("generator.theming").plain(title)
    if virtual and virtual.icon:
        page.meta["icon"] = virtual.icon
    return markdown


@event_priority(_LAST)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Components take their places; their headings and anchors count as the page's own."""
    headings = _module("rendering.headings")
    html = config.extra["stash"].fill(html)
    page.toc = get_toc(headings.toc_tokens(html))
    page.present_anchor_ids = (page.present_anchor_ids or set()) | headings.anchors(html)
    excluded = page.meta.get("search", {}).get("exclude")
    if not excluded and not _state["search"].needs(page.url, page.title, html):
        page.meta["search"] = {"exclude": True}
    return str(html)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:  # noqa: ARG001
    """Show of long lists what is near."""
    near = _module("generator.navigation").neighbourhood(nav.items)
    if len(near) != len(nav.items) or any(one is not other for one, other in zip(near, nav.items, strict=True)):
        shown = copy(nav)
        shown.items = near
        context["nav"] = shown
    return context


def on_post_page(output: str, page: Page | None, config: MkDocsConfig) -> str:
    """Mend what the theme gets wrong for assistive technology, and let search wait until it is asked."""
    if page is not None:
        # Nobody asks for them again, and a thousand pages would be kept until the last is written. Without any Markdown
        # a page would have no title either.
        page.markdown, page.content = "", None
    return _as_shown(_module("generator.theming").mend(output, config.extra["scripts"]))


def _as_shown(html: str) -> str:
    """What only the whole site tells of a page is filled in when it is published; an editor need not wait for it."""
    return str(_module("publishing").undecided(html) if _state["serving"] else html)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for pages that are templates, such as 404.html."""
    return on_post_page(output_content, None, config) if template_name.endswith(".html") else output_content


@event_priority(_LAST)
def on_post_build(config: MkDocsConfig) -> None:
    """Lead search to every entity, complete the pages by what the whole site tells, then let no dead link out."""
    out, publishing = Path(config.site_dir), _module("publishing")
    _state["search"].complete(out)
    publishing.remove_unused(out)
    built = publishing.Built(out)
    for path, html in _module("outputs").permalink_pages(config.extra["site"]):
        built.put(path, _as_shown(html))
    try:
        if _state["serving"]:
            publishing.finish_draft(built)
        else:
            publishing.finish(built, offline=config.extra["offline"])
    except (publishing.BundlingUnavailable, publishing.UnmarkedPage) as error:
        raise PluginError(str(error)) from None
    dead = _module("publishing.dead_links").dead_links(built)
    if dead:
        raise PluginError("dead links in the built site\n" + "\n".join(dead))
    built.save()
    if not _state["serving"]:
        # Nor need any of it be looked through when the process ends.
        gc.freeze()
    gc.enable()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> None:  # noqa: ARG001
    """See an editor's save soon: those watched already and those to come take the time from the observer."""
    for watcher in (server.observer, *server.observer.emitters):
        watcher._timeout = _LOOK_SECONDS  # type: ignore[attr-defined]  # noqa: SLF001 - set only when one is made


def on_build_error(error: Exception) -> None:  # noqa: ARG001 - MkDocs passes it
    """While serving, the next build starts from a process like any other."""
    gc.enable()
