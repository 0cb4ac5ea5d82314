"""A playbook may do without any of its parts, and then nothing of it is left over: no page, link, heading, file."""

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from macros.calculated.checking import check
from macros.content.registry import page_of
from macros.content.site import Site
from macros.exports.downloads import published
from macros.exports.edition import Edition
from macros.exports.formats import FORMATS, Format
from macros.exports.pack import pack
from macros.generator import navigation
from macros.outputs.example_files import example_files
from macros.outputs.json_api import json_documents
from macros.outputs.search_entries import search_entries
from macros.publishing.built import Built
from macros.publishing.dead_links import dead_links
from macros.rendering.redirects import redirect_pages
from macros.rendering.views.frame_words import frame
from tests.conftest import MADE_UP, MADE_UP_ROOT
from tests.macros.leaving_out import PARTS, without
from tests.macros.outputs.described import faults
from tests.macros.rendered import rendered, site_of

_HEADING = re.compile(r"<h([1-6])\b[^>]*>.*?</h\1>", re.DOTALL)
_MADE_ELSEWHERE = ("licenses.json", "licenses.txt", "changes/feed.xml", "assets/")
"""Files that pages lead to and that a build makes of more than the playbook."""
_FOR_MAKERS = ("api/", "contributing/")
_GONE = {
    "phases": ("phases/", "plan/", "compare/", "calculators/timeline/", "calculators/adoption/"),
    "weeks": ("calculators/timeline/", "calculators/adoption/", "conflicts/"),
    "verticals": ("verticals/", "compare/"),
    "milestones": ("calculators/adoption/",),
    "measurement": ("measurement/",),
    "risks": ("risks/",),
    "reviews": ("post-implementation/",),
    "conflicts": ("conflicts/",),
    "glossary": ("glossary/",),
    "calculators": ("calculators/", "assumptions/"),
    "related": ("related/",),
}
"""Part -> the pages that are none without it."""


@pytest.fixture(name="checked", scope="module", params=PARTS)
def _checked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A part, and where the playbook without it lies."""
    part = request.param
    return part, without([part], MADE_UP_ROOT, MADE_UP, tmp_path_factory.mktemp("without") / "root")


@pytest.fixture(name="whole", scope="module")
def _whole() -> Mapping[str, str]:
    """The pages of the playbook with all its parts."""
    return rendered(site_of(MADE_UP_ROOT, MADE_UP))


@pytest.fixture(name="left", scope="module")
def _left(checked: tuple[str, Path]) -> tuple[str, Site, Mapping[str, str]]:
    """A part, the site of the playbook without it, and that site's pages."""
    part, root = checked
    site = site_of(root, MADE_UP)
    return part, site, rendered(site)


def test_the_check_finds_nothing_wrong(checked: tuple[str, Path]) -> None:
    """What is not there breaks no rule, and calls for no warning."""
    _, root = checked

    assert list(map(str, check(root))) == []


def test_no_page_is_left(left: tuple[str, Site, Mapping[str, str]], whole: Mapping[str, str]) -> None:
    """The pages of the part are gone, and those of all else are there."""
    part, _, pages = left
    gone = set(whole) - set(pages)

    assert set(pages) <= set(whole)
    assert all(page.startswith(_GONE.get(part, ("calculators/",) if "calculators" in part else ())) for page in gone)
    assert all(page in gone for page in _GONE.get(part, ()))


def test_no_link_is_left(left: tuple[str, Site, Mapping[str, str]], tmp_path: Path) -> None:
    """Whatever a page leads to is there, with its anchor."""
    _, site, pages = left
    files = {f"{here}index.html": html for here, html in pages.items()} | dict(json_documents(site))
    files |= dict(redirect_pages(site))
    for path, content in [*published(site.loaded, None), *example_files(site)]:
        files.setdefault(path, "" if isinstance(content, bytes) else content)
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")

    assert [line for line in dead_links(Built(tmp_path)) if not any(it in line for it in _MADE_ELSEWHERE)] == []


def test_no_heading_stands_over_nothing(left: tuple[str, Site, Mapping[str, str]], whole: Mapping[str, str]) -> None:
    """Behind a heading something is said before the next one of its rank, or the end."""
    _, _, pages = left

    # Scripts fill what is about a reader's own plan, and give charts their captions.
    filled = {(page, words) for page, html in whole.items() for words in _empty(html)}
    assert [
        (page, words) for page, html in pages.items() for words in _empty(html) if (page, words) not in filled
    ] == []


@pytest.mark.parametrize(
    ("part", "anchor"),
    [
        ("gates", "my-plan-gate"),
        ("measurement", "my-plan-gate"),
        ("risk register", "my-plan-risks"),
        ("milestones", "my-plan-counts"),
    ],
)
def test_my_plan_says_nothing_of_what_is_not_there(
    whole: Mapping[str, str], tmp_path: Path, part: str, anchor: str
) -> None:
    """Scripts fill some headings there, so that no other test sees one over nothing."""
    pages = rendered(site_of(without([part], MADE_UP_ROOT, MADE_UP, tmp_path / "root"), MADE_UP))

    assert anchor in whole["plan/"]
    assert anchor not in pages["plan/"]


def test_no_way_is_left_around_the_pages(left: tuple[str, Site, Mapping[str, str]]) -> None:
    """Footer, search and the page for lost readers lead to pages that are there."""
    _, site, pages = left
    words = frame(site)
    ways = {way.page for way in (*words.ways, *words.lost.ways) if not way.page.startswith(_FOR_MAKERS)}
    found = {entry.location.partition("#")[0] for entry in search_entries(site)}

    assert {"" if way == "." else way for way in ways} <= set(pages)
    assert found <= set(pages)


