"""Header files for hosts of static files: the policy, and what browsers may keep for good.

`_headers` is read by Netlify and Cloudflare Pages, `.htaccess` by Apache; `headers/nginx.conf` and `headers/Caddyfile`
are to be included. None says where files lie or at what path the site is: they hold wherever they are read. Other hosts
have the policy in the pages themselves. `docs/contributing/publishing.md` tells publishers of each.
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

_HASHED = "/assets/.*[.-][0-9a-f]{8,}[./]"
"""The addresses, below any path, whose content never changes."""


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
        "headers/Caddyfile": _caddy(headers),
    }


def _netlify(headers: Mapping[str, str], for_good: list[str]) -> str:
    # No Cache-Control for all: where two rules match, Cloudflare joins their values. Both hosts revalidate by default.
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    for path in for_good:
        lines += [f"/{path}*" if path.endswith("/") else f"/{path}", f"  Cache-Control: {FOR_GOOD}"]
    return "\n".join(lines) + "\n"


def _apache(headers: Mapping[str, str]) -> str:
    lines = [
        "<IfModule mod_mime.c>",
        "  AddType text/javascript .js",
        "  AddType application/wasm .wasm",
        "</IfModule>",
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in headers.items()),
        '  Header set Cache-Control "no-cache"',
        f'  <If "%{{REQUEST_URI}} =~ m#{_HASHED}#">',
        f'    Header set Cache-Control "{FOR_GOOD}"',
        "  </If>",
        "</IfModule>",
    ]
    return "\n".join(lines) + "\n"


def _nginx(headers: Mapping[str, str]) -> str:
    """A location of its own would look for its files elsewhere, and `types` would forget all others.

    An `if` that only sets a variable is all that works in a server and in any location. In a location it passes over
    `try_files`, here for files alone that are there under just their name. `expires` sets Cache-Control and, unlike
    another add_header, leaves the headers of the level above in force.
    """
    lines = [
        "# Include this file in the server that publishes the site, or in the location for its path.",
        *(f'add_header {name} "{value}" always;' for name, value in headers.items()),
        "set $playbook_expires -1;",
        f'if ($uri ~ "{_HASHED}") {{\n  set $playbook_expires 1y;\n}}',
        "expires $playbook_expires;",
    ]
    return "\n".join(lines) + "\n"


def _caddy(headers: Mapping[str, str]) -> str:
    # Of two that fit, Caddy has the last word by an order of its own; of these two only one ever fits.
    lines = [
        "# Import this file in the site, or in the handle_path for its path.",
        "header {",
        *(f'  {name} "{value}"' for name, value in headers.items()),
        "}",
        f'@playbook_hashed path_regexp "{_HASHED}"',
        f'header @playbook_hashed Cache-Control "{FOR_GOOD}"',
        f'@playbook_other not path_regexp "{_HASHED}"',
        'header @playbook_other Cache-Control "no-cache"',
    ]
    return "\n".join(lines) + "\n"
