"""Tables and headings of hand-written pages, as everyone can use them."""

import re

from markdown import Markdown

from macros.generator.prose_markup import ProseMarkup

TABLE = "| a | b |\n| --- | ---: |\n| 1 | 2 |\n"


def _html(text: str) -> str:
    md = Markdown(extensions=["tables", "toc", ProseMarkup()], extension_configs={"toc": {"permalink": True}})
    return md.convert(text)


def test_a_table_scrolls_in_a_region_named_after_its_heading() -> None:
    """Two below one heading are told apart, since regions of one name could not be."""
    html = _html(f"# Page\n\n## What `make` takes\n\n{TABLE}\nand\n\n{TABLE}\n## Rest\n\n{TABLE}")
    names = ["Table: What make takes", "Table 2: What make takes", "Table: Rest"]
    assert re.findall(r'<div aria-label="([^"]*)" class="[^"]*" role="region" tabindex="0">\s*<table', html) == names


def test_a_headings_mark_is_no_part_of_its_name() -> None:
    """It is there for pointers: no stop of the keyboard, and nothing that is heard."""
    html = _html("## Name *it*\n")
    assert '<a aria-hidden="true" class="headerlink" href="#name-it" tabindex="-1">#</a></h2>' in html
    assert "Permanent" not in html
