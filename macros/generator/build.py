"""One build: the playbook's site on its way through MkDocs, from the configuration to the last file.

Not for: when MkDocs calls (`macros.generator.hooks`); what serving asks of the machine (`macros.generator.serving`).
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Sequence
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
from macros.changes.history import History, history
from macros.content.former import former_anchors
from macros.content.languages import OWN_LANGUAGE, has_latin_letters
from macros.content.problems import PlaybookError
from macros.content.site import Site
from macros.foundation.page_tokens import SEARCH, STYLES
from macros.foundation.spoken_languages import with_languages
from macros.generator import added_files, build_log, navigation, outward_links, theme_files, theme_styles, theming
from macros.generator.page_calls import broken_call
from macros.generator.placeholders import Placeholders
from macros.generator.prose_markup import ProseMarkup
from macros.generator.search_index import SearchIndex
from macros.generator.settings import changes_after, playbook_names
from macros.generator.site_loading import Opened, keep_good, load_sites
from macros.generator.waiting_pages import WaitingPages
from macros.publishing.dead_links import dead_links
from macros.rendering import headings, pages
from macros.rendering.former_anchors import with_former_anchors
from macros.rendering.page_descriptions import Descriptions
from macros.rendering.paper import on_paper
from macros.rendering.redirects import redirect_pages
from macros.rendering.site_colors import style_sheet
from macros.rendering.views.frame_words import frame

__all__ = ["Build"]

_MAKERS = "contributing"
"""The folder of the pages for whoever makes the site; its index is the way to each of them."""


class Build:
    """What one build knows from one step to the next. What is wrong with its sources raises `PluginError`."""

    def __init__(
        self,
        config: MkDocsConfig,
        *,
        serving: bool,
        opened: Opened | None = None,
        give_way: Callable[[], None] = lambda: None,
    ) -> None:
        """Read the playbook, unless it has been `opened`, and set MkDocs and the theme up for it.

        `give_way` is called again and again; it raises where nobody waits for this build any more.
        """
        self._give_way = give_way
        self._root = Path(config.config_file_path).parent
        self._serving = serving
        self._virtual: dict[str, pages.VirtualPage] = {}
        self._gone: dict[str, pages.GonePage] = {}
        try:
            self.names = playbook_names(config.extra, _taken(Path(config.docs_dir)))
            self.opened = opened or load_sites(self._root, self.names, serving=serving)
        except PlaybookError as error:
            raise PluginError(f"the playbook has problems\n{error}") from None
        # Of the past, which no edit changes; git is asked once a build.
        self._histories: dict[str, History] = {}
        for site in self.opened.sites:
            give_way()
            name = site.loaded.name
            self._histories[name] = history(self._root, name, after=changes_after(config.extra), today=site.today)
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
        self.show(self.opened.sites, config)

    def show(self, sites: Sequence[Site], config: MkDocsConfig) -> None:
        """From now on pages say what these sites say."""
        together: dict[str, Site] = {}
        shown = [
            replace(
                site,
                address=config.site_url or None,
                history=self._histories[site.loaded.name],
                playbooks=together if len(sites) > 1 else {},
            )
            for site in sites
        ]
        together |= {site.loaded.name: site for site in shown}
        self._site = site = shown[0]
        self._frames = {each.loaded.name: frame(each) for each in shown}
        words = self._frames[site.loaded.name]
        self._search = SearchIndex(
            site, [(way.page, way.title) for each in self._frames.values() for way in each.lost.ways]
        )
        self._descriptions = {each.loaded.name: Descriptions(each) for each in shown}
        virtual = {page.uri: page for each in shown for page in pages.virtual_pages(each)}
        self._virtual = {uri: virtual[uri] for uri in self._virtual if uri in virtual}
        root_path = urlsplit(config.site_url or "/").path
        config.site_name, config.site_description = site.name, site.description
        config.extra |= {
            "site": site,
            "own_colors": style_sheet(site.settings.colors),
            "own_logo": added_files.picture(site.settings.logo),
            "own_icon": added_files.picture(site.settings.icon),
            "lost_strip": pages.strip_for_any_address(site, root_path),
            "lost_paper": on_paper(site, "", words.lost.title),
        }

    def add_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add all that comes from YAML, and lay the navigation out over it."""
        sites = self._site.together
        written_pages = added_files.written_pages(files, are_several=len(sites) > 1)
        absent = [added_files.leave_out(files, site, written_pages) for site in sites]
        for site in sites:
            if site.base:
                added_files.add_written_pages(files, config, site, written_pages)
            self._virtual |= added_files.add_pages(files, config, site, self._root)
            self._gone |= added_files.add_gone_pages(files, config, site, self._root)
        added_files.add_documents(files, config, self._site, serving=self._serving, give_way=self._give_way)
        added_files.add_pictures(files, config, self._site)
        added_files.add_runtime(files, config, self._root, serving=self._serving)
        config.extra |= {"scripts": publishing.SCRIPTS, "published": {}, "theme_styles": theme_styles.addresses()}
        if not self._serving:
            added_files.pack(files, config)
        written = [file.src_uri for file in files.documentation_pages() if file.src_uri not in self._gone]
        self._files = files
        # While serving, pages are written again one by one.
        self._waiting = WaitingPages(0 if self._serving else len(files.documentation_pages()))
        nav, *others = [navigation.without(config.nav or [], left_out) for left_out in absent]
        order = {uri: place for site in sites for uri, place in pages.navigation_order(site).items()}
        further = [
            {site.loaded.name: navigation.below(own, site.base)} for site, own in zip(sites[1:], others, strict=True)
        ]
        config.nav = navigation.expand([*nav, *further], written, order)

    def lay_out(self, nav: Navigation) -> None:
        """Give each playbook the navigation of its own pages."""
        self._navigations = navigation.of_playbooks(nav, [site.base for site in self._site.together])

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
        title = virtual.title if virtual else pages.title_of(self._site_of(page), page.file.src_uri)
        if title:
            page.meta["title"] = page.title = theming.plain(title)
        if virtual and virtual.hue:
            page.meta["icon"] = theming.mark(virtual.hue)
        gone = self._gone.get(page.file.src_uri)
        if gone:
            page.title = theming.plain(gone.title)
            page.meta.update(title=page.title, robots="noindex")

    def place(self, page: Page, nav: Navigation) -> None:
        """Show a page that no navigation names below the one it belongs to."""
        page.content = self._waiting.give_back(page.url, page.content or "")
        gone = self._gone.get(page.file.src_uri)
        if gone and gone.home is not None:
            page.parent = next((it for it in nav.pages if it.url == gone.home), None)  # type: ignore[assignment]
            page.active = True
        elif page.parent is None and page.file.src_uri.startswith(f"{_MAKERS}/"):
            first = self._files.get_file_from_path(f"{_MAKERS}/index.md")
            page.parent = first.page if first and first.page is not page else None  # type: ignore[assignment]

    @property
    def navigations(self) -> Iterable[Navigation]:
        """Those of all playbooks."""
        return self._navigations.values()

    def around(self, page: Page) -> dict[str, Any]:
        """What stands around the page: its playbook's words and navigation, and what it says of itself on paper."""
        site = self._site_of(page)
        return {
            "frame": self._frames[site.loaded.name],
            "nav": navigation.near(self._navigations[site.base]),
            "paper": on_paper(site, site.local(page.url), unescape(str(page.title))),
        }

    def around_templates(self) -> dict[str, Any]:
        """The same for pages at no address of their own."""
        return {"frame": self._frames[self._site.loaded.name]}

    def _site_of(self, page: Page) -> Site:
        return self._site.site_of(page.url)

    def fill(self, html: str, page: Page) -> str:
        """Put the components in their places; their headings and anchors count as the page's own."""
        html = with_former_anchors(self._placeholders.fill(html), former_anchors(self._site_of(page).loaded))
        page.toc = get_toc(cast("Any", headings.toc_tokens(html)))
        page.present_anchor_ids = (page.present_anchor_ids or set()) | headings.anchors(html)
        self._describe(page, html)
        if page.file.src_uri not in self._gone:
            self._search.read(page.url, str(page.title), html)
        html, page.meta["start"] = theming.with_start(html)
        return self._waiting.hold(page.url, outward_links.marked(html, self._site.address))

    def _describe(self, page: Page, html: str) -> None:
        """Say what stands beside a link to the page elsewhere, and whose words these are."""
        uri, virtual = page.file.src_uri, self._virtual.get(page.file.src_uri)
        site = self._site_of(page)
        descriptions = self._descriptions[site.loaded.name]
        if uri in self._gone:
            told = descriptions.of_gone(page.url, self._gone[uri].reference)
        else:
            key = virtual.entity.reference if virtual else pages.key_of(site.local(uri))
            told = descriptions.of(key, unescape(str(page.title)), html)
        page.meta.update(description=theming.attribute(told.text), description_origin=told.origin)

    def written(self, html: str, page: Page) -> str:
        """The finished page, in which each text says whose language it is in."""
        language = self._site_of(page).language
        if not has_latin_letters(language):
            html = with_languages(html, language, OWN_LANGUAGE)
        return self.as_shown(html)

    def as_shown(self, html: str) -> str:
        """What only the whole site tells of a page is filled in when it is published; an editor need not wait."""
        return publishing.undecided(html) if self._serving else html

    def complete(self, config: MkDocsConfig) -> None:
        """Lead search to every entity, complete the pages by what the whole site tells, then let no dead link out."""
        if self._waiting.is_large:
            gc.collect()  # what parsers and templates leave behind; a small site ends before it matters
        out = Path(config.site_dir)
        search = self._search.write(out)
        theme_files.remove_unused(out)
        built = publishing.Built(out)
        for site in self._site.together:
            self._give_way()
            for path, html in redirect_pages(site):
                built.put(path, self.as_shown(html))
        try:
            if self._serving:
                publishing.finish_draft(built)
            else:
                styles = publishing.put_style_sheet(built, theme=theme_styles.text(), own=config.extra["styles"])
                publishing.finish(
                    built,
                    offline=config.extra["offline"],
                    told={SEARCH: search, STYLES: styles},
                    bases={name: each.base for name, each in self._site.playbooks.items()},
                )
        except (publishing.BundlingUnavailable, publishing.UnmarkedPage) as error:
            raise PluginError(str(error)) from None
        dead = dead_links(built, on_each=self._give_way)
        if dead:
            raise PluginError("dead links in the built site\n" + "\n".join(dead))
        built.save(on_each=self._give_way)
        if self._serving and not self.opened.problems:
            keep_good(self._root, self.names)
        if not config.site_url:
            build_log.tell_of_no_address()


def _taken(docs: Path) -> set[str]:
    """The names of what lies at the site's root."""
    return {path.stem for path in docs.iterdir()} | {"api", "r", "search"}
