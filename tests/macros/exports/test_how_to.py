"""Phases as instructions that search engines read."""

import json
import re
from typing import Any

import pytest

from macros.content.site import Site
from macros.exports.edition import Edition
from macros.exports.how_to import how_to
from macros.exports.tasks import tasks_in
from macros.rendering.templates import render
from macros.rendering.views.how_to import how_to as view
from tests.macros.exports.conftest import ADDRESS


def steps(phase: dict[str, Any]) -> list[dict[str, Any]]:
    """Every step of every section."""
    return [step for section in phase["step"] for step in section["itemListElement"]]


def test_each_statement_of_a_phase_is_a_step(whole: Edition) -> None:
    """In the plan's order, numbered from one in each section, under its id and its permanent address."""
    for planned in whole.plan.phases:
        made = how_to(Edition(loaded=whole.loaded, address=ADDRESS), planned.id)
        listed = [task.entity.reference for task in tasks_in(whole, planned, set())]
        assert [step["identifier"] for step in steps(made)] == listed
        assert all(step["@id"] == f"{ADDRESS}r/library-move/{step['identifier']}/" for step in steps(made))
        assert [section["position"] for section in made["step"]] == list(range(1, len(made["step"]) + 1))
        assert all(one["name"] and one["url"] for one in [made, *steps(made)])


def test_a_phase_lasts_as_many_weeks_as_it_has(whole: Edition) -> None:
    """As ISO 8601 writes a duration."""
    durations = [how_to(Edition(loaded=whole.loaded, address=ADDRESS), it.id)["totalTime"] for it in whole.plan.phases]
    assert all(re.fullmatch(r"P[1-9][0-9]*W", it) for it in durations)


@pytest.mark.parametrize("address", [ADDRESS, None])
def test_the_page_holds_it_as_data(site: Site, address: str | None) -> None:
    """Read back it is what was put in, and no word of it ends the script."""
    phase = next(iter(site.loaded.playbook.phases))
    made = how_to(Edition(loaded=site.loaded, address=address), phase) | {"description": "</script><b>&"}
    html = str(render("how_to", made))
    found = re.fullmatch(r'<script type="application/ld\+json">(.*)</script>\n?', html, re.DOTALL)
    assert found
    assert "<" not in found[1]
    assert json.loads(found[1]) == made
    assert view(site, "", phase)["step"]
