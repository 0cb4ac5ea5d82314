"""The page of every statement as a playbook of thousands of them has it, without building all of its other pages.

Its rows are a page by themselves.
"""

import datetime as dt
import re
from pathlib import Path

from macros.calculated.checking import load
from macros.content.loading import playbook_names
from macros.content.registry import Registry
from macros.content.site import Site
from macros.rendering.plain_pages import plain_pages
from macros.rendering.templates import render
from macros.rendering.views.statement_list import statement_list
from tests.bench.synthetic import grow

__all__ = ["with_long_list"]

_LIST = re.compile(r'<div class="pb-everything".*?</table>\s*</div>', re.DOTALL)


def with_long_list(page: str, root: Path, count: int) -> dict[str, str]:
    """A built page of every statement, with those of a playbook grown to `count` phases and verticals below `root`.

    What is to be answered, by the ends of addresses.
    """
    grow(root, count)
    (name,) = playbook_names(root)
    loaded = load(root, name)
    site = Site(
        loaded=loaded,
        registry=Registry.of(loaded),
        today=dt.date(2027, 6, 1),
        version="1.0",
        commit=None,
        source_url=None,
    )
    longer = str(render("statement_list", statement_list(site, "everything/")))
    html, found = _LIST.subn(lambda _: longer, page)
    assert found == 1, "the page has no list"
    return {"everything/": html} | dict(plain_pages(site))
