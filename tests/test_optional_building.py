"""Sites of playbooks that do without most of their parts, built strictly by MkDocs as any other."""

import re
from pathlib import Path

import pytest

from tests.conftest import MADE_UP, MADE_UP_ROOT, linked_project, publishing
from tests.macros.leaving_out import without

REGISTERS = ("measurement", "risks", "reviews", "conflicts", "glossary", "related", "pages", "badges")
PLAN = ("calculators", "phases", "verticals", "overview", "goals")
PAGES_OF_REGISTERS = {"measurement", "risks", "post-implementation", "conflicts", "glossary", "related"}
PAGES_OF_PLAN = {"calculators", "assumptions", "phases", "verticals", "compare", "plan"}


@pytest.mark.parametrize(
    ("parts", "gone", "left"),
    # Each conflict is about the plan too.
    [(PLAN, PAGES_OF_PLAN, PAGES_OF_REGISTERS - {"conflicts"}), (REGISTERS, PAGES_OF_REGISTERS, PAGES_OF_PLAN)],
    ids=["registers alone", "plan alone"],
)
def test_half_a_playbook_is_a_whole_site(
    tmp_path: Path, parts: tuple[str, ...], gone: set[str], left: set[str]
) -> None:
    """No page, no place in navigation and no dead link is left of the other half."""
    root = without(parts, MADE_UP_ROOT, MADE_UP, tmp_path / "root")
    project = linked_project(tmp_path / "project", root / "playbooks")
    settings = project / "mkdocs.yml"
    named = re.sub(r"^  playbooks: .*$", f"  playbooks: [{MADE_UP}]", settings.read_text("utf-8"), flags=re.MULTILINE)
    settings.write_text(named, encoding="utf-8")
    with publishing(tmp_path / "site", project) as site:
        home = (site.folder / "index.html").read_text(encoding="utf-8")
        linked = {address.partition("/")[0] for address in re.findall(r'href="([a-z-]+/)', home)}

        assert not {page.partition("/")[0] for page in site.pages} & gone
        assert not linked & gone
        assert linked & left
        assert left <= {page.partition("/")[0] for page in site.pages}
