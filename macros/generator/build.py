"""One build: the playbook's site on its way through MkDocs, from the configuration to the last file.

Not for: when MkDocs calls (`macros.generator.hooks`); what serving asks of the machine (`macros.generator.serving`).
"""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import mkdocs_macros.context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from macros import publishing
from macros.changes.history import history
from macros.content.former import former_anchors
from macros.content.problems import PlaybookError
from macros.content.site import Site
from macros.foundation.page_tokens import SEARCH, STYLES
from macros.generator import added_files, build_log, navigation, outward_links, theme_files, theme_styles, theming
from macros.generator.page_calls import broken_call
from macros.generator.placeholders import Placeholders
from macros.generator.prose_markup import ProseMarkup
from macros.generator.search_index import SearchIndex
from macros.generator.settings import changes_after
from macros.generator.site_loading import Opened, keep_good, load_site
from macros.publishing.dead_links import dead_links
from macros.rendering import headings, pages
from macros.rendering.former_anchors import with_former_anchors
from macros.rendering.page_descriptions import Descriptions
from macros.rendering.paper import OnPaper, on_paper
from macros.rendering.redirects import redirect_pages
from macros.rendering.views.frame_words import frame

__all__ = ["Build"]


class Build:
    """What one build knows from one step to the next. What is wrong with its sources raises `PluginError`."""

    def __init__(self, config: MkDocsConfig, *, serving: bool, opened: Opened | None = None) -> None:
        """Read the playbook, unless it has been `opened`, and set MkDocs and the theme up for it."""
        self._root = Path(config.config_file_path).parent
        self._serving = serving
        self._virtual: dict[str, pages.VirtualPage] = {}
        self._gone: dict[str, pages.GonePage] = {}
        try:
            self.opened = opened or load_site(self._root, config.extra["playbook"], serving=serving)
        except PlaybookError as error:
            raise PluginError(f"the playbook has problems\n{error}") from None
        # Of the past, which no edit changes; git is asked once a build.
        self._history = history(
            self._root, self.opened.site.loaded.name, after=changes_after(config.extra), today=self.opened.site.today
        )
        self._placeholders = Placeholders()
        self._blamed: Exception | None = None
        build_log.quieten()
        theme_files.keep_compiled(config.theme)
        theming.hand_over()
        # mkdocs-macros asks git a dozen times, for variables that no page uses.
        mkdocs_macros.context.get_git_info = dict
        config.extra |= {
            "build": self,
            "placeholders": self._placeholders,
            "first_page": navigation.first_page,
            "offline": config.extra["offline"] and not serving,
        }
        config.markdown_extensions.append(cast("Any", ProseMarkup()))
        self.show(self.opened.site, config)

    def show(self, site: Site, config: MkDocsConfig) -> None:
        """From now on pages say what this site says."""
        site = replace(site, address=config.site_url or None, history=self._history)
        self._site = site
        words = frame(site)
        self._search = SearchIndex(site, [(way.page, way.title) for way in words.lost.ways])
        self._descriptions = Descriptions(site)
        self._virtual = {page.uri: page for page in pages.virtual_pages(site) if page.uri in self._virtual}
        root_path = urlsplit(config.site_url or "/").path
        config.extra |= {
            "site": site,
            "frame": words,
            "lost_strip": pages.strip_for_any_address(site, root_path),
            "lost_paper": on_paper(site, "", words.lost.title),
        }

    def add_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add all that comes from YAML, and lay the navigation out over it."""
        absent = added_files.leave_out(files, self._site)
        self._virtual = added_files.add_pages(files, config, self._site, self._root)
        self._gone = added_files.add_gone_pages(files, config, self._site, self._root)
        added_files.add_documents(files, config, self._site)
        added_files.add_runtime(files, config, self._root, serving=self._serving)
        config.extra |= {"scripts": publishing.SCRIPTS, "published": {}, "theme_styles": theme_styles.addresses()}
        if not self._serving:
            added_files.pack(files, config)
        written = [file.src_uri for file in files.documentation_pages() if file.src_uri not in self._gone]
        nav = navigation.without(config.nav, absent) if config.nav else config.nav
        config.nav = navigation.expand(nav, written, pages.navigation_order(self._site))

    def source(self, page: Page) -> str | None:
        """Markdown of a page that comes from YAML; `None` leaves hand-written pages to MkDocs."""
        # MkDocs would put the day of the build into the sitemap, and so make another release of the same site.
        page.update_date = self._site.today.isoformat()
        virtual = self._virtual.get(page.file.src_uri)
        gone = self._gone.get(page.file.src_uri)
        return pages.stub(virtual) if virtual else pages.gone_stub(gone) if gone else None

    def blame(self, error: Exception) -> None:
        """A component of the page at hand cannot be shown, for this reason."""
        self._blamed = error

    def name(self, page: Page, markdown: str) -> None:
        """Give the page the title that is in YAML, and its mark; Jinja never reads them.

        While serving, what has kept a component from being shown is raised; a strict build tells all of it at its end.
        """
        wrong = (self._blamed or broken_call(page, markdown)) if self._serving else None
        if wrong:
            raise wrong
        virtual = self._virtual.get(page.file.src_uri)
        title = virtual.title if virtual else pages.title_of(self._site, page.file.src_uri)
        if title:
            page.meta["title"] = page.title = theming.plain(title)
        if virtual and virtual.hue:
            page.meta["icon"] = theming.mark(virtual.hue)
        gone = self._gone.get(page.file.src_uri)
        if gone:
            page.title = theming.plain(gone.title)
            page.meta.update(title=page.title, robots="noindex")

    def place(self, page: Page, nav: Navigation) -> None:
        """Show a page that no navigation names below the one on which its statement stood."""
        gone = self._gone.get(page.file.src_uri)
        if gone and gone.home is not None:
            page.parent = next((it for it in nav.pages if it.url == gone.home), None)  # type: ignore[assignment]
            page.active = True

    def on_paper(self, page: Page) -> OnPaper:
        """What the page says of itself when it is printed."""
        return on_paper(self._site, page.url, unescape(str(page.title)))

    def fill(self, html: str, page: Page) -> str:
        """Put the components in their places; their headings and anchors count as the page's own."""
        html = with_former_anchors(self._placeholders.fill(html), former_anchors(self._site.loaded))
        page.toc = get_toc(cast("Any", headings.toc_tokens(html)))
        page.present_anchor_ids = (page.present_anchor_ids or set()) | headings.anchors(html)
        self._describe(page, html)
        if page.file.src_uri not in self._gone:
            self._search.read(page.url, str(page.title), html)
        html, page.meta["start"] = theming.with_start(html)
        return outward_links.marked(html, self._site.address)

    def _describe(self, page: Page, html: str) -> None:
        """Say what stands beside a link to the page elsewhere, and whose words these are."""
        uri, virtual = page.file.src_uri, self._virtual.get(page.file.src_uri)
        if uri in self._gone:
            told = self._descriptions.of_gone(page.url, self._gone[uri].reference)
        else:
            key = virtual.entity.reference if virtual else pages.key_of(uri)
            told = self._descriptions.of(key, unescape(str(page.title)), html)
        page.meta.update(description=theming.attribute(told.text), description_origin=told.origin)

    def as_shown(self, html: str) -> str:
        """What only the whole site tells of a page is filled in when it is published; an editor need not wait."""
        return publishing.undecided(html) if self._serving else html

    def complete(self, config: MkDocsConfig) -> None:
        """Lead search to every entity, complete the pages by what the whole site tells, then let no dead link out."""
        out = Path(config.site_dir)
        search = self._search.write(out)
        theme_files.remove_unused(out)
        built = publishing.Built(out)
        for path, html in redirect_pages(self._site):
            built.put(path, self.as_shown(html))
        try:
            if self._serving:
                publishing.finish_draft(built)
            else:
                styles = publishing.put_style_sheet(built, theme=theme_styles.text(), own=config.extra["styles"])
                publishing.finish(built, offline=config.extra["offline"], told={SEARCH: search, STYLES: styles})
        except (publishing.BundlingUnavailable, publishing.UnmarkedPage) as error:
            raise PluginError(str(error)) from None
        dead = dead_links(built)
        if dead:
            raise PluginError("dead links in the built site\n" + "\n".join(dead))
        built.save()
        if self._serving and not self.opened.problems:
            keep_good(self._root, config.extra["playbook"])
        if not config.site_url:
            build_log.tell_of_no_address()
