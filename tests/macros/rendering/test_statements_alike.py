"""A statement carries the same wherever it stands: warnings, resources, indicators, and what a vertical says too."""

import datetime as dt
import json
import re

import pytest

from macros.calculated.checking import check
from macros.content.site import Site
from macros.editing.locking import lock
from macros.exports.edition import Edition
from macros.exports.markdown import markdown
from macros.exports.outline import whole
from macros.exports.tables import register
from macros.exports.tasks import tasks
from macros.outputs.json_api import json_documents
from macros.outputs.search_entries import search_entries
from macros.rendering.templates import render
from macros.rendering.views import COMPONENTS
from macros.rendering.views.statement_list import statement_list
from tests.conftest import MADE_UP
from tests.macros.trees import edited, site_of, with_trees

_VERTICAL = "childrens-library"
_WRITTEN = (
    ("risks.yaml", 6, "empty-reading-room: An empty reading room", "book-binder: Book binder on call"),
    ("measurement.yaml", 8, "desk-works: The lending desk works"),
    (f"verticals/{_VERTICAL}.yaml", 2, "low-shelves: Low shelves", "parents-informed: Parents are informed"),
    ("phases/packing.yaml", 4, "boxes-run-out: The boxes run out"),
)
"""File, how far in its statements stand, and those of them that carry more from now on."""
PLACES = (
    ("risk_monitoring", "risks/", (), "warning--empty-reading-room", ""),
    ("risk_monitoring", "risks/", (), "contingency-resource--book-binder", ""),
    ("phase_gates", "measurement/", (), "phase-indicator--desk-works", ""),
    ("vertical_page", f"verticals/{_VERTICAL}/", (_VERTICAL,), f"focus-area--{_VERTICAL}.low-shelves", _VERTICAL),
    (
        *("vertical_page", f"verticals/{_VERTICAL}/", (_VERTICAL,)),
        *(f"success-factor--{_VERTICAL}.parents-informed", _VERTICAL),
    ),
    ("phase_page", "phases/packing/", ("packing",), "warning--boxes-run-out", ""),
)
"""Component, page, arguments, a statement's anchor, and the vertical that its ids begin with."""


def _carrying(depth: int, line: str) -> tuple[str, str]:
    """A statement as it is written, and with all that it can carry."""
    id_, text = line.split(": ")
    lines = (
        f"{id_}:",
        f"  text: {text}",
        "  who: {responsible: [role/cart-crew]}",
        "  when: Before lunch",
        f'  link: {{label: More on {id_}, address: "https://library.example/{id_}"}}',
        f"  note: Seen at {id_}.",
        "  statements:",
        f"    first-{id_}:",
        f"      text: First of {text.lower()}",
        f"      statements: {{then-{id_}: Then of {text.lower()}}}",
    )
    indent = " " * depth
    return f"{indent}{line}\n", "".join(f"{indent}{it}\n" for it in lines)


