"""`playbook export`, as it is called."""

import csv
from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from click.testing import CliRunner, Result

from macros.cli import main
from macros.content.site import Site
from macros.exports.formats import FORMATS
from macros.foundation.version import own_version
from macros.outputs.json_api import json_documents
from macros.setup import chromium
from tests.conftest import MADE_UP_ROOT
from tests.macros.exports.own_plans import ENTRIES, plan_text

DATED = ("--start", "2028-03-06", "--stamp", "2027-06-01T08:00:00Z")


def exported(*arguments: str | Path) -> Result:
    """What the command answers for the playbook made for tests."""
    return CliRunner().invoke(main, ["export", *map(str, arguments), "--root", str(MADE_UP_ROOT)], env={"SITE_URL": ""})


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_written_twice_the_same(form: str, tmp_path: Path) -> None:
    """As a file, or as a folder of files, each of which is named."""
    made = []
    for name in ("one", "two"):
        answer = exported(form, "-o", tmp_path / name / "out", *DATED)
        assert answer.exit_code == 0, answer.output
        found = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        assert len(answer.output.splitlines()) == len(found)
        made.append({path.relative_to(tmp_path / name): path.read_bytes() for path in found})
    assert made[0] == made[1]
    assert all(made[0].values())
    assert FORMATS[form].folder or list(made[0]) == [Path("out")]


def test_links_lead_to_the_site_where_it_is_known(tmp_path: Path) -> None:
    """With an address they are whole, without one they begin at the site's root."""
    for address, expected in (("https://guide.example/a", "https://guide.example/a/r/"), ("", "/r/")):
        exported("csv", "-o", tmp_path, "--site-url", address)
        with (tmp_path / "risk.csv").open(encoding="utf-8-sig", newline="") as file:
            assert next(csv.DictReader(file))["Link"].startswith(expected)


def test_a_vertical_s_plan_is_exported_by_its_id(tmp_path: Path) -> None:
    """The workbook is called by it and says what it adds."""
    assert exported("xlsx", "-o", tmp_path / "plan.xlsx", "--vertical", "university-library").exit_code == 0
    contents, plan = openpyxl.load_workbook(tmp_path / "plan.xlsx").worksheets[:2]
    assert contents["A1"].value == "Library Move Playbook: University Library"
    assert "University Library" in [row[6] for row in plan.iter_rows(values_only=True)]


def test_json_is_what_the_site_publishes(tmp_path: Path, site: Site) -> None:
    """The document of the playbook, or of one vertical."""
    published = dict(json_documents(replace(site, version=own_version())))
    for arguments, path in (((), ""), (("--vertical", "university-library"), "/verticals/university-library")):
        assert exported("json", "-o", tmp_path / "out.json", *arguments).exit_code == 0
        made = (tmp_path / "out.json").read_text("utf-8")
        assert made == published[f"api/v1/playbooks/library-move{path}.json"]
    both = ("--vertical", "university-library", "--vertical", "childrens-library")
    assert "name one" in exported("json", "-o", tmp_path / "out.json", *both).output


def test_a_wrong_call_says_what_can_be_typed(tmp_path: Path) -> None:
    """An unknown vertical or format names those there are."""
    answer = exported("csv", "-o", tmp_path, "--vertical", "zoo")
    assert answer.exit_code == 2
    assert "choose from childrens-library, university-library" in answer.output
    answer = exported("ics", "-o", tmp_path / "plan.ics")
    assert answer.exit_code == 2
    assert "--start, such as 2027-01-04" in answer.output
    answer = exported("ics", "-o", tmp_path / "plan.ics", "--start", "1850-01-07")
    assert answer.exit_code == 2
    assert "refuses" in answer.output
    answer = exported("pfd", "-o", tmp_path)
    assert answer.exit_code == 2
    assert "'xlsx'" in answer.output


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """Without a traceback."""
    (tmp_path / "file").write_text("")
    answer = exported("xlsx", "-o", tmp_path / "file" / "plan.xlsx")
    assert answer.exit_code == 1
    assert "cannot be written" in answer.output
    assert str(tmp_path) in answer.output


