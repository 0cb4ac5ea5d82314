"""A vertical's plan as JSON and as page: every field of every kind knows whose words it is."""

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from re import search
from typing import Any

import pytest

from macros.calculated.checking import load_unpublished
from macros.content.model.base import STATED_KINDS
from macros.content.overlays import claims_of
from macros.content.registry import Registry
from macros.content.site import Site
from macros.outputs.json_api import json_documents
from macros.rendering.templates import render
from macros.rendering.views.verticals import vertical_page
from tests.conftest import MADE_UP, MADE_UP_ROOT

NAME = "university-library"
MORE = """\
  shelves: {of: block/shelf-building, set: {title: Shelves, weeks: {first: 1, last: 1}}, because: So it is.}
  heavy: {of: block/carrying-over, set: {weeks: {first: 2, last: 3}}, because: So it is.}
  house: {of: section/new-house, set: {title: New Halls}, because: So it is.}
  desk: {of: workstream/lending-desk, set: {title: Desks}, because: So it is.}
  scanners: {of: activity/connect-the-scanners, set: {text: Connect all scanners}, because: So it is.}
  window: {of: quick-win/window-display, set: {text: Display in the hall, kpi: kpi/members-back}, because: So it is.}
  morning: {of: checkpoint/missing-parts, set: {text: Screws that are missing}, because: So it is.}
  numbered:
    of: criterion/shelves-numbered
    set: {quantity: {value: 90, unit: percent, of: shelves, basis: target}}
    because: So it is.
  helpers: {of: criterion/helpers-trained, set: {quantity: null}, because: So it is.}
  boxes: {of: deliverable/signed-box-list, set: {text: Box list signed at every door}, because: So it is.}
  keys: {of: statement/who-holds-the-keys, set: {text: Who holds the keys of each hall?}, because: So it is.}
  told: {of: paragraph/count-first, set: {text: "Count first, then pack, then count."}, because: So it is.}
  tracked: {of: tracked-metric/TRACKED, set: {text: Books a day}, because: So it is.}
"""
GONE = """\
  no-report: {of: deliverable/damage-report, because: So it is.}
  no-returns: {of: activity/try-the-returns-box, because: So it is.}
"""


@pytest.fixture(name="there", scope="module")
def _there(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site where a vertical changes something of every kind."""
    root = tmp_path_factory.mktemp("resolved")
    shutil.copytree(MADE_UP_ROOT / "playbooks", root / "playbooks")
    tracked = site.registry.of_kind("tracked-metric")[0].id
    file = root / "playbooks" / MADE_UP / "verticals" / f"{NAME}.yaml"
    text = file.read_text("utf-8").replace("\nreplacements:\n", "\nreplacements:\n" + MORE.replace("TRACKED", tracked))
    file.write_text(text.replace("\nomissions:\n", "\nomissions:\n" + GONE), "utf-8")
    phase = root / "playbooks" / MADE_UP / "phases" / "packing.yaml"
    text = phase.read_text("utf-8")
    told = "    paragraphs: {count-first: Count first}\n    sections:\n      inventory:\n"
    phase.write_text(text.replace("    sections:\n      inventory:\n", told), "utf-8")
    loaded = load_unpublished(root, MADE_UP)
    return replace(site, loaded=loaded, registry=Registry.of(loaded))


@pytest.fixture(name="documents", scope="module")
def _documents(there: Site) -> dict[str, Any]:
    """Every document by its path below the playbooks."""
    made = {path: json.loads(text) for path, text in json_documents(there)}
    return {path.removeprefix("api/v1/playbooks/"): document for path, document in made.items()}


def entities(node: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Everything of the plan with an id, each with its own fields."""
    if isinstance(node, list):
        for entry in node:
            yield from entities(entry)
    elif isinstance(node, dict):
        if "kind" in node and "id" in node and node["kind"] in ("block", *STATED_KINDS):
            held = {
                name for name, value in node.items() if isinstance(value, list) and any("kind" in it for it in value)
            }
            yield (
                f"{node['kind']}/{node['id']}",
                {name: value for name, value in node.items() if name not in held | {"from", "additions"}},
            )
        for name, value in node.items():
            if name != "additions":
                yield from entities(value)


def test_every_kind_is_changed(there: Site) -> None:
    """What follows is true of all of them."""
    claims = list(claims_of(NAME, there.loaded.playbook.verticals[NAME]))
    kinds = {claim.target.partition("/")[0] for claim in claims if claim.field}
    assert kinds == {"block", *STATED_KINDS}
    assert {claim.field for claim in claims} == {"title", "text", "weeks", "week", "quantity", "kpi", None}


def test_a_field_that_differs_says_where_it_is_written(there: Site, documents: dict[str, Any]) -> None:
    """And none that is said to differ is as in the base plan; what is gone is said to be left out."""
    own = documents[f"{MADE_UP}/verticals/{NAME}.json"]
    before, after = (dict(entities(it["phases"])) for it in (documents[f"{MADE_UP}.json"], own))
    differing = {
        (reference, name)
        for reference, fields in after.items()
        for name in fields
        if fields[name] != before[reference][name]
    }
    told = {(it["reference"], it["field"]): it for it in own["replaced"]}
    assert differing == set(told)
    assert before.keys() - after.keys() == {it["reference"] for it in own["left_out"]}
    assert after.keys() <= before.keys()
    entries = {f"replacement/{it['id']}": it for it in own["replacements"]}
    for (_, name), it in told.items():
        assert it["from"]["from"] == NAME
        line = (there.loaded.root / it["from"]["file"]).read_text("utf-8").splitlines()[it["from"]["line"] - 1]
        assert search(rf"\b{name}:", line)
        assert [entries[by]["of"] for by in it["by"]] == [it["reference"]]
        assert entries[it["by"][0]]["because"]


def test_the_plan_on_a_vertical_s_page_marks_what_is_changed(there: Site) -> None:
    """Each block, title and statement that reads otherwise leads to the row that says what it was."""
    html = render("vertical_page", view=vertical_page(there, f"verticals/{NAME}/", NAME))
    plan = html[html.index('id="plan"') :]
    for id_ in there.loaded.playbook.verticals[NAME].replacements:
        assert f'href="#replacement--{NAME}.{id_}">changed</a>' in plan
        assert f'id="replacement--{NAME}.{id_}"' in html
    assert "Report of what was damaged" not in plan
