"""The policy of the built site: in every page, on every host, and as narrow as the pages allow."""

import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from macros import publishing
from macros.publishing import hosts, policy
from tests.conftest import Published

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
PAGES = 200


@pytest.fixture(scope="module")
def pages(published: Published) -> dict[str, str]:
    """Every HTML file of the site, permalinks and 404 page included."""
    return {
        path.relative_to(published.folder).as_posix(): path.read_text(encoding="utf-8")
        for path in published.folder.rglob("*.html")
    }


def headers(published: Published) -> dict[str, dict[str, str]]:
    """What `_headers` says, by pattern, as its hosts read it."""
    rules: dict[str, dict[str, str]] = {}
    for line in (published.folder / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            rules[pattern := line] = {}
        else:
            assert line.startswith("  ")
            name, colon, value = line.strip().partition(": ")
            assert colon
            assert value
            rules[pattern][name] = value
    return rules


def test_every_page_states_one_and_the_same_policy(pages: dict[str, str]) -> None:
    """Instant navigation keeps the policy of the first page, so it must fit all; it stands before any script."""
    assert len(pages) > PAGES
    stated = {name: META.findall(html) for name, html in pages.items()}
    assert {len(found) for found in stated.values()} == {1}
    assert len({found[0] for found in stated.values()}) == 1
    assert [name for name, html in pages.items() if "<script" in html.partition("Content-Security-Policy")[0]] == []


def test_the_policy_allows_no_script_that_is_not_ours(pages: dict[str, str]) -> None:
    """No inline scripts at large, no eval, no other origin, no plug-ins, no frames."""
    (text,) = META.findall(pages["index.html"])
    stated = dict(directive.split(" ", 1) for directive in text.split("; "))
    assert "unsafe" not in stated["script-src"].replace("'wasm-unsafe-eval'", "")
    assert stated["default-src"] == stated["base-uri"] == "'none'"
    assert not re.search(r"https?:|\*", text)
    for directive in ("frame-src", "object-src", "media-src"):
        assert directive not in stated


def test_each_hash_is_of_a_script_that_is_there(pages: dict[str, str]) -> None:
    """As many hashes as inline scripts, and no more."""
    scripts = {script for html in pages.values() for script in policy.inline_scripts(html)}
    (text,) = META.findall(pages["index.html"])
    assert len(re.findall(r"'sha256-[A-Za-z0-9+/]{43}='", text)) == len(scripts) >= 1


def test_no_page_needs_what_the_policy_forbids(pages: dict[str, str]) -> None:
    """No handlers in attributes, no addresses that are programs."""
    assert [name for name, html in pages.items() if re.search(r"<[^>]+\son[a-z]+\s*=\s*[\"']", html)] == []
    assert [name for name, html in pages.items() if re.search(r"=[\"']?\s*javascript:", html, re.IGNORECASE)] == []


def test_hosts_send_the_same_policy_and_forbid_framing(pages: dict[str, str], published: Published) -> None:
    """Every header file carries it, within the length that hosts allow for a line."""
    (text,) = META.findall(pages["index.html"])
    rules = headers(published)
    assert rules["/*"]["Content-Security-Policy"] == f"{text}; frame-ancestors 'none'"
    assert rules["/*"].items() >= hosts.SECURITY.items()
    for name in ("_headers", ".htaccess", "headers/nginx.conf", "headers/Caddyfile"):
        lines = (published.folder / name).read_text(encoding="utf-8").splitlines()
        assert max(map(len, lines)) < 2000
        assert sum(f"{text}; frame-ancestors 'none'" in line for line in lines) == 1


def test_hosts_keep_for_good_just_what_never_changes(published: Published) -> None:
    """A file kept for good bears a checksum, and no file meets two rules, which hosts would join."""
    kept = [pattern for pattern in headers(published) if pattern != "/*"]
    assert any("/assets/js-" in pattern for pattern in kept)
    assert all(re.search(r"[.-][0-9a-f]{8,}", pattern) for pattern in kept)
    for path in published.folder.rglob("*.*"):
        name = f"/{path.relative_to(published.folder).as_posix()}"
        assert sum(fnmatchcase(name, pattern) for pattern in kept) <= 1


def test_snippets_for_servers_are_whole(published: Published) -> None:
    """Braces and sections are closed, every statement ends."""
    nginx = (published.folder / "headers" / "nginx.conf").read_text(encoding="utf-8")
    plain = re.sub(r'"[^"]*"', '""', nginx)
    assert plain.count("{") == plain.count("}") > 0
    assert all(re.search(r"[;{}]$|^#", line.strip()) for line in plain.splitlines())
    apache = (published.folder / ".htaccess").read_text(encoding="utf-8")
    assert re.findall(r"<(\w+)", apache) == ["IfModule", "IfModule", "If"]
    assert re.findall(r"</(\w+)", apache) == ["IfModule", "If", "IfModule"]


def test_a_page_without_a_policy_stops_the_build(tmp_path: Path) -> None:
    """A new kind of page must not slip through."""
    (tmp_path / "stray.html").write_text("<!doctype html><title>Stray</title>", encoding="utf-8")
    with pytest.raises(publishing.UnmarkedPage, match=r"stray\.html"):
        publishing.finish(publishing.Built(tmp_path), offline=True)


def test_while_serving_to_an_editor_there_is_no_policy(tmp_path: Path) -> None:
    """MkDocs puts a script of its own into served pages, and nothing of a draft may stay on a device."""
    html = '<meta http-equiv="Content-Security-Policy" content="pb:policy"><meta name="release" content="pb:release">'
    without = '<meta http-equiv="Content-Security-Policy" content=""><meta name="release" content="">'
    assert publishing.undecided(html) == without
    built = publishing.Built(tmp_path)
    publishing.finish_draft(built)
    built.save()
    assert "unregister" in (tmp_path / "sw.js").read_text(encoding="utf-8")
