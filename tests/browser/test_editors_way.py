"""An editor's whole way, in a repository made for it: from a branch to the published page, with every link kept."""

import json
import os
import re
import subprocess
from pathlib import Path

from click.testing import CliRunner, Result
from playwright.sync_api import Browser, Page

from macros.cli import main
from tests.browser.conftest import Guard
from tests.conftest import MADE_UP, Published, made_up_project, publishing

FOLDER = f"playbooks/{MADE_UP}"
GIT = ["git", "-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"]


DAYS = {"commit": "2027-02-01T09:00:00Z", "merge": "2027-02-03T15:00:00Z"}
"""When something is kept, and when it is merged."""
WHY = "Readers got lost in crowds."


class Checkout:
    """A repository with the sources of the playbook made for tests, as an editor has it."""

    def __init__(self, folder: Path) -> None:
        self.folder = made_up_project(folder)
        kept = self.folder / ".git"
        kept.unlink(missing_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("Begin")

    def git(self, *arguments: str) -> str:
        """Runs git, on a day that is the same whenever the test runs; what it prints."""
        dated = {**os.environ, "GIT_COMMITTER_DATE": DAYS[arguments[0]]} if arguments[0] in DAYS else None
        done = subprocess.run(
            [*GIT, *arguments], cwd=self.folder, capture_output=True, text=True, check=False, env=dated
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def commit(self, subject: str) -> None:
        """Keeps what an editor changed; the links to the code are none of it."""
        self.git("add", "playbooks", "docs", "mkdocs.yml")
        self.git("commit", "--quiet", "--message", subject)

    def playbook(self, *arguments: str) -> Result:
        """Runs a command of ours."""
        root = () if arguments[0] == "comment" else ("--root", str(self.folder))
        return CliRunner().invoke(main, [*arguments, *root], catch_exceptions=False)

    def change(self, file: str, old: str, new: str) -> None:
        """Writes over one piece of a file, as in a browser's editor."""
        path = self.folder / FOLDER / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file} holds {old!r} {text.count(old)} times"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def line(self, file: str, words: str) -> int:
        """The line in which words stand, from 1."""
        lines = (self.folder / FOLDER / file).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, start=1) if words in line)


def test_from_a_branch_to_the_published_page(chromium: Browser, tmp_path: Path) -> None:
    """Edit, wrong edit, message, cure, what changes, the comment, merge, publication; old links lead on."""
    checkout = Checkout(tmp_path / "project")
    published_ids = (checkout.folder / FOLDER / "ids.lock").read_text(encoding="utf-8")
    assert "activity/lead-tours active\n" in published_ids
    assert "activity/write-to-members active\n" in published_ids

    checkout.git("switch", "--quiet", "--create", "tours-in-groups")
    edit(checkout)
    a_wrong_edit_is_said_and_cured(checkout)
    what_changes_is_said(checkout)
    the_comment_says_it_too(checkout, tmp_path)
    checkout.commit("Lead readers through the house in groups")

    checkout.git("switch", "--quiet", "main")
    assert "In small groups" not in (checkout.folder / FOLDER / "risks.yaml").read_text(encoding="utf-8")
    message = f"Merge pull request #7 from editor/tours-in-groups\n\nTours in groups\n\n## Why\n\n{WHY}\n"
    checkout.git("merge", "--quiet", "--no-ff", "--message", message, "tours-in-groups")
    assert checkout.git("status", "--porcelain", "--untracked-files=no") == ""
    with publishing(tmp_path / "after", checkout.folder) as site:
        it_is_published(chromium, site)
        what_changed_is_told(chromium, site)
        old_links_lead_on(chromium, site)


