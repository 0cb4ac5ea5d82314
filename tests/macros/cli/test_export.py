"""`playbook export`, as it is called."""

import csv
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from macros.cli import main
from macros.content.site import Site
from macros.exports.formats import FORMATS
from macros.foundation.version import own_version
from macros.outputs.json_api import json_documents
from tests.conftest import MADE_UP_ROOT

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