def plan_file(folder: Path, text: str | None = None) -> Path:
    """The own plan made for tests, as a file that My plan saved."""
    path = folder / "plan.json"
    path.write_text(plan_text(ENTRIES) if text is None else text, "utf-8")
    return path


@pytest.mark.parametrize("form", [*FORMATS, "pack"])
def test_a_plan_is_exported_in_every_format(form: str, tmp_path: Path) -> None:
    """Without any date being named: the plan says it."""
    if form == "pack" and chromium.find() is None:
        pytest.skip("no Chromium is here to print")
    answer = exported(form, "-o", tmp_path / "out", "--plan", plan_file(tmp_path))
    assert answer.exit_code == 0, answer.output


def test_a_plan_brings_its_vertical_name_and_start(tmp_path: Path) -> None:
    """What is named besides counts before it."""
    plan = plan_file(tmp_path)
    for arguments, expected in (
        ((), "Children’s Library, Main street"),
        (("--name", "Harbor", "--vertical", "university-library"), "University Library, Harbor"),
    ):
        assert exported("xlsx", "-o", tmp_path / "plan.xlsx", "--plan", plan, *arguments).exit_code == 0
        book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
        assert book["Contents"]["A1"].value == f"Library Move Playbook: {expected}"
    assert exported("csv", "-o", tmp_path / "t", "--plan", plan, "--start", "2028-03-06").exit_code == 0
    with (tmp_path / "t" / "plan.csv").open(encoding="utf-8-sig", newline="") as file:
        starts = {row["ID"]: row["Start"] for row in csv.DictReader(file)}
    assert starts["activity/put-up-the-shelves"] == "2028-03-06"


def test_a_vertical_of_a_plan_may_have_been_renamed(tmp_path: Path) -> None:
    """It goes by the id that it has now."""
    plan = plan_file(tmp_path, plan_text(ENTRIES | {"facts verticals": ["academic-library"]}))
    answer = exported("csv", "-o", tmp_path / "t", "--plan", plan)
    assert answer.exit_code == 0, answer.output


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "it was cut short or changed"),
        ("{}", "it is no plan; name the file that My plan saves"),
        (plan_text(ENTRIES, version=3), "update this copy of the project"),
        (plan_text(ENTRIES, playbook={"id": "other"}), "is a plan of the playbook 'other'"),
        (plan_text({"facts verticals": ["zoo"]}), "there is no vertical 'zoo'"),
        (plan_text({"facts users": ["85"]}), "the plan has no start: choose one on My plan"),
        (plan_text({"facts start": ["yesterday"]}), "refuses this"),
    ],
)
def test_a_plan_that_cannot_be_exported_says_why(text: str, words: str, tmp_path: Path) -> None:
    """And what to do; nothing is written."""
    answer = exported("ics", "-o", tmp_path / "out.ics", "--plan", plan_file(tmp_path, text))
    assert answer.exit_code == 2
    assert words in " ".join(answer.output.split())
    assert not (tmp_path / "out.ics").exists()


def test_json_holds_nothing_of_a_plan(tmp_path: Path) -> None:
    """It is what the site publishes, and says so rather than leaving the plan out."""
    answer = exported("json", "-o", tmp_path / "out.json", "--plan", plan_file(tmp_path))
    assert answer.exit_code == 2
    assert "leave --plan out" in answer.output


@pytest.mark.skipif(chromium.find() is None, reason="no Chromium is here to print")
def test_a_pdf_is_as_large_as_the_paper(tmp_path: Path) -> None:
    """A4 unless another is named, in points."""
    for arguments, size in (((), (595, 842)), (("--paper", "letter"), (612, 792))):
        assert exported("pack", "-o", tmp_path / "out.pdf", *arguments).exit_code == 0
        assert tuple(map(round, pypdfium2.PdfDocument(tmp_path / "out.pdf")[0].get_size())) == size