def edit(checkout: Checkout) -> None:
    """Other words, another id, something gone, and something new whose words are written over."""
    checkout.change("risks.yaml", "Letters to every member", "In small groups, with a letter to every member")
    renamed = checkout.playbook("rename", "activity/lead-tours", "tours-in-groups")
    assert renamed.exit_code == 0, renamed.output
    because = "They come by themselves."
    retired = checkout.playbook("retire", "activity/write-to-members", "--because", because)
    assert retired.exit_code == 0, retired.output
    made = checkout.playbook("new", "risk", "lost-readers", "--in", "reader-risks")
    assert made.exit_code == 0, made.output
    where = re.fullmatch(rf"Go on in {FOLDER}/risks.yaml:(\d+)", made.stdout.splitlines()[0])
    assert where
    path = checkout.folder / FOLDER / "risks.yaml"
    words = iter(["Lost Readers", "Signs on every floor", "A helper at each stair", "A tour on the next day"])
    text = re.sub(r"# (mitigation|contingency|recovery):", r"\1:", path.read_text(encoding="utf-8"))
    text = re.sub(r"To be written \(lost readers\)", lambda _: next(words), text, count=4)
    path.write_text(text, encoding="utf-8")
    assert checkout.line("risks.yaml", "lost-readers:") == int(where[1])
    checked = checkout.playbook("check")
    assert (checked.exit_code, checked.stdout) == (0, "")


def a_wrong_edit_is_said_and_cured(checkout: Checkout) -> None:
    """The message has file, line and what to write; written so, nothing is left to say."""
    checkout.change("phases/opening.yaml", "text: 60% of members back", "text: 65% of members back")
    said = checkout.playbook("check")
    assert said.exit_code == 1
    [problem] = said.stdout.splitlines()
    assert problem.startswith(f"{FOLDER}/phases/opening.yaml:{checkout.line('phases/opening.yaml', 'value: 60')}:")
    cure = re.search(r"write (65),", problem)
    assert cure, problem
    checkout.change("phases/opening.yaml", "value: 60", f"value: {cure[1]}")
    assert checkout.playbook("check").exit_code == 0


def what_changes_is_said(checkout: Checkout) -> None:
    """In words of the plan, each kind of change by its name."""
    text = checkout.playbook("diff", "main").stdout
    for kind in ("Added", "Changed", "Renamed", "Retired"):
        assert re.search(rf"^{kind}\b", text, re.MULTILINE), text
    for words in ("Readers Stay Away", "Lost Readers", "tours-in-groups", "Write to members"):
        assert words in text


def the_comment_says_it_too(checkout: Checkout, folder: Path) -> None:
    """Made of the JSON that the check of a pull request hands on; that nothing stands in the way comes first."""
    report = checkout.playbook("diff", "main", "--format", "json").stdout
    assert len(json.loads(report)["changes"]) >= 4
    file = folder / "changes.json"
    file.write_text(report, encoding="utf-8")
    comment = checkout.playbook("comment", str(file)).stdout
    assert "Ready to merge" in comment.split("\n\n")[1]
    assert "Lost Readers" in comment


def opened(browser: Browser, url: str) -> tuple[Page, Guard]:
    """A page, kept inside its site."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    guard = Guard(context, "/".join(url.split("/")[:3]) + "/")
    page = context.new_page()
    page.goto(url)
    return page, guard


def it_is_published(browser: Browser, site: Published) -> None:
    """A reader sees the new words."""
    page, guard = opened(browser, f"{site.url}risks/")
    assert page.get_by_text("In small groups, with a letter to every member").first.is_visible()
    assert page.get_by_text("Signs on every floor").first.is_visible()
    guard.check()


def what_changed_is_told(browser: Browser, site: Published) -> None:
    """With the reason that the proposal gave, and that of what was retired."""
    page, guard = opened(browser, f"{site.url}changes/")
    told = page.locator("main").inner_text()
    for words in (WHY, "Lost Readers", "They come by themselves."):
        assert words in told
    guard.check()


def old_links_lead_on(browser: Browser, site: Published) -> None:
    """To the statement under its new id; and, for what is gone, to a page that says why."""
    page, guard = opened(browser, f"{site.url}r/{MADE_UP}/activity/lead-tours/")
    page.wait_for_url(re.compile(r"#activity--"))
    anchor = page.url.partition("#")[2]
    assert "Lead tours through the house" in page.locator(f"[id='{anchor}']").inner_text()
    gone, gone_guard = opened(browser, f"{site.url}r/{MADE_UP}/activity/write-to-members/")
    assert gone.get_by_text("They come by themselves.").first.is_visible()
    guard.check()
    gone_guard.check()
