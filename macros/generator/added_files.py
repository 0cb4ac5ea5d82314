"""What MkDocs is to publish beside the files in docs/: pages, documents, the browser's Python, and what is packed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from macros import publishing
from macros.content.site import Site
from macros.foundation.addresses import PLAYBOOKS, is_shared
from macros.foundation.page_tokens import STYLES
from macros.generator import assets, theme_styles
from macros.rendering.pages import GonePage, VirtualPage, gone_pages, is_absent, virtual_pages

__all__ = [
    "add_documents",
    "add_gone_pages",
    "add_pages",
    "add_pictures",
    "add_runtime",
    "add_written_pages",
    "leave_out",
    "pack",
    "picture",
    "written_pages",
]


def written_pages(files: Files, *, are_several: bool) -> list[File]:
    """The pages in docs/ that every playbook has; that with all playbooks goes where there is but one."""
    overview = files.get_file_from_path(f"{PLAYBOOKS.rstrip('/')}.md")
    if overview and are_several:
        overview.inclusion = InclusionLevel.NOT_IN_NAV
    elif overview:
        files.remove(overview)
    return [page for page in files.documentation_pages() if not is_shared(page.url)]


def add_written_pages(files: Files, config: MkDocsConfig, site: Site, written: Iterable[File]) -> None:
    """Add to a further playbook those of the pages in docs/ that it has, with the same source."""
    for page in written:
        if is_absent(site, page.src_uri):
            continue
        file = File(f"{site.base}{page.src_uri}", None, config.site_dir, config.use_directory_urls)
        file.abs_src_path = page.abs_src_path
        files.append(file)


def leave_out(files: Files, site: Site, written: Iterable[File]) -> frozenset[str]:
    """Where in docs/ the pages lie that a playbook does without; those of the first are taken out."""
    absent = [page for page in written if is_absent(site, page.src_uri)]
    if not site.base:
        for page in absent:
            files.remove(page)
    return frozenset(page.src_uri for page in absent)


def add_pages(files: Files, config: MkDocsConfig, site: Site, root: Path) -> dict[str, VirtualPage]:
    """Add a page for each phase and vertical, whose source is its YAML file; those pages by where they would lie."""
    added = {}
    for page in virtual_pages(site):
        if files.get_file_from_path(page.uri):
            raise PluginError(f"docs/{page.uri} exists, and {page.entity.file} makes the same page; remove one of them")
        file = File(page.uri, None, config.site_dir, config.use_directory_urls)
        file.abs_src_path = str(root / page.entity.file)
        files.append(file)
        added[page.uri] = page
    return added


def add_gone_pages(files: Files, config: MkDocsConfig, site: Site, root: Path) -> dict[str, GonePage]:
    """Add a page for each statement that is no longer there, which no navigation names; those pages by their place."""
    added = {}
    for page in gone_pages(site):
        file = File(page.uri, None, config.site_dir, config.use_directory_urls)
        file.abs_src_path = str(root / page.file)
        file.inclusion = InclusionLevel.NOT_IN_NAV
        files.append(file)
        added[page.uri] = page
    return added


def add_documents(
    files: Files, config: MkDocsConfig, site: Site, *, serving: bool, give_way: Callable[[], None]
) -> None:
    """Add the files for machines, and what draws charts anew; `give_way` ends a build that somebody has overtaken."""
    try:
        for path, content in assets.texts(site, serving=serving):
            give_way()
            files.append(_document(config, path, content))
    except assets.Unavailable as error:
        raise PluginError(str(error)) from None


def _document(config: MkDocsConfig, path: str, content: str | bytes) -> File:
    """A file that is published as it is; it lies in its place already, for MkDocs would keep all in memory until then.

    MkDocs would make a page of what is called `.md`, so it does not hear that.
    """
    place = Path(config.site_dir) / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content.encode() if isinstance(content, str) else content)
    file = File.generated(config, path.removesuffix(".md"), abs_src_path=str(place))
    file.dest_uri = path
    return file


def add_runtime(files: Files, config: MkDocsConfig, root: Path, *, serving: bool) -> None:
    """Add what the browser calculates with, and its manifest to what pages know."""
    try:
        config.extra["runtime"], sources = assets.python(root, serving=serving)
    except assets.Unavailable as error:
        raise PluginError(str(error)) from None
    for path, source in sources.items():
        files.append(File.generated(config, path, abs_src_path=str(source)))


def add_pictures(files: Files, config: MkDocsConfig, site: Site) -> None:
    """Add the site's own pictures, which lie beside its settings."""
    for name in dict.fromkeys(filter(None, (site.settings.logo, site.settings.icon))):
        source = site.loaded.root / "playbooks" / name
        files.append(File.generated(config, picture(name), abs_src_path=str(source)))


def picture(name: str | None) -> str:
    """Where the site's own picture of this name is published; empty for none."""
    return f"assets/images/own/{name}" if name else ""


def pack(files: Files, config: MkDocsConfig) -> None:
    """Publish our style sheets and scripts packed, under addresses that change with their content."""
    try:
        packed = publishing.packed_assets(Path(config.docs_dir), config.extra_css, config.extra["own_colors"])
    except publishing.BundlingUnavailable as error:
        raise PluginError(str(error)) from None
    sources = tuple(f"{folder}/" for folder in (publishing.SCRIPTS, publishing.STYLES, theme_styles.FOLDER))
    for file in [file for file in files if file.src_uri.startswith(sources)]:
        files.remove(file)
    for path, text in packed.files.items():
        files.append(File.generated(config, path, content=text))
    for source, path in packed.addresses.items():
        font = files.get_file_from_path(source)
        if font:  # modules are packed, and gone by now
            files.remove(font)
            files.append(File.generated(config, path, abs_src_path=str(Path(config.docs_dir) / source)))
    config.extra["scripts"] = packed.scripts
    config.extra["published"] = packed.addresses
    config.extra["styles"] = packed.styles
    config.extra["theme_styles"] = []
    config.extra["own_colors"] = ""
    config.extra_css = [STYLES]
    for script in config.extra_javascript:
        if not isinstance(script, str):  # MkDocs makes a module's address an object
            script.path = packed.addresses[script.path]
