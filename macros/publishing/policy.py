"""The Content-Security-Policy of the site: what its pages may load and run.

Scripts run only from the site's own files, or inline where their hash is listed. The list is the same on all pages:
instant navigation brings the content of other pages, and keeps the policy of the first.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator

__all__ = ["directives", "for_headers", "for_pages", "inline_scripts"]

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)


def inline_scripts(html: str) -> Iterator[str]:
    """The text of each script that a page holds and a browser would run; data and empty elements are none.

    >>> list(inline_scripts('<script>a()</script><script src="b.js"></script>'))
    ['a()']
    """
    for attributes, text in _SCRIPT.findall(html):
        is_data = re.search(r"""type=["']?application/(ld\+)?json""", attributes)
        if text.strip() and not is_data and not re.search(r"\bsrc=", attributes):
            yield text


def directives(pages: Iterable[str]) -> tuple[str, ...]:
    """The policy that lets exactly these pages work, one directive each.

    Python in the browser needs `wasm-unsafe-eval`, which allows WebAssembly and no more. Style attributes carry a
    chart's and a roadmap's finished numbers, so styles may stand inline.
    """
    hashes = sorted({_hash(script) for page in pages for script in inline_scripts(page)})
    return (
        "default-src 'none'",
        " ".join(["script-src 'self' 'wasm-unsafe-eval'", *hashes]),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    )


def for_pages(policy: tuple[str, ...]) -> str:
    """The policy as a page states it itself."""
    return "; ".join(policy)


def for_headers(policy: tuple[str, ...]) -> str:
    """The policy as a server states it: browsers heed who may frame a page only there."""
    return "; ".join([*policy, "frame-ancestors 'none'"])


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
