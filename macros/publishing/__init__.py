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
from macros.publishing.fingerprints import fingerprinted, hashed_prefix
from macros.publishing.hosts import host_files
from macros.publishing.listing import listing_of
from macros.publishing.policy import directives, for_headers, for_pages

__all__ = ["BundlingUnavailable", "UnmarkedPage", "fingerprinted", "finish", "write_worker"]

POLICY, RELEASE, SIZE = "pb:policy", "pb:release", "pb:offline-size"
WORKER = "sw.js"
_UNUSED = ("assets/javascripts/lunr",)
"""What the theme brings for search in languages that this site is not written in: 1 MB and licences of its own."""
_SCRIPTS = Path(__file__).resolve().parents[2] / "docs" / "assets" / "js" / "offline" / "worker"


class UnmarkedPage(Exception):
    """A page states no policy; the message names it."""


def finish(out: Path, *, published: bool, offline: bool) -> None:
    """Complete the built site in the folder `out`.

    Args:
        out: the site as the generator left it.
        published: false while serving to an editor, whose server puts scripts of its own into pages: no policy then.
        offline: whether readers may keep the site; if not, the worker published is one that lets go of all it kept.
    """
    for folder in _UNUSED:
        shutil.rmtree(out / folder, ignore_errors=True)
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(out.rglob("*.html"))}
    unmarked = [path.relative_to(out).as_posix() for path, html in pages.items() if f'"{POLICY}"' not in html]
    if unmarked:
        raise UnmarkedPage(f"no place for the policy in {', '.join(unmarked)}")
    if not published:
        _fill(pages, {POLICY: "", RELEASE: "", SIZE: ""})
        write_worker(out, "", offline=False)
        return
    policy = directives(pages.values())
    files = [path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()]
    for_good = {prefix for path in files if (prefix := hashed_prefix(path))}
    for name, text in host_files(for_headers(policy), for_good).items():
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_text(text, encoding="utf-8")
    pages = _fill(pages, {POLICY: for_pages(policy)})
    release = _checksum(out)
    pages = _fill(pages, {RELEASE: release})
    _fill(pages, {SIZE: listing_of(out, release).size})
    write_worker(out, release, offline=offline)


def _fill(pages: Mapping[Path, str], values: Mapping[str, str]) -> dict[Path, str]:
    """Write the pages with each token's value in its place."""
    filled = {}
    for path, html in pages.items():
        filled[path] = re.sub("|".join(values), lambda found: escape(values[found[0]], quote=False), html)
        if filled[path] != html:
            path.write_text(filled[path], encoding="utf-8")
    return filled


def _checksum(out: Path) -> str:
    """The release's name: no two that differ in any file share it."""
    digest = hashlib.sha256()
    for path in sorted(path for path in out.rglob("*") if path.is_file() and path.suffix != ".gz"):
        digest.update(f"\0{path.relative_to(out).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def write_worker(out: Path, release: str, *, offline: bool) -> None:
    """Write the service worker into the site's root; the list it works by lies below, under its checksum."""
    if offline:
        text = listing_of(out, release).to_json()
        path = f"assets/offline/files-{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_text(text, encoding="utf-8")
        program = packed(_SCRIPTS / "worker.mjs", {"RELEASE": release, "LISTING": path})
    else:
        program = packed(_SCRIPTS / "retire.mjs", {})
    (out / WORKER).write_text(program, encoding="utf-8")
