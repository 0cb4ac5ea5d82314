"""Ids that a playbook had: where each leads now."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from macros.calculated.checking import load
from macros.content.former import Former, former_anchors, former_ids
from macros.editing.renaming import rename
from macros.editing.retiring import retire
from tests.conftest import MADE_UP_ROOT
from tests.macros.content.cases import CASES

DAY = dt.date(2026, 11, 26)


@pytest.fixture(name="tiny")
def _tiny(tmp_path: Path) -> Path:
    """The root of a copy of the tiny playbook."""
    shutil.copytree(CASES / "playbooks", tmp_path / "playbooks")
    return tmp_path


def former(root: Path, reference: str) -> Former:
    """What has become of an id."""
    return {it.reference: it for it in former_ids(load(root, "tiny"))}[reference]


def test_what_was_renamed_leads_to_what_it_is_called_now(tiny: Path) -> None:
    """Over every step."""
    rename(tiny, "tiny", "risk/resistance", "refusal")
    rename(tiny, "tiny", "risk/refusal", "reluctance")
    found = former(tiny, "risk/resistance")
    assert (found.retired, found.leads_to, found.goes_to) == (False, "risk/reluctance", None)
    assert former_anchors(load(tiny, "tiny")) == {"risk--reluctance": ("risk--refusal", "risk--resistance")}


def test_what_was_renamed_and_retired_leads_to_what_is_told_of_it(tiny: Path) -> None:
    """The page at its last address."""
    rename(tiny, "tiny", "kpi/satisfaction", "contentment")
    retire(tiny, "tiny", "kpi/contentment", into="kpi/total-value", because="x", today=DAY)
    found = former(tiny, "kpi/satisfaction")
    assert (found.retired, found.leads_to) == (False, "r/tiny/kpi/contentment/")
    assert former_anchors(load(tiny, "tiny")) == {}


def test_a_replacement_may_be_renamed_and_retired_itself(tiny: Path) -> None:
    """Readers are sent to what is there now, or nowhere."""
    retire(tiny, "tiny", "kpi/satisfaction", into="kpi/total-value", because="x", today=DAY)
    rename(tiny, "tiny", "kpi/target-timeline", "aim")
    retire(tiny, "tiny", "assumption/three", into="assumption/five", because="x", today=DAY)
    assert former(tiny, "kpi/satisfaction").into == "kpi/total-value"
    file = tiny / "playbooks/tiny/ids.lock"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "kpi/older retired\n", encoding="utf-8")
    words = "  kpi/older: {title: Older, until: '2026-01-01', because: x, into: kpi/satisfaction}\n"
    with (tiny / "playbooks/tiny/retired.yaml").open("a", encoding="utf-8") as retired:
        retired.write(words)
    assert former(tiny, "kpi/older").into == "kpi/total-value"


def test_replacements_in_a_circle_lead_nowhere(tiny: Path) -> None:
    """And end."""
    with (tiny / "playbooks/tiny/ids.lock").open("a", encoding="utf-8") as lock:
        lock.write("kpi/one retired\nkpi/two retired\n")
    entry = "  kpi/{}: {{title: X, until: '2026-01-01', because: x, into: kpi/{}}}\n"
    text = "schema: 1\nkind: retired\nretired:\n" + entry.format("one", "two") + entry.format("two", "one")
    (tiny / "playbooks/tiny/retired.yaml").write_text(text, encoding="utf-8")
    assert former(tiny, "kpi/one").into is None


def test_an_id_without_words_is_called_by_itself(tiny: Path) -> None:
    """Nobody said what stood there."""
    with (tiny / "playbooks/tiny/ids.lock").open("a", encoding="utf-8") as lock:
        lock.write("kpi/days-of-rest retired\n")
    found = former(tiny, "kpi/days-of-rest")
    assert (found.title, found.words, found.permalink) == ("Days of rest", None, "r/tiny/kpi/days-of-rest/")


@pytest.mark.parametrize("reference", ["activity/paint-the-shelves", "vertical/mobile-library"])
def test_the_made_up_playbook_has_retired_statements(reference: str) -> None:
    """Pages are looked at there."""
    assert reference in {it.reference for it in former_ids(load(MADE_UP_ROOT, "library-move")) if it.retired}
