"""Pages and files of a plan that counts no weeks: numbers stand where weeks would, and nothing speaks of weeks."""

import re
from collections.abc import Mapping
from html import unescape

import pytest
from click.testing import CliRunner

from macros.cli import main
from macros.content.site import Site
from macros.exports.edition import Edition
from macros.exports.how_to import how_to
from macros.exports.plan_table import plan_table
from macros.rendering.views.frame_words import frame
from macros.rendering.views.roadmap import roadmap
from macros.rendering.views.strip import strip_of
from tests.macros.rendered import rendered, site_of
from tests.plays import PLAYS, TITLES, plays_root


@pytest.fixture(name="plays", scope="module")
def _plays(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(plays_root(tmp_path_factory.mktemp("plays")), PLAYS)


@pytest.fixture(name="pages", scope="module")
def _pages(plays: Site) -> Mapping[str, str]:
    return rendered(plays)


def test_strip_and_roadmap_number_the_steps(plays: Site) -> None:
    """Every phase, in its order; where it has two blocks each is a step of its own."""
    line, picture = strip_of(plays, ""), roadmap(plays, "")
    assert picture

    assert line.label == f"Roadmap, {len(TITLES)} steps"
    assert [block.weeks for phase in line.phases[:3] for block in phase.blocks] == ["1", "2.1", "2.2", "3"]
    assert [block.when for phase in picture.phases[:2] for block in phase.blocks] == ["Step 1", "Step 2.1", "Step 2.2"]
    assert [block.weeks for phase in picture.phases for block in phase.blocks if block.weeks] == []


def test_hues_go_round_alike_everywhere(plays: Site) -> None:
    """The fifth phase wears the first one's hue, in the line and in the picture."""
    line, picture = strip_of(plays, ""), roadmap(plays, "")
    assert picture
    due = [str(place % 4 + 1) for place in range(len(TITLES))]

    assert [phase.hue for phase in line.phases] == due == [phase.hue for phase in picture.phases]


def test_no_page_speaks_of_weeks(pages: Mapping[str, str]) -> None:
    """But for what scripts fill once a plan has dates, which this one never has."""
    filled = {"", "plan/"}
    found = {
        here for here, html in pages.items() if re.search(r"\b[Ww]eeks?\b", unescape(re.sub("<[^>]*>", " ", html)))
    }

    assert found <= filled


def test_nobody_is_asked_for_dates(pages: Mapping[str, str], plays: Site) -> None:
    """My plan begins without them, and no calculator that needs weeks is offered."""
    assert "data-plan-begin" in pages["plan/"]
    assert "data-plan-facts-form" not in pages["plan/"]
    assert "Put your own dates on it" not in "".join(pages.values())
    assert not any(here.startswith("calculators/timeline") for here in pages)
    assert "Week" not in frame(plays).share_picture_text


def test_a_plan_to_fill_in_names_the_steps(plays: Site) -> None:
    """The column stands where others have weeks; a phase for other programs says no length that nobody knows."""
    edition = Edition(loaded=plays.loaded)
    table = plan_table(edition)
    column = table.columns.index("Step")

    assert "Weeks" not in table.columns
    assert [row[column] for row in table.rows][:4] == ["1", "2.1", "2.2", "3"]
    assert "totalTime" not in how_to(edition, next(iter(plays.loaded.playbook.phases)))


@pytest.mark.parametrize(("form", "more"), [("ics", ()), ("csv", ("--start", "2027-01-04"))])
def test_files_with_dates_are_not_made(
    plays: Site, tmp_path_factory: pytest.TempPathFactory, form: str, more: tuple[str, ...]
) -> None:
    """Whoever asks for one is told why there is none."""
    out = tmp_path_factory.mktemp("out") / "plan"
    answer = CliRunner().invoke(main, ["export", form, "-o", str(out), *more, "--root", str(plays.loaded.root)])

    assert answer.exit_code == 2
    assert "counts no" in answer.stderr or "counts none" in answer.stderr
