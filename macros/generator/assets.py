"""What a site publishes beside its pages: documents, the browser's Python, and what draws charts anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from calculators import NAMES
from macros.content.site import Site
from macros.foundation import addresses
from macros.outputs import documents
from macros.publishing import chart_engine, runtime, search_engine
from macros.publishing.bundling import BundlingUnavailable
from macros.rendering.charts import browser
from macros.rendering.plain_pages import plain_pages
from macros.rendering.share_picture import share_picture

__all__ = ["Unavailable", "python", "texts"]

_RUNTIME = ".cache/runtime"


class Unavailable(Exception):
    """Something cannot be made on this machine; the message says what to run."""


def texts(site: Site, *, serving: bool) -> Iterator[tuple[str, str | bytes]]:
    """Path from the site's root and content of the documents, and of what browsers load to draw charts and to search.

    Raises `Unavailable`.
    """
    yield from documents(site, once=not serving)
    for each in site.together:
        yield from plain_pages(each)
    yield from browser.documents(NAMES).items()
    if site.address:  # other sites follow a whole address only
        yield from ((addresses.share_picture(each.base), share_picture(each)) for each in site.together)
    try:
        yield chart_engine.engine_path(), chart_engine.engine()
        yield search_engine.engine_path(), search_engine.engine()
    except BundlingUnavailable as error:
        raise Unavailable(str(error)) from None


def python(root: Path, *, serving: bool) -> tuple[str, dict[str, Path]]:
    """What the browser loads to calculate, made only where its sources have changed: its manifest, and files by path.

    Raises `Unavailable`.
    """
    folder = root / _RUNTIME
    try:
        manifest = runtime.assemble(folder, root, serving=serving)
    except runtime.RuntimeUnavailable as error:
        raise Unavailable(str(error)) from None
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return manifest.to_json(), {f"assets/runtime/{path.relative_to(folder).as_posix()}": path for path in found}
