"""Header files for hosts of static files: the policy, honest types, and what browsers may keep for good.

`_headers` is read by Netlify and Cloudflare Pages, `.htaccess` by Apache; `headers/nginx.conf` is to be included in a
`server` block. Other hosts have the policy in the pages themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = ["FOR_GOOD", "SECURITY", "host_files"]

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
FOR_GOOD = "public, max-age=31536000, immutable"

_TYPES = {"mjs": "text/javascript", "wasm": "application/wasm"}
"""Types that older servers do not know; a script or program of a wrong type does not run."""


def host_files(policy: str, for_good: Iterable[str]) -> dict[str, str]:
    """Path and text of each.

    Args:
        policy: the policy in its form for headers.
        for_good: paths from the site's root whose content never changes; one that ends in a slash is a folder.
    """
    headers = {"Content-Security-Policy": policy, **SECURITY}
    paths = sorted(for_good)
    return {
        "_headers": _netlify(headers, paths),
        ".htaccess": _apache(headers),
        "headers/nginx.conf": _nginx(headers),
    }


def _netlify(headers: Mapping[str, str], for_good: list[str]) -> str:
    # No Cache-Control for all: where two rules match, Cloudflare joins their values. Both hosts revalidate by default.
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    for path in for_good:
        lines += [f"/{path}*" if path.endswith("/") else f"/{path}", f"  Cache-Control: {FOR_GOOD}"]
    return "\n".join(lines) + "\n"


def _apache(headers: Mapping[str, str]) -> str:
    lines = [
        *(f"AddType {type_} .{suffix}" for suffix, type_ in _TYPES.items()),
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in headers.items()),
        '  Header set Cache-Control "no-cache"',
        f'  <If "%{{REQUEST_URI}} =~ m#{_HASHED}#">',
        f'    Header set Cache-Control "{FOR_GOOD}"',
        "  </If>",
        "</IfModule>",
    ]
    return "\n".join(lines) + "\n"


_HASHED = "/assets/.*[.-][0-9a-f]{8,}[./]"


def _nginx(headers: Mapping[str, str]) -> str:
    # `expires` sets Cache-Control and, unlike another add_header, leaves the headers of the level above in force.
    types = "\n".join(f"    {type_} {suffix};" for suffix, type_ in _TYPES.items())
    lines = [
        "# include this file in the server block that publishes the site",
        *(f'add_header {name} "{value}" always;' for name, value in headers.items()),
        "expires -1;",
        f'location ~ "{_HASHED}.*\\.mjs$" {{\n  types {{\n{types}\n  }}\n  expires 1y;\n}}',
        f'location ~ "{_HASHED}" {{\n  expires 1y;\n}}',
        f'location ~ "\\.(mjs|wasm)$" {{\n  types {{\n{types}\n  }}\n}}',
    ]
    return "\n".join(lines) + "\n"
