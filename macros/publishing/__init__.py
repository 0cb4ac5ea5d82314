"""The last steps of a build, once every page is written: the policy, the release's name, what is kept offline.

Knows the built folder, not MkDocs. Templates leave tokens where something stands that only the whole site tells.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from macros.foundation.page_tokens import POLICY, RELEASE, SEARCH, SIZE
from macros.publishing.built import Built
from macros.publishing.bundling import BundlingUnavailable, packed
from macros.publishing.fingerprints import hashed_prefix
from macros.publishing.hosts import host_files
from macros.publishing.listing import listing_of, size_of
from macros.publishing.packing import SCRIPTS, STYLES, packed_assets
from macros.publishing.policy import directives, for_headers, for_pages
from macros.publishing.style_sheet import put_style_sheet
from macros.publishing.tightening import tightened

__all__ = [
    "SCRIPTS",
    "STYLES",
    "Built",
    "BundlingUnavailable",
    "UnmarkedPage",
    "finish",
    "finish_draft",
    "packed_assets",
    "put_style_sheet",
    "undecided",
    "write_worker",
]

WORKER = "sw.js"
_JS = Path(__file__).resolve().parents[2] / "docs" / "assets" / "js"
_SCRIPTS = _JS / "offline" / "worker"


class UnmarkedPage(Exception):
    """A page states no policy; the message names it."""


def finish(site: Built, *, offline: bool, told: Mapping[str, str] | None = None) -> None:
    """Complete the built site.

    Args:
        site: the site as the generator left it.
        offline: whether readers may keep the site; if not, the worker published is one that lets go of all it kept.
        told: what the generator knows of the whole site, by the token that stands for it.
    """
    unmarked = [path for path in site.pages if f'"{POLICY}"'.encode() not in site[path]]
    if unmarked:
        raise UnmarkedPage(f"no place for the policy in {', '.join(unmarked)}")
    for path in site.pages:
        site.put(path, tightened(site.text(path)))
    policy = directives(map(site.text, site.pages))
    for_good = {prefix for path in site.paths if (prefix := hashed_prefix(path))}
    for name, text in host_files(for_headers(policy), for_good).items():
        site.put(name, text)
    _fill(site, {POLICY: for_pages(policy), **(told or {})})
    release = _checksum(site)
    _fill(site, {RELEASE: release, SIZE: size_of(site)})
    write_worker(site, release, offline=offline)


def finish_draft(site: Built) -> None:
    """Complete what an editor is shown, of which nothing stays on a device; its pages are `undecided` already."""
    write_worker(site, "", offline=False)


def undecided(html: str) -> str:
    """A page of a draft: it has no release, and no policy, since the editor's server puts scripts into it."""
    return re.sub(f"{POLICY}|{RELEASE}|{SEARCH}|{SIZE}", "", html)


def _fill(site: Built, values: Mapping[str, str]) -> None:
    """Put each token's value in its place on every page."""
    for path in site.pages:
        html = site.text(path)
        for token, value in values.items():
            html = html.replace(token, escape(value, quote=False))
        site.put(path, html)


def _checksum(site: Built) -> str:
    """The release's name: no two that differ in any file share it."""
    digest = hashlib.sha256()
    for path in site.paths:
        if not path.endswith(".gz"):
            digest.update(f"\0{path}\0".encode())
            digest.update(site.checksum(path))
    return digest.hexdigest()[:16]


def write_worker(site: Built, release: str, *, offline: bool) -> None:
    """Put the service worker into the site's root; the list it works by lies below, under its checksum."""
    if offline:
        text = listing_of(site, release).to_json()
        path = f"assets/offline/files-{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
        site.put(path, text)
        program = packed(_SCRIPTS / "worker.mjs", {"RELEASE": release, "LISTING": path}, imports=_JS)
    else:
        program = packed(_SCRIPTS / "kill-switch.mjs", {}, imports=_JS)
    site.put(WORKER, program)
