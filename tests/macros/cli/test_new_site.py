"""What `playbook new` writes is a page, a row or a line of the site at once."""

from pathlib import Path

from click.testing import CliRunner

from macros.cli import main
from macros.content.loading import draft_of
from macros.editing.adding.kinds import kinds
from macros.editing.adding.places import places
from tests.conftest import MADE_UP, made_up_project, publishing
from tests.content.mending import mend_figures

ADDED = {
    "vertical/music-library": [],
    "kpi/lost-cards": [],
    "risk/wet-books": [],
    "milestone/all-members-back": [],
    "term/music-stand": [],
    "adjustment/quiet-hours": ["--in", "vertical/music-library"],
    "block/second-trial": ["--after", "trial-opening"],
    "phase/looking-back": [],
}
LENGTHS = {"block": ("Nine weeks", "Ten weeks"), "phase": ("Ten weeks", "Eleven weeks")}
"""What the home page says of the plan's length, before and after."""


def test_the_site_builds_with_what_was_added(tmp_path: Path) -> None:
    """Pages, navigation and permalinks are there, with the words that wait to be written over."""
    project = made_up_project(tmp_path / "project")
    home = project / "playbooks" / MADE_UP / "pages.yaml"
    for reference, options in ADDED.items():
        kind, _, id_ = reference.partition("/")
        draft, _ = draft_of(project, MADE_UP)
        found = places(draft, kinds()[kind])
        where = options or (["--in", found[-1].name] if found else [])
        made = CliRunner().invoke(main, ["new", kind, id_, *where, "--root", str(project)], catch_exceptions=False)
        assert made.exit_code == 0, made.output
        if kind in LENGTHS:
            mend_figures(project)
            text = home.read_text(encoding="utf-8")
            home.write_text(text.replace(*LENGTHS[kind]), encoding="utf-8")
    with publishing(tmp_path / "site", project) as site:
        for page in ("phases/looking-back", "verticals/music-library"):
            assert "To be written" in (site.folder / page / "index.html").read_text(encoding="utf-8")
        for reference in ADDED:
            full = reference.replace("adjustment/", "adjustment/music-library.")
            assert (site.folder / "r" / MADE_UP / full / "index.html").is_file(), full
