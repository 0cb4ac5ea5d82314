"""Components do not know whose icons they wear."""

from collections.abc import Iterator
from typing import get_args

import pytest

from macros.content.model.vocabulary import SectionIcon
from macros.content.site import Site
from macros.generator import theming
from macros.rendering import icons
from macros.rendering.templates import render
from macros.rendering.views import COMPONENTS
from macros.rendering.views.sections import ICONS


@pytest.fixture(autouse=True)
def own_icons() -> Iterator[list[str]]:
    """Another set, which remembers what it was asked for; afterwards the theme's again."""
    asked: list[str] = []

    def drawing(name: str) -> str:
        asked.append(name)
        return f'<svg data-drawn="{name}"><path d="M0 0"/></svg>'

    icons.draw_with(drawing)
    yield asked
    theming.hand_over()


def test_any_set_of_icons_will_do(site: Site, own_icons: list[str]) -> None:
    """Its drawings stand where the theme's stood, decorative and styled as ours."""
    html = render("calculator", COMPONENTS["calculator"](site, "calculators/roi/", "roi"))
    assert own_icons
    assert len(own_icons) == len(set(own_icons))
    for name in own_icons:
        assert f'<svg class="pb-icon" aria-hidden="true" data-drawn="{name}">' in html


def test_every_picture_that_a_vocabulary_may_name_is_drawn() -> None:
    """What the check lets pass has a drawing in the theme's set."""
    theming.hand_over()
    assert set(get_args(SectionIcon)) == set(ICONS)
    assert all("<svg" in icons.icon(name) for name in ICONS.values())
