"""A report of an editor's afternoon on the tiny playbook."""

import pytest

from macros.changes.comparing import compare
from macros.changes.report import Notice, Report
from tests.macros.changes.edited import FOLDER, edited, untouched


@pytest.fixture(name="report", scope="session")
def _report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """What `compare` says of it; problems and warnings are of the tests' own wording."""
    base = untouched(tmp_path_factory.mktemp("before"))
    head = edited(tmp_path_factory.mktemp("after"))
    found = compare(base, head, "tiny", base_name="main", head_name=None)
    problem = Notice(
        file=f"{FOLDER}/phases/roll-out.yaml",
        line=30,
        column=12,
        place='phase "Phase 1: Roll-Out", block "First Use"',
        sentence="Week 3 belongs to no block",
        hint="write 'last: 3' again, or give Week 3 to another block",
    )
    warning = Notice(
        file=f"{FOLDER}/risks.yaml",
        line=14,
        column=23,
        place='risk "Resistance", mitigation',
        sentence="the text is long",
        hint="shorten it",
    )
    return found.model_copy(update={"problems": [problem], "warnings": [warning]})
