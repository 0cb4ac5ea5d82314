"""What pages offer to take away."""

import csv
import io
from dataclasses import replace

import openpyxl

from macros.content.loaded import Loaded
from macros.content.registry import Registry
from macros.content.site import Site
from macros.exports.csv_files import csv_files
from macros.exports.downloads import downloads, published
from macros.exports.edition import Edition
from macros.exports.markdown_pages import LLMS
from macros.exports.tables import ID
from macros.rendering.views.downloads import download_menu
from tests.macros.exports.conftest import ADDRESS


def test_every_page_of_the_playbook_offers_something(whole: Edition) -> None:
    """Whatever is at home on a page can be taken away from it."""
    pages = {it.page for it in whole.entities.values()}
    assert all(downloads(whole.loaded, ADDRESS, page) for page in [*pages, "phases/"])
    assert downloads(whole.loaded, ADDRESS, "calculators/roi/") == ()


def test_what_is_offered_is_published_once(whole: Edition) -> None:
    """Under the path that the menu names, with the bytes whose number it tells."""
    files = list(published(whole.loaded, ADDRESS))
    paths = [path for path, _ in files]
    assert len(paths) == len(set(paths))
    pages = {it.page for it in whole.entities.values()} | {"phases/"}
    offered = {it.path: it.content for page in pages for it in downloads(whole.loaded, ADDRESS, page)}
    assert dict(files) == offered | {LLMS: dict(files)[LLMS]}


def test_of_what_is_published_once_only_sizes_are_kept(loaded: Loaded) -> None:
    """A build of a hundred playbooks has no room for all their files; pages tell the same sizes."""
    one, other = replace(loaded), replace(loaded)
    told = {path: len(content) for path, content in published(one, ADDRESS, once=True)}
    assert dict(published(other, ADDRESS)) == dict(published(loaded, ADDRESS))
    for page, (file, *_) in ((page, downloads(one, ADDRESS, page)) for page in ("risks/", "phases/", "playbook/")):
        assert (file.content, file.size) == (b"", told[file.path]), page
        assert file.size == len(downloads(other, ADDRESS, page)[0].content)


def test_a_list_is_the_one_that_the_command_writes(whole: Edition) -> None:
    """Byte for byte."""
    exported = dict(csv_files(whole))
    offered = {it.path.rpartition("library-move-")[2]: it.content for it in downloads(whole.loaded, ADDRESS, "risks/")}
    for name in ("risk.csv", "warning.csv", "escalation-level.csv"):
        assert offered[name] == exported[name]


def test_a_vertical_s_page_offers_its_whole_plan(whole: Edition) -> None:
    """With its additions, under its name."""
    workbook = next(
        it for it in downloads(whole.loaded, ADDRESS, "verticals/university-library/") if it.form == "Excel"
    )
    sheet = openpyxl.load_workbook(io.BytesIO(workbook.content)).worksheets[1]
    head, *rows = sheet.iter_rows(values_only=True)
    ids = {row[head.index(ID)] for row in rows}
    assert any(str(it).startswith("adjustment/university-library.") for it in ids)
    assert "activity/visit-schools" not in ids


def test_a_phase_s_page_offers_its_own_list(whole: Edition) -> None:
    """Nothing of other phases is in it, and all of them together are the plan."""
    told = []
    for phase in whole.plan.phases:
        (file,) = (it for it in downloads(whole.loaded, ADDRESS, f"phases/{phase.id}/") if it.form == "CSV")
        told += [row["ID"] for row in csv.DictReader(io.StringIO(file.content.decode("utf-8-sig")))]
    (plan,) = (it for it in downloads(whole.loaded, ADDRESS, "phases/") if it.form == "CSV")
    assert told == [row["ID"] for row in csv.DictReader(io.StringIO(plan.content.decode("utf-8-sig")))]


def test_the_menu_tells_form_and_size(site: Site) -> None:
    """So that nobody loads more than they want; its links are seen from the page."""
    menu = download_menu(site, "risks/")
    assert menu
    assert [(it.about, it.detail, it.href) for it in menu.files][1] == ("Risks", "CSV, 1 kB", "library-move-risk.csv")
    assert download_menu(site, "") is None


def test_a_page_s_lists_hold_what_is_at_home_there(whole: Edition) -> None:
    """Activities that go on after the plan are on their own page, and no activity of a phase is among them."""
    home = "post-implementation/"
    (file,) = (it for it in downloads(whole.loaded, ADDRESS, home) if it.form == "CSV")
    told = {row["ID"] for row in csv.DictReader(io.StringIO(file.content.decode("utf-8-sig")))}
    assert told == {it.reference for it in whole.entities.values() if it.page == home and it.kind == "activity"}


def test_a_menu_s_files_are_of_the_page_s_kinds(whole: Edition) -> None:
    """A category that only holds risks is a column of theirs, not a list."""
    names = [it.path for it in downloads(whole.loaded, ADDRESS, "risks/")]
    kinds = {it.kind for it in Registry.of(whole.loaded).on_page("risks/")}
    assert {f"risks/library-move-{kind}.csv" for kind in kinds - {"risk-category"}} < set(names)
    assert "risks/library-move-risk-category.csv" not in names