def test_no_member_is_left_in_the_data(left: tuple[str, Site, Mapping[str, str]]) -> None:
    """Each register that has a member has entries, and the description of the data fits it."""
    _, site, _ = left
    documents = dict(json_documents(site))
    playbook = json.loads(documents[f"api/v1/playbooks/{MADE_UP}.json"])
    registers = ("measurement", "risks", "cadence", "conflicts", "glossary", "assumptions")

    assert {name for name in registers if name in playbook} == {
        name for name in registers if name in site.loaded.documents and page_of(name, "")
    }
    assert None not in [value for name, value in playbook.items() if name != "commit"]
    assert faults(json.loads(documents["api/v1/openapi.json"]), f"/playbooks/{MADE_UP}.json", playbook) == []


def test_every_export_can_be_made(left: tuple[str, Site, Mapping[str, str]]) -> None:
    """Files to take away are made of what there is."""
    _, site, _ = left
    edition = Edition(loaded=site.loaded)

    made = [content for form in FORMATS.values() if not form.needs_dates for content in _made(form, edition)]

    assert all(made)
    assert b">None<" not in pack(edition, None)


def _made(form: Format, edition: Edition) -> list[bytes]:
    if form.folder:
        return [content for _, content in form.folder(edition, None)]
    assert form.file
    return [form.file(edition, None)]


def _empty(html: str) -> Iterator[str]:
    """The words of each heading that nothing stands under."""
    found = list(_HEADING.finditer(html))
    for heading, following in zip(found, [*found[1:], None], strict=True):
        between = html[heading.end() : following.start() if following else len(html)]
        is_over_next = following is not None and following[1] > heading[1]
        if not is_over_next and not re.sub(r"<[^>]*>|\s", "", between) and "<svg" not in between:
            yield re.sub(r"<[^>]*>", "", heading[0])


def test_a_calculator_says_what_the_playbook_lacks(tmp_path: Path) -> None:
    """One that is listed and cannot answer is a problem with its cure, not a page that is silently not there."""
    shutil.copytree(MADE_UP_ROOT / "playbooks", tmp_path / "playbooks")
    file = tmp_path / "playbooks" / MADE_UP / "calculators.yaml"
    given = "milestones: {every: milestone, of: kpi/members-back}"
    one = "milestones: {only: [milestone/most-members-back], because: Only the last counts.}"
    file.write_text(file.read_text(encoding="utf-8").replace(given, one), encoding="utf-8")
    (found,) = [problem for problem in check(tmp_path) if not problem.is_warning]

    assert found.path == f"playbooks/{MADE_UP}/calculators.yaml"
    assert "adoption" in found.sentence
    assert "Give at least two milestones" in found.hint


def test_a_calculator_names_no_claims_where_the_playbook_has_none(whole: Mapping[str, str], tmp_path: Path) -> None:
    """What stands beside them elsewhere has a name of its own, and of claims alone nothing is left."""
    bare = ["claims", "measures", "days named", "kpis", "goals"]
    pages = rendered(site_of(without(bare, MADE_UP_ROOT, MADE_UP, tmp_path / "root"), MADE_UP))
    for name in ("timeline", "adoption", "roi"):
        here = f"calculators/{name}/"
        assert '<a href="#claims" target="_self">Claims</a>' in whole[here]
        assert ">Claims<" not in pages[here]
    assert '<a href="#claims" target="_self">In one year</a>' in pages["calculators/roi/"]
    assert 'id="claims"' not in pages["calculators/adoption/"]


def test_adoption_asks_for_no_gap_where_there_is_no_level(whole: Mapping[str, str], tmp_path: Path) -> None:
    """Neither in calculators.yaml nor on its page."""
    root = without(["escalation"], MADE_UP_ROOT, MADE_UP, tmp_path / "root")
    file = root / "playbooks" / MADE_UP / "calculators.yaml"
    text = file.read_text(encoding="utf-8")
    kept, count = re.subn(r"^ +(?:yellow|red|critical)_from: .*\n", "", text, flags=re.MULTILINE)
    file.write_text(kept, encoding="utf-8")

    assert count == 3
    assert not [it for it in check(root) if not it.is_warning]
    here = "calculators/adoption/"
    assert "Second level from" in whole[here]
    assert "level from" not in rendered(site_of(root, MADE_UP))[here]


def test_a_level_without_its_gap_is_told_with_a_cure(tmp_path: Path) -> None:
    """Where the input is missing, and what to write."""
    shutil.copytree(MADE_UP_ROOT / "playbooks", tmp_path / "playbooks")
    file = tmp_path / "playbooks" / MADE_UP / "calculators.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(it for it in lines if "red_from" not in it), encoding="utf-8")
    (found,) = [problem for problem in check(tmp_path) if not problem.is_warning]

    assert found.path == f"playbooks/{MADE_UP}/calculators.yaml"
    assert "red_from" in str(found)
    assert "assumption/" in found.hint


def test_navigation_closes_up_around_what_is_gone() -> None:
    """A section goes with its pages; what is left of one without its first page, or one page, stands in its place."""
    nav = [{"Home": "index.md"}, {"Risks": "risks.md"}, {"A": ["a.md", "a/*", "b.md"]}, {"C": ["c.md", "d.md"]}]

    assert navigation.without(nav, {"risks.md", "a.md", "d.md"}) == [
        {"Home": "index.md"},
        "a/*",
        "b.md",
        "c.md",
    ]