@pytest.fixture(name="carrying", scope="module")
def _carrying_all(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A playbook whose statements of every kind carry all that one can."""
    root = with_trees(tmp_path_factory.mktemp("alike"))
    for file, depth, *lines in _WRITTEN:
        edited(root, file, *(_carrying(depth, line) for line in lines))
    lock(root, MADE_UP)
    assert [str(it) for it in check(root, today=dt.date(2027, 6, 1)) if not it.is_warning] == []
    return site_of(root)


@pytest.mark.parametrize(("component", "here", "arguments", "anchor", "scope"), PLACES)
def test_its_page_shows_all_that_it_carries(
    carrying: Site, component: str, here: str, arguments: tuple[str, ...], anchor: str, scope: str
) -> None:
    """Who does it, when, where it leads, our note, and what stands below it, each with its own place."""
    id_ = anchor.partition("--")[2].rpartition(".")[2]
    html = str(render(component, COMPONENTS[component](carrying, here, *arguments)))
    line = html.partition(f'id="{anchor}"')[2].partition("</ul></li>")[0]
    said = " ".join(re.sub(r"<[^>]*>", " ", line).split())
    for words in ("Responsible", "Cart Crew", "Before lunch", f"More on {id_}", f"Our note : Seen at {id_}."):
        assert words in said, words
    prefix = f"statement--{scope}." if scope else "statement--"
    assert line.index(f'id="{prefix}first-{id_}"') < line.index(f'id="{prefix}then-{id_}"')


def test_lists_and_search_find_what_stands_below(carrying: Site) -> None:
    """At its own place, with the role that is handed down."""
    listed = statement_list(carrying, "everything/").list
    assert listed is not None
    rows = {row.title: row for group in listed.groups for p in group.parts for row in p.rows}
    found = {it.title: it for it in search_entries(carrying)}
    for words, place in (
        ("Then of low shelves", f"verticals/{_VERTICAL}/#statement--{_VERTICAL}.then-low-shelves"),
        ("First of book binder on call", "risks/#statement--first-book-binder"),
        ("First of the lending desk works", "measurement/#statement--first-desk-works"),
    ):
        assert found[words].location == place
        assert rows[words].roles == "cart-crew"
    assert rows["Then of low shelves"].vertical == _VERTICAL
    assert rows["Then of the lending desk works"].phases == "moving"


def test_files_and_data_have_them(carrying: Site) -> None:
    """Each register, the text, and the data, nested as they are written."""
    edition = Edition(loaded=carrying.loaded)
    table = register(edition, "contingency-resource")
    assert {"Responsible", "When", "See also", "Note"} <= set(table.columns)
    text = markdown(whole(edition))
    assert re.search(r"\n- Low shelves .*\n(?:  .*\n)*  - First of low shelves .*\n    - Then of low shelves ", text)
    documents = {path: json.loads(content) for path, content in json_documents(carrying)}
    vertical = documents[f"api/v1/playbooks/{MADE_UP}/verticals/{_VERTICAL}.json"]
    assert f"statement/{_VERTICAL}.then-low-shelves" in json.dumps(vertical).replace("statements/", "statement/")


def test_what_closes_a_phase_is_ticked_with_what_stands_below_it(carrying: Site) -> None:
    """On the phase's page, on My plan and in planners' files."""
    page = str(render("phase_page", COMPONENTS["phase_page"](carrying, "phases/moving/", "moving")))
    gate = page.partition('data-statement="phase-indicator/desk-works"')[2].partition("</section>")[0]
    assert gate.index('data-statement="statement/first-desk-works"') < gate.index("statement/then-desk-works")
    assert "Cart Crew" in gate
    plan = str(render("my_plan", COMPONENTS["my_plan"](carrying, "plan/")))
    boxes = re.findall(r'<li data-statement="([^"]+)"(?: class="is-below" style="--depth:(\d)")?', plan)
    start = boxes.index(("phase-indicator/desk-works", ""))
    assert boxes[start + 1 : start + 3] == [("statement/first-desk-works", "1"), ("statement/then-desk-works", "2")]
    edition = Edition(loaded=carrying.loaded)
    listed = {it.entity.title: it for it in tasks(edition)}
    then = listed["Then of the lending desk works"]
    assert (then.above, then.is_moment) == (("The lending desk works", "First of the lending desk works"), True)
    assert "phase/moving" in [it.reference for it in edition.holders(then.entity)]


def test_verticals_are_compared_by_all_that_they_say(carrying: Site) -> None:
    """Side by side, and any two of them."""
    index = str(render("verticals_index", COMPONENTS["verticals_index"](carrying, "verticals/")))
    cell = index.partition("<li>Low shelves")[2].partition("</td>")[0]
    assert "Then of low shelves" in cell
    comparison = str(render("comparison", COMPONENTS["comparison"](carrying, "compare/")))
    assert f"statement/{_VERTICAL}.then-low-shelves" in comparison


def test_a_vertical_cannot_change_what_stands_below_a_warning_or_in_another_vertical(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """The check says why; nothing breaks."""
    root = with_trees(tmp_path_factory.mktemp("beside"))
    edited(root, "phases/packing.yaml", _carrying(4, "boxes-run-out: The boxes run out"))
    edited(root, f"verticals/{_VERTICAL}.yaml", _carrying(2, "low-shelves: Low shelves"))
    lock(root, MADE_UP)
    beside = ("statement/first-boxes-run-out", f"statement/{_VERTICAL}.first-low-shelves")
    omissions = "".join(
        f"  without-{number}:\n    of: {it}\n    because: There is none.\n" for number, it in enumerate(beside)
    )
    edited(root, "verticals/university-library.yaml", ("\nomissions:\n", f"\nomissions:\n{omissions}"))
    told = [str(it) for it in check(root, today=dt.date(2027, 6, 1)) if "of: statement/" in str(it)]
    assert len(told) == len(beside)
    assert all("outside the blocks of the plan" in it for it in told)
