"""Playbooks of other times, a fair with days and lanes and one of steps: what is made for programs and to keep."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from macros.calculated.checking import check, load
from macros.content.site import Site
from macros.exports.edition import Edition
from macros.exports.formats import FORMATS
from macros.exports.pack import pack
from macros.exports.tasks import tasks
from macros.exports.timeline_schedule import Start, scheduled
from macros.outputs.json_api import json_documents
from macros.outputs.search_document import search_document
from macros.publishing.built import Built
from macros.publishing.dead_links import dead_links
from tests.conftest import MADE_UP_ROOT
from tests.macros.outputs.described import faults
from tests.macros.rendered import rendered, site_of
from tests.plays import PLAYS, plays_root

FAIR = "school-fair"


@pytest.fixture(name="site", scope="module", params=[FAIR, PLAYS])
def _site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Each of the two."""
    root = plays_root(tmp_path_factory.mktemp("times"))
    shutil.copytree(MADE_UP_ROOT / FAIR, root / "playbooks" / FAIR)
    return site_of(root, request.param)


def test_the_check_finds_nothing_wrong(site: Site) -> None:
    """Nor anything to warn of."""
    assert list(map(str, check(site.loaded.root))) == []


def test_the_data_are_as_they_are_described(site: Site) -> None:
    """What a playbook does not have is no member of them."""
    documents, name = dict(json_documents(site)), site.loaded.name
    playbook = json.loads(documents[f"api/v1/playbooks/{name}.json"])
    blocks = [block for phase in playbook["phases"] for block in phase["blocks"]]

    assert faults(json.loads(documents["api/v1/openapi.json"]), f"/playbooks/{name}.json", playbook) == []
    assert {"weeks" in block for block in blocks} == {name == FAIR}
    assert sum("days" in block for block in blocks) == (4 if name == FAIR else 0)
    assert sum("beside" in block for block in blocks) == (1 if name == FAIR else 0)


def test_every_file_can_be_made(site: Site) -> None:
    """With dates where there are weeks to date."""
    edition = Edition(loaded=site.loaded)
    schedule = scheduled(edition, Start(stamp="2027-01-01T00:00:00Z")) if edition.has_weeks else None
    for form in FORMATS.values():
        if schedule or not form.needs_dates:
            made = [form.file(edition, schedule)] if form.file else []
            made += [content for _, content in (form.folder(edition, schedule) if form.folder else ())]

            assert all(made)


def test_the_search_knows_weeks_where_there_are_some(site: Site) -> None:
    """And never a number of a step as one."""
    document = json.loads(search_document(site, {}, []))

    assert {len(place["weeks"]) > 0 for place in document["places"]} == ({True} if site.loaded.name == FAIR else set())


def test_no_link_leads_nowhere(site: Site, tmp_path: Path) -> None:
    """Between its pages."""
    for here, html in rendered(site).items():
        (tmp_path / here).mkdir(parents=True, exist_ok=True)
        (tmp_path / here / "index.html").write_text(html, encoding="utf-8")
    elsewhere = (
        "assets/",
        "api/",
        "r/",
        "contributing/",
        ".xlsx",
        ".csv",
        ".htm",
        ".md",
        ".txt",
        ".ics",
        ".json",
        ".xml",
    )

    assert [line for line in dead_links(Built(tmp_path)) if not any(it in line for it in elsewhere)] == []


def test_what_is_done_on_days_of_a_week_is_due_on_the_last_of_them(tmp_path: Path) -> None:
    """In lists for planners and on the sheet for the kick-off, as in the timeline."""
    root = plays_root(tmp_path)
    shutil.copytree(MADE_UP_ROOT / FAIR, root / "playbooks" / FAIR)
    edition = Edition(loaded=load(root, FAIR))
    schedule = scheduled(edition, Start(stamp="2027-01-01T00:00:00Z", day=dt.date(2028, 5, 8)))
    due = {task.entity.id: span for task in tasks(edition) if (span := schedule.of(task))}

    assert (due["measure-the-yard"].start.isoformat(), due["measure-the-yard"].due.isoformat()) == (
        "2028-05-08",
        "2028-05-10",
    )
    assert due["tables-of-the-club"].start.isoformat() == "2028-05-11"
    assert "8 to 10 May" in pack(edition, schedule).decode()
