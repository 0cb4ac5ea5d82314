"""What the site as a whole is called and looks like."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from macros.content.problems import PlaybookError
from macros.content.site import Site
from macros.content.site_settings import FILE, GROUNDS, settings_of
from macros.foundation.colors import contrast
from macros.rendering.share_picture.colors import TOKENS
from macros.rendering.site_colors import style_sheet
from macros.rendering.views.frame_words import frame
from tests.macros.content.cases import CASES

_FULL = """schema: 1
kind: site
name: Harbor
description: Plans of the harbor.
colors:
  accent: {light: "#7a1f4b", dark: "#f0a6c4"}
footer:
  text: [Made at the harbor.]
  links:
    - {label: Imprint, address: "https://example.org/imprint"}
"""


@pytest.fixture(name="root")
def copied_root(tmp_path: Path) -> Path:
    """A checkout whose site has settings of its own."""
    shutil.copytree(CASES / "playbooks", tmp_path / "playbooks")
    (tmp_path / FILE).write_text(_FULL, encoding="utf-8")
    return tmp_path


def test_a_site_without_a_file_takes_its_words_from_the_playbook(site: Site) -> None:
    """The first playbook's title and tagline stand in."""
    root = site.loaded.playbook.playbook
    assert (root.title, root.tagline) == (site.name, site.description)


def test_a_site_is_called_what_its_file_says(root: Path, site: Site) -> None:
    """Name and description go before the playbook's."""
    named = replace(site, settings=settings_of(root))
    assert (named.name, named.description) == ("Harbor", "Plans of the harbor.")


def test_the_foot_says_what_the_file_says(root: Path, site: Site) -> None:
    """Its sentences stand in place of the playbook's, and its links after the site's own ways."""
    words = frame(replace(site, settings=settings_of(root)))
    assert words.about == ("Made at the harbor.",)
    assert [(link.label, link.address) for link in words.links] == [("Imprint", "https://example.org/imprint")]
    assert [way.page for way in words.ways] == [way.page for way in frame(site).ways]
    assert frame(site).about[0].startswith(site.loaded.playbook.playbook.title)


def test_a_file_with_a_problem_is_refused(root: Path) -> None:
    """A site that looks otherwise than its editor wrote would be no help."""
    (root / FILE).write_text("schema: 1\nkind: site\nnmae: Harbor\n", encoding="utf-8")
    with pytest.raises(PlaybookError, match=r"_site\.yaml:3:1.*did you mean 'name'"):
        settings_of(root)


def test_what_belongs_to_a_color_can_be_read(root: Path) -> None:
    """Text on a button, and links on the tint of what a vertical adds, in light and dark."""
    written = style_sheet(settings_of(root).colors)
    tokens = {name: pair for name, *pair in re.findall(r"--pb-([\w-]+):light-dark\((#\w+),(#\w+)\)", written)}
    assert {"accent", "accent-hover", "accent-tint", "on-accent"} == set(tokens)
    for place in (0, 1):
        of = {name: pair[place] for name, pair in tokens.items()}
        assert contrast(of["on-accent"], of["accent"]) >= 4.5
        assert contrast(of["accent"], of["accent-tint"]) >= 3.5
        assert contrast(of["accent-hover"], of["accent-tint"]) >= 4.5


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    """A color is held against the ground on which it reads worst."""
    tokens = {
        name: pair
        for name, *pair in re.findall(r"--pb-(paper|surface|sunken): light-dark\((#\w+), (#\w+)\)", TOKENS.read_text())
    }
    for place, (name, (ground, ink)) in enumerate(GROUNDS.items()):
        worst = min((pair[place] for pair in tokens.values()), key=lambda color: contrast(color, ink))
        assert ground == worst, name
