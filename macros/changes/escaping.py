"""Makes text harmless for a comment on a code host: whatever it says, nothing of it acts.

Hosts do more than Markdown: they link mentions, issues, commits and addresses in what is already HTML, where escaping
is undone. Such words get an invisible joiner inside, which no host's pattern allows there.
"""

from __future__ import annotations

import re

__all__ = ["MOST", "code", "is_address", "markdown"]

MOST = 400
"""Characters of one text in a comment."""
JOINER = "\N{WORD JOINER}"

_ACTS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "&<>\\`*_[]|~$#@!^{}"})
_JOINED = re.compile(
    # Mentions, issues, labels, snippets, milestones, epics and emoji.
    r"[@#!~^\[{*]|\$(?=\S)|%(?=[\w\"'{])|&(?=\w)|:(?=\S)"
    r"|\b[A-Za-z][A-Za-z0-9_]*-(?=\d)"  # tickets
    r"|\bwww(?=\.)"  # addresses
)
_COMMIT = re.compile(r"[0-9a-fA-F]{7,}")
_LIST = re.compile(r"^([-+=]|\d+[.)])")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~%-]+)*/?")
_LONGEST_ADDRESS = 500


def markdown(text: str, most: int = MOST) -> str:
    """A text inside a line of Markdown or of HTML, not at its beginning.

    >>> markdown("**bold** <b>")
    '&#42;&#8288;&#42;&#8288;bold&#42;&#8288;&#42;&#8288; &#60;b&#62;'
    >>> markdown("75% of (all) users: 4.5+")
    '75% of (all) users: 4.5+'
    """
    joined = _apart(_flat(text, most))
    escaped = joined.translate(_ACTS).replace(JOINER, f"&#{ord(JOINER)};")
    return _LIST.sub(lambda found: found[0][:-1] + f"&#{ord(found[0][-1])};", escaped)


def code(text: str, most: int = MOST, *, in_table: bool = False) -> str:
    """A text as code, in which nothing is read.

    >>> code("week: 5"), code("a`b")
    ('`week: 5`', '``a`b``')
    """
    flat = _flat(text, most)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", flat)), default=0))
    room = " " if flat.startswith("`") or flat.endswith("`") else ""
    shown = flat.replace("|", r"\|") if in_table else flat
    return f"{fence}{room}{shown}{room}{fence}"


def is_address(text: str) -> bool:
    """Whether it is a plain address of a site, which a link may be made of.

    >>> is_address("https://preview.example/pr-7/"), is_address("javascript:alert(1)"), is_address("https://a.example/)")
    (True, False, False)
    """
    return len(text) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None


def _flat(text: str, most: int) -> str:
    """One line of signs that can be seen, its beginning only where it is long."""
    seen = "".join(sign if sign.isprintable() else " " for sign in text)
    flat = " ".join(seen.split())
    return flat if len(flat) <= most else f"{flat[: most - 4].rstrip()} ..."


def _apart(text: str) -> str:
    told = _COMMIT.sub(lambda found: JOINER.join(re.findall(".{1,3}", found[0])), text)
    return _JOINED.sub(lambda found: found[0] + JOINER, told)
