"""While serving, the last good playbook stands in for one with problems."""

import gc
import shutil
from pathlib import Path

import pytest

from macros.content.problems import PlaybookError
from macros.content.validation.draft import Source
from macros.generator.site_loading import keep_good, load_sites
from tests.macros.content.cases import CASES
from tests.several import add_copy

NAME = "tiny"


@pytest.fixture(name="root")
def copied_root(tmp_path: Path) -> Path:
    """A checkout that a test may spoil."""
    shutil.copytree(CASES / "playbooks", tmp_path / "playbooks")
    return tmp_path


def spoil(root: Path) -> None:
    """Make a mistake that an editor makes."""
    path = root / "playbooks" / NAME / "risks.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("mitigation:", "mitigaton:", 1), encoding="utf-8")


def mend(root: Path) -> None:
    """Undo it."""
    shutil.copy(CASES / "playbooks" / NAME / "risks.yaml", root / "playbooks" / NAME)


def test_of_several_playbooks_only_the_edited_one_is_read_again(root: Path) -> None:
    """Those that stand as they were are the same objects, so that nothing made of them is made again."""
    names = [NAME, *(add_copy(root, f"copy-{letter}").name for letter in "abc")]
    before = load_sites(root, names, serving=True).sites
    edited = root / "playbooks" / "copy-b" / "risks.yaml"
    edited.write_text(f"{edited.read_text(encoding='utf-8')}\n", encoding="utf-8")

    after = load_sites(root, names, serving=True, good=before).sites

    assert [one.loaded is other.loaded for one, other in zip(before, after, strict=True)] == [True, True, False, True]


def test_a_build_never_stands_in(root: Path) -> None:
    """What is published is what is written, or nothing."""
    keep_good(root, [NAME])
    spoil(root)

    with pytest.raises(PlaybookError, match=r"risks\.yaml"):
        load_sites(root, [NAME], serving=False)


def test_a_build_remembers_no_file_of_a_playbook_that_it_has_read(root: Path) -> None:
    """Of a hundred playbooks everything that was read would stay; nor does it keep how they are written."""
    names = [NAME, add_copy(root, "copy").name]
    gc.collect()
    before = sum(isinstance(it, Source) for it in gc.get_objects())
    sites = load_sites(root, names, serving=False).sites
    gc.unfreeze()
    assert sum(isinstance(it, Source) for it in gc.get_objects()) <= before
    assert not any(document.written for site in sites for document in site.loaded.documents.values())


def test_a_build_refuses_problems_in_any_playbook(root: Path) -> None:
    """Whoever publishes one learns of mistakes in the others, as `playbook check` tells them."""
    shutil.copytree(root / "playbooks" / NAME, root / "playbooks" / "draft")

    with pytest.raises(PlaybookError, match=r"playbooks/draft/playbook\.yaml"):
        load_sites(root, [NAME], serving=False)
    assert load_sites(root, [NAME], serving=True)[1] == ()


def test_serving_shows_the_last_good_playbook_and_the_problems(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    """An editor sees every problem and still has a site; when it is mended the new state is shown."""
    (before,), problems = load_sites(root, [NAME], serving=True)
    assert problems == ()
    keep_good(root, [NAME])
    spoil(root)

    (shown,), problems = load_sites(root, [NAME], serving=True)

    assert shown.registry["risk/resistance"].node == before.registry["risk/resistance"].node
    assert any("mitigaton" in str(problem) for problem in problems)
    assert all(str(problem) in caplog.text for problem in problems)

    mend(root)
    assert load_sites(root, [NAME], serving=True)[1] == ()


def test_a_playbook_at_hand_stands_in_without_being_read_again(root: Path) -> None:
    """While serving, the last good one is known."""
    before = load_sites(root, [NAME], serving=True).sites
    spoil(root)

    shown = load_sites(root, [NAME], serving=True, good=before)

    assert shown.sites is before
    assert shown.told == shown.problems


def test_serving_needs_one_good_playbook_to_begin_with(root: Path) -> None:
    """Where there has been none, the problems are all there is to show."""
    spoil(root)

    with pytest.raises(PlaybookError):
        load_sites(root, [NAME], serving=True)


def test_the_build_day_can_be_fixed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH makes a build repeatable."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

    assert load_sites(root, [NAME], serving=False).sites[0].today.isoformat() == "2023-11-14"


@pytest.mark.parametrize(
    "pattern", ["https://code.example/{file}#L{line}", "https://code.example/{", "https://code.example/"]
)
def test_a_pattern_that_cannot_be_filled_in_is_told(root: Path, monkeypatch: pytest.MonkeyPatch, pattern: str) -> None:
    """One sentence about SOURCE_URL instead of a dead link for every statement."""
    monkeypatch.setenv("SOURCE_URL", pattern)

    with pytest.raises(
        PlaybookError, match=r"SOURCE_URL:1:1: environment: .* is no pattern; write \{path\} and \{line\}"
    ):
        load_sites(root, [NAME], serving=False)


def test_serving_reads_again_what_has_changed_alone(root: Path) -> None:
    """Of many playbooks an edit changes one; what another's list of ids says may change it too."""
    add_copy(root, "second")
    names = [NAME, "second"]
    first, second = load_sites(root, names, serving=True).sites
    assert (first.base, second.base) == ("", "second/")

    risks = root / "playbooks" / "second" / "risks.yaml"
    risks.write_text(risks.read_text(encoding="utf-8").replace("Talk early", "Talk late"), encoding="utf-8")
    same, other = load_sites(root, names, serving=True, good=(first, second)).sites

    assert same.loaded is first.loaded
    assert same.registry is first.registry
    assert other.registry["risk/resistance"].node.mitigation == "Talk late"


def test_problems_of_all_playbooks_are_told_at_once(root: Path) -> None:
    """Whoever mends one should not learn of the other afterwards."""
    spoil(root)
    add_copy(root, "second", root / "playbooks" / NAME)

    with pytest.raises(PlaybookError) as raised:
        load_sites(root, [NAME, "second"], serving=False)
    assert {problem.path.split("/")[1] for problem in raised.value.problems} == {NAME, "second"}
