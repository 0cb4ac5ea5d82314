"""What verticals change or leave out, marked where it stands on the pages of the plan."""

import shutil
from dataclasses import replace
from pathlib import Path
from re import findall, sub
from textwrap import dedent, indent

from macros.calculated.checking import load_unpublished
from macros.content.registry import Registry
from macros.content.site import Site
from macros.rendering.templates import render
from macros.rendering.views.my_plan import my_plan
from macros.rendering.views.otherwise import otherwise
from macros.rendering.views.phases import phase_page
from macros.rendering.views.verticals import vertical_page
from tests.conftest import MADE_UP, MADE_UP_ROOT

HERE = "phases/opening/"


def words_of(html: str) -> list[str]:
    """What each note says."""
    found = findall(r'<span class="pb-otherwise".*?>(.*?)</span>', html)
    return [" ".join(sub(r"<[^>]+>", "", it).split()) for it in found]


def with_entries(folder: Path, site: Site, vertical: str, **entries: str) -> Site:
    """The site where a vertical says this too, in YAML by list."""
    shutil.copytree(MADE_UP_ROOT / "playbooks", folder / "playbooks")
    file = folder / "playbooks" / MADE_UP / "verticals" / f"{vertical}.yaml"
    text = file.read_text("utf-8")
    for name, more in entries.items():
        assert f"\n{name}:\n" in text
        text = text.replace(f"\n{name}:\n", f"\n{name}:\n{indent(dedent(more), '  ')}", 1)
    file.write_text(text, "utf-8")
    loaded = load_unpublished(folder, MADE_UP)
    return replace(site, loaded=loaded, registry=Registry.of(loaded))


def test_a_phase_says_what_verticals_change_in_it(site: Site) -> None:
    """At the statement, with the reason and the vertical's name; what is left out too."""
    html = render("phase_page", view=phase_page(site, HERE, "opening"))
    assert words_of(html) == [
        "Children’s Library: “Invite families who come every week”. Children bring their parents along.",
        "Children’s Library: “Visit schools and kindergartens”. Most of its readers cannot read yet.",
        "University Library: left out. Students find the way by themselves.",
        "University Library: “30% of members back”. Half of the students are away at that time.",
        "University Library: moved to Week 7. The term begins a week later.",
    ]
    assert 'href="../../verticals/university-library/#omission--university-library.no-schools"' in html
    schools = html[html.index('id="activity--visit-schools"') :]
    note = schools[schools.index('data-otherwise="university-library"') :][:120]
    assert 'data-unless="childrens-library" data-leaves-out' in note
    assert "pb-otherwise" not in render("phase_page", view=phase_page(site, "phases/packing/", "packing"))


def test_my_plan_says_it_too(site: Site) -> None:
    """Of what is to be done, and of what falls on a day."""
    html = render("my_plan", view=my_plan(site, "plan/"))
    assert "University Library: left out. Students find the way by themselves." in words_of(html)
    assert "University Library: moved to Week 7. The term begins a week later." in words_of(html)


def test_every_field_has_its_words(tmp_path: Path, site: Site) -> None:
    """Titles, weeks, numbers and what a statement is about; a number that the words tell is told once."""
    more = """\
        one: {of: block/shelf-building, set: {title: Shelves, weeks: {first: 1, last: 1}}, because: Shelves are there.}
        two: {of: block/carrying-over, set: {weeks: {first: 2, last: 3}}, because: Paper is heavy.}
        three:
          of: criterion/shelves-numbered
          set: {quantity: {operator: ">=", value: 90, unit: percent, of: shelves, basis: target}}
          because: Some are new.
        four: {of: criterion/helpers-trained, set: {quantity: null}, because: They know it.}
        five: {of: milestone/most-members-back, set: {kpi: null}, because: They are others.}
        """
    said = otherwise(with_entries(tmp_path, site, "university-library", replacements=more), HERE)
    assert {
        name: said(name)[0].words
        for name in (
            "block/shelf-building",
            "block/carrying-over",
            "criterion/shelves-numbered",
            "criterion/helpers-trained",
            "milestone/most-members-back",
        )
    } == {
        "block/shelf-building": "“Shelves” and moved to Week 1",
        "block/carrying-over": "moved to Weeks 2–3",
        "criterion/shelves-numbered": "counted as 90%+",
        "criterion/helpers-trained": "counted as no number",
        "milestone/most-members-back": "about no KPI",
    }


def test_what_goes_as_a_whole_is_said_once(tmp_path: Path, site: Site) -> None:
    """Of a section that is left out its title says so, and no statement in it."""
    more = "no-reports: {of: section/carrying-deliverables, because: Nobody reads them.}\n"
    there = with_entries(tmp_path, site, "university-library", omissions=more)
    expected = ["University Library: left out. Nobody reads them."]
    page = render("phase_page", view=phase_page(there, "phases/moving/", "moving"))
    assert words_of(page) == expected
    assert expected[0] in words_of(render("my_plan", view=my_plan(there, "plan/")))


def test_a_verticals_page_holds_all_of_it(site: Site) -> None:
    """Each replacement and omission with its reason, and the plan as it reads there."""
    for name, vertical in site.loaded.playbook.verticals.items():
        html = render("vertical_page", view=vertical_page(site, f"verticals/{name}/", name))
        for id_, entry in (vertical.replacements | vertical.omissions).items():
            assert f'id="{entry.KIND}--{name}.{id_}"' in html
            assert entry.because in html
    plan = html[html.index('id="plan"') :]
    assert "Week 7: 60% of members back" in plan
    assert "Visit schools" not in plan


def test_what_a_vertical_adds_stands_in_the_block_that_runs_then_there(tmp_path: Path, site: Site) -> None:
    """A block that the vertical moves away from a week takes what is added in that week no longer along."""
    there = with_entries(
        tmp_path,
        site,
        "university-library",
        adjustments="check-the-lifts: {text: Check the lifts, weeks: {first: 2, last: 2}}\n",
        replacements="""\
        one: {of: block/shelf-building, set: {weeks: {first: 1, last: 1}}, because: Shelves are there.}
        two: {of: block/carrying-over, set: {weeks: {first: 2, last: 3}}, because: Paper is heavy.}
        """,
    )
    blocks = {it.id: it for it in phase_page(there, "phases/moving/", "moving").blocks}
    found = {id_: [it.text for it in block.additions] for id_, block in blocks.items()}
    assert "Check the lifts" in found["carrying-over"]
    assert "Check the lifts" not in found["shelf-building"]
