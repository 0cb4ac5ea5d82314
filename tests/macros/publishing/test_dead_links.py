"""Dead links in a built site are found."""

from pathlib import Path

import pytest

from macros.publishing import Built
from macros.publishing import dead_links as links
from macros.publishing.dead_links import dead_links


def site(tmp_path: Path, **pages: str) -> Path:
    """A site with a page of each name at `<name>/index.html`."""
    for name, html in pages.items():
        path = tmp_path / name / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "address",
    [
        "../b/",
        "../b/#there",
        "../b/#th%65re",
        "#here",
        "../a/#here",
        "https://example.org/x",
        "mailto:a@b.c",
        "../b/#__top",
    ],
)
def test_living_links_pass(tmp_path: Path, address: str) -> None:
    """Pages, files and anchors that are there, and addresses outside, are no problem."""
    out = site(tmp_path, a=f'<p id="here"><a href="{address}">x</a>', b='<h2 id="there">x</h2>')

    assert dead_links(Built(out)) == []


@pytest.mark.parametrize(
    ("html", "missing"),
    [
        ('<a href="../c/">x</a>', "no such page or file"),
        ('<a href="../b/#nowhere">x</a>', "no such anchor"),
        ('<a href="#nowhere">x</a>', "no such anchor"),
        ('<img src="x.png" alt="">', "no such page or file"),
        ('<script src="../x.mjs"></script>', "no such page or file"),
        ('<form action="../c/"></form>', "no such page or file"),
        ('<meta http-equiv="refresh" content="0; url=../c/">', "no such page or file"),
    ],
)
def test_dead_links_are_named(tmp_path: Path, html: str, missing: str) -> None:
    """Each dead address comes once, with its page and what is missing."""
    [line] = dead_links(Built(site(tmp_path, a=html * 2, b="")))

    assert line.startswith("a/index.html: ")
    assert line.endswith(missing)


def test_a_page_as_it_was_is_not_read_through_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While serving, only what an edit has changed is; what it leads to is followed all the same."""
    out = site(tmp_path, a='<p id="here"><a href="../b/#there">x</a>', b='<h2 id="there">x</h2>')
    assert dead_links(Built(out)) == []
    read: list[str] = []
    whole = links._Page.__init__
    monkeypatch.setattr(links._Page, "__init__", lambda page, html: read.append(html) or whole(page, html))
    site(tmp_path, b="<p>y")

    assert dead_links(Built(out)) == ["a/index.html: ../b/#there: no such anchor"]
    assert read == ["<p>y"]
