"""A fourth calculator is a folder, its YAML and one page: check, commands and the built page know it by that alone."""

import csv
import json
import re
from pathlib import Path

from tests.conftest import ROOT, Published
from tests.cost_of_delay.checkout import HERE, playbook

NAME = "cost_of_delay"
GUIDE = ROOT / "docs" / "contributing" / "new-calculator.md"


def asked(checkout: Path, **values: object) -> tuple[int, dict]:  # type: ignore[type-arg]
    """Exit code and reply of `playbook calc`."""
    done = playbook(checkout, "calc", NAME, "--json", json.dumps(values))
    return done.returncode, json.loads(done.stdout)


def test_the_check_finds_nothing(checkout_with_a_fourth: Path) -> None:
    """Its inputs and their defaults are held to the same rules as those of the others."""
    done = playbook(checkout_with_a_fourth, "check")
    assert (done.returncode, done.stdout) == (0, "")


def test_the_check_names_an_input_that_it_lacks(checkout_with_a_fourth: Path) -> None:
    """A misspelled input and the default that is missed for it are told, so the check does look at it."""
    file = checkout_with_a_fourth / "playbooks" / "library-move" / "calculators.yaml"
    right = file.read_text(encoding="utf-8")
    file.write_text(right.replace("delay_weeks:", "delay_week:"), encoding="utf-8")
    try:
        done = playbook(checkout_with_a_fourth, "check")
    finally:
        file.write_text(right, encoding="utf-8")
    assert done.returncode == 1
    assert "the calculator has no input 'delay_week'; did you mean 'delay_weeks'?" in done.stdout


def test_the_command_answers_from_the_playbooks_defaults(checkout_with_a_fourth: Path) -> None:
    """Three weeks at 4,000 with a chance of two in five, after the timeline's go-live."""
    code, reply = asked(checkout_with_a_fourth)
    assert code == 0
    assert reply["figures"]["expected_cost"] == "€4,800"
    assert reply["figures"]["late_go_live"] == "Monday 24 April 2028"
    assert reply["linked"]["go_live_from"] == {"calculator": "timeline", "text": "Go-live on Monday 3 April 2028."}
    assert len(reply["tables"]["weeks"]) == 3


def test_the_command_reads_what_people_type_and_refuses_the_rest(checkout_with_a_fourth: Path) -> None:
    """As with any calculator: typed amounts and percentages, and each problem at its field."""
    code, reply = asked(checkout_with_a_fourth, weekly_value="€12k", delay_weeks="2", chance="50 %", go_live_from="own")
    assert (code, reply["figures"]["expected_cost"]) == (0, "€12,000")
    assert reply["linked"] == {}
    code, reply = asked(checkout_with_a_fourth, weekly_value="$12k", chance="101")
    assert code == 1
    assert [error["field"] for error in reply["errors"]] == ["weekly_value", "chance"]


def test_the_command_describes_it(checkout_with_a_fourth: Path) -> None:
    """Fields, figures, what it takes from others, and the files it can be exported as."""
    described = json.loads(playbook(checkout_with_a_fourth, "calc", NAME, "--describe").stdout)
    asked_for = [field["name"] for field in described["fields"] if not field["given"]]
    assert asked_for == ["currency", "weekly_value", "delay_weeks", "chance", "go_live_from", "go_live_date"]
    assert described["forms"] == ["csv", "json"]
    assert [link["calculator"] for link in described["links"]] == ["timeline"]


def test_the_page_holds_the_built_result(site_with_a_fourth: Published) -> None:
    """The question, the answer, every figure and the way from the other pages; without a script."""
    page = (site_with_a_fourth.folder / "calculators" / "cost-of-delay" / "index.html").read_text(encoding="utf-8")
    assert "What does a later opening cost?" in page
    assert 'data-calculator="cost_of_delay"' in page
    figures = dict(re.findall(r'<output name="(\w+)"[^>]*>([^<]*)</output>', page))
    assert figures == {
        "expected_cost": "€4,800",
        "full_cost": "€12,000",
        "late_go_live": "Monday 24 April 2028",
    }
    other = (site_with_a_fourth.folder / "calculators" / "roi" / "index.html").read_text(encoding="utf-8")
    assert 'href="../cost-of-delay/"' in other
    home = (site_with_a_fourth.folder / "index.html").read_text(encoding="utf-8")
    assert "What does a later opening cost?" in home


def test_the_navigation_names_it_after_the_others(site_with_a_fourth: Published) -> None:
    """In the order of calculators.yaml, by its title there."""
    page = (site_with_a_fourth.folder / "calculators" / "roi" / "index.html").read_text(encoding="utf-8")
    sidebar = page[page.index('class="pb-nav"') :]
    places = [sidebar.index(f'href="{href}') for href in ("../timeline/", "../adoption/", "../cost-of-delay/")]
    assert places == sorted(places)


def test_its_worked_example_lies_beside_the_page(site_with_a_fourth: Published) -> None:
    """As CSV and as JSON, the page's own numbers; no calendar, since it gives no events."""
    folder = site_with_a_fourth.folder / "calculators" / "cost-of-delay"
    assert {path.name for path in folder.glob("*-example.*")} == {
        "cost-of-delay-example.csv",
        "cost-of-delay-example.json",
    }
    document = json.loads((folder / "cost-of-delay-example.json").read_text(encoding="utf-8"))
    assert document["result"]["expected_cost"] == 4800
    assert document["inputs"]["chance"]["origin"].startswith("our assumption: Chance of a delay")
    rows = list(csv.reader((folder / "cost-of-delay-example.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert ["Expected cost of the delay", "4800", "EUR"] in [row[:3] for row in rows]


def test_the_guide_shows_these_very_files() -> None:
    """Each block of code in the guide stands, line by line, in the file it names above it."""
    text = GUIDE.read_text(encoding="utf-8")
    blocks = re.findall(r'^``` ?\w+ title="([^"]+)"\n(.*?)^```$', text, re.DOTALL | re.MULTILINE)
    assert len(blocks) >= 8
    for name, block in blocks:
        whole = (HERE / name).read_text(encoding="utf-8")
        for part in block.rstrip("\n").split("\n…\n"):
            assert part.strip("\n") in whole, f"{name} does not hold:\n{part}"


def test_the_guide_names_every_file_of_the_folder() -> None:
    """Whoever follows it leaves none out."""
    text = GUIDE.read_text(encoding="utf-8")
    for path in (HERE / "calculators" / NAME).glob("*.*"):
        assert f"`{path.name}`" in text, path.name
