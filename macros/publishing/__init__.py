"""The last steps of a build, once every page is written: the policy, the release's name, what is kept offline.

Knows the built folder, not MkDocs. Templates leave tokens where something stands that only the whole site tells.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Mapping
from html import escape
from pathlib import Path

from macros.bundling import BundlingUnavailable, packed
from macros.folders import files_below
from macros.publishing.fingerprints import hashed_prefix
from macros.publishing.hosts import host_files
from macros.publishing.listing import listing_of, size_of
from macros.publishing.packing import SCRIPTS, STYLES, packed_assets
from macros.publishing.policy import directives, for_headers, for_pages

__all__ = [
    "SCRIPTS",
    "STYLES",
    "BundlingUnavailable",
    "UnmarkedPage",
    "finish",
    "finish_draft",
    "packed_assets",
    "undecided",
    "write_worker",
]

POLICY, RELEASE, SIZE = "pb:policy", "pb:release", "pb:offline-size"
WORKER = "sw.js"
_UNUSED = ("assets/javascripts/lunr",)
"""What the theme brings for search in languages that this site is not written in: 1 MB and licences of its own."""
_JS = Path(__file__).resolve().parents[2] / "docs" / "assets" / "js"
_SCRIPTS = _JS / "offline" / "worker"


class UnmarkedPage(Exception):
    """A page states no policy; the message names it."""


def finish(out: Path, *, offline: bool) -> None:
    """Complete the built site in the folder `out`.

    Args:
        out: the site as the generator left it.
        offline: whether readers may keep the site; if not, the worker published is one that lets go of all it kept.
    """
    _remove_unused(out)
    files = files_below(out)
    pages = {path: (out / path).read_text(encoding="utf-8") for path in files if path.endswith(".html")}
    unmarked = [path for path, html in pages.items() if f'"{POLICY}"' not in html]
    if unmarked:
        raise UnmarkedPage(f"no place for the policy in {', '.join(unmarked)}")
    policy = directives(pages.values())
    for_good = {prefix for path in files if (prefix := hashed_prefix(path))}
    for name, text in host_files(for_headers(policy), for_good).items():
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_text(text, encoding="utf-8")
    pages = _fill(out, pages, {POLICY: for_pages(policy)})
    release = _checksum(out)
    _fill(out, pages, {RELEASE: release, SIZE: size_of(out)})
    write_worker(out, release, offline=offline)


def finish_draft(out: Path) -> None:
    """Complete what an editor is shown, of which nothing stays on a device; its pages are `undecided` already."""
    _remove_unused(out)
    write_worker(out, "", offline=False)


def undecided(html: str) -> str:
    """A page of a draft: it has no release, and no policy, since the editor's server puts scripts into it."""
    return re.sub(f"{POLICY}|{RELEASE}|{SIZE}", "", html)


def _remove_unused(out: Path) -> None:
    for folder in _UNUSED:
        shutil.rmtree(out / folder, ignore_errors=True)


def _fill(out: Path, pages: Mapping[str, str], values: Mapping[str, str]) -> dict[str, str]:
    """Write the pages with each token's value in its place."""
    token = re.compile("|".join(values))
    filled = {}
    for path, html in pages.items():
        filled[path] = token.sub(lambda found: escape(values[found[0]], quote=False), html)
        if filled[path] != html:
            (out / path).write_text(filled[path], encoding="utf-8")
    return filled


def _checksum(out: Path) -> str:
    """The release's name: no two that differ in any file share it."""
    digest = hashlib.sha256()
    for path in files_below(out):
        if not path.endswith(".gz"):
            digest.update(f"\0{path}\0".encode())
            digest.update(hashlib.sha256((out / path).read_bytes()).digest())
    return digest.hexdigest()[:16]


def write_worker(out: Path, release: str, *, offline: bool) -> None:
    """Write the service worker into the site's root; the list it works by lies below, under its checksum."""
    if offline:
        text = listing_of(out, release).to_json()
        path = f"assets/offline/files-{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_text(text, encoding="utf-8")
        program = packed(_SCRIPTS / "worker.mjs", {"RELEASE": release, "LISTING": path}, imports=_JS)
    else:
        program = packed(_SCRIPTS / "retire.mjs", {}, imports=_JS)
    (out / WORKER).write_text(program, encoding="utf-8")
