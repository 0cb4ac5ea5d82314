"""Where files lie and what addresses look like, for those who write them and those who lead to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

__all__ = [
    "CHANGES",
    "CHARTS",
    "COMPARE",
    "FEED",
    "FOLDER_OF_KIND",
    "LICENSE_LIST",
    "LICENSE_TEXTS",
    "MOVED",
    "PERMALINKS",
    "PLAN_DATES",
    "PLAYBOOKS",
    "SEARCH",
    "SHARE_PICTURE",
    "calculator_of",
    "calculator_page",
    "example_path",
    "is_shared",
    "permalink",
    "playbook_at",
    "playbook_base",
    "share_picture",
]

LICENSE_LIST, LICENSE_TEXTS = "licenses.json", "licenses.txt"
CHARTS = "assets/charts"
"""Where what draws charts anew lies."""
SEARCH = "assets/search"
"""Where what searches and what can be found lie."""
SHARE_PICTURE = "assets/images/share.png"
"""What other programs show beside a link; that of a further playbook has its base in the name (`share_picture`)."""
CHANGES = "changes/"
"""The page that says what changed."""
COMPARE = "compare/"
"""The page that sets two variants of the plan beside each other."""
FEED = f"{CHANGES}feed.xml"
"""The same for programs that look for news."""
PERMALINKS = "r/"
"""What every permalink begins with."""
PLAN_DATES = "plan/dates.json"
"""What pages know of a plan that stands on days of the calendar."""
PLAYBOOKS = "playbooks/"
"""The page with all playbooks of a site that has several."""

FOLDER_OF_KIND: Mapping[str, str] = MappingProxyType({"phase": "phases", "vertical": "verticals"})
"""What has a page of its own, and where those pages lie."""

_SHARED = (
    "assets/",
    "api/",
    "contributing/",
    "licenses/",
    "offline/",
    PERMALINKS,
    PLAYBOOKS,
    LICENSE_LIST,
    LICENSE_TEXTS,
)
"""What a site of several playbooks has once; all else lies below each playbook's own base."""

MOVED: Mapping[str, str] = MappingProxyType(
    {
        "licences/": "licenses/",
        "licences.json": LICENSE_LIST,
        "licences.txt": LICENSE_TEXTS,
    }
)
"""Where published addresses of old have moved to, both from the site's root; a page's ends in a slash.

Old addresses go on working: a page's leads on, a file is published there too. None is ever taken out.
"""


def calculator_page(name: str) -> str:
    """Address of a calculator's page from the site's root: its name, with hyphens as in every address.

    >>> calculator_page("roi"), calculator_page("cost_of_delay")
    ('calculators/roi/', 'calculators/cost-of-delay/')
    """
    return f"calculators/{name.replace('_', '-')}/"


def calculator_of(page: str) -> str | None:
    """The name of the calculator whose page has this address or key; None for any other page, their index included.

    >>> calculator_of("calculators/cost-of-delay/"), calculator_of("calculators/roi"), calculator_of("calculators/")
    ('cost_of_delay', 'roi', None)
    """
    folder, _, name = page.rstrip("/").partition("/")
    return name.replace("-", "_") if folder == "calculators" and name else None


def example_path(name: str, form: str) -> str:
    """The worked example of a calculator, from the site's root.

    >>> example_path("roi", "csv")
    'calculators/roi/roi-example.csv'
    """
    folder = calculator_page(name)
    return f"{folder}{folder.split('/')[1]}-example.{form}"


def permalink(playbook: str, kind: str, id_: str) -> str:
    """The address of an entity that never changes, from the site's root; `id_` is its full id.

    >>> permalink("guide", "adjustment", "bakery.slow-start")
    'r/guide/adjustment/bakery.slow-start/'
    """
    return f"{PERMALINKS}{playbook}/{kind}/{id_}/"


def is_shared(address: str) -> bool:
    """Whether what lies there belongs to the whole site, however many playbooks it has.

    >>> is_shared("assets/charts/vega.js"), is_shared("risks/"), is_shared("")
    (True, False, False)
    """
    return address.startswith(_SHARED)


def playbook_base(name: str, *, is_first: bool) -> str:
    """Where the pages of a playbook lie, from the site's root: the first at the root, each further one below its id.

    >>> playbook_base("guide", is_first=True), playbook_base("bakery", is_first=False)
    ('', 'bakery/')
    """
    return "" if is_first else f"{name}/"


_NAMES_ITS_PLAYBOOK = re.compile(
    r"(?:r/|api/v1/playbooks/)(?P<name>[a-z0-9-]+)[./]|assets/search/entries-(?P<searched>[a-z0-9-]+)-[0-9a-f]{12}\.json"
)


_OF_NONE = ("404.html", "sitemap.xml", "search/")
"""What lies beside the first playbook's pages and is none of its own."""


def playbook_at(address: str, bases: Mapping[str, str]) -> str:
    """The id of the playbook that what lies there is of, and nothing where the whole site shares it.

    Args:
        address: a file's or page's, from the site's root.
        bases: by id, where each playbook's pages lie, the first one's at the root.

    >>> bases = {"guide": "", "bakery": "bakery/"}
    >>> playbook_at("bakery/risks/", bases), playbook_at("risks/", bases), playbook_at("assets/images/logo.svg", bases)
    ('bakery', 'guide', '')
    >>> playbook_at("r/bakery/risk/late/", bases), playbook_at("api/v1/playbooks/guide.json", bases)
    ('bakery', 'guide')
    """
    named = _NAMES_ITS_PLAYBOOK.match(address)
    name = named["name"] or named["searched"] if named else address.partition("/")[0]
    if name in bases and (named or bases[name]):
        return name
    return "" if is_shared(address) or address.startswith(_OF_NONE) else next(iter(bases), "")


def share_picture(base: str) -> str:
    """Where the picture lies that other programs show beside a link into the playbook with this base.

    >>> share_picture(""), share_picture("bakery/")
    ('assets/images/share.png', 'assets/images/share-bakery.png')
    """
    return SHARE_PICTURE.replace(".png", f"-{base.rstrip('/')}.png") if base else SHARE_PICTURE
