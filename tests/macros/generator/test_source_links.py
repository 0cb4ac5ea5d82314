"""One setting gives each statement the address of its line, and of the place where it is changed."""

import pytest

from macros.content.problems import PlaybookError
from macros.generator.source_links import SourceLinks, source_links

COMMIT = "0123456789abcdef0123456789abcdef01234567"
LINE = {"path": "playbooks/guide/risks.yaml", "line": 12}


def links(commit: str | None = COMMIT, **environment: str) -> SourceLinks:
    """The patterns of an environment."""
    return source_links(environment, commit=lambda: commit)


def filled(found: SourceLinks) -> tuple[str, str]:
    """The addresses of one line, for reading and for changing it."""
    assert found.source is not None
    assert found.edit is not None
    return found.source.format(**LINE), found.edit.format(**LINE)


@pytest.mark.parametrize(
    ("repository", "source", "edit"),
    [
        ("https://github.com/acme/guide", f"blob/{COMMIT}", "edit/main"),
        ("https://github.acme.example/team/guide", f"blob/{COMMIT}", "edit/main"),
        ("https://gitlab.com/acme/sub/guide", f"-/blob/{COMMIT}", "-/edit/main"),
        ("https://gitlab.acme.example/acme/guide", f"-/blob/{COMMIT}", "-/edit/main"),
        ("https://gitea.com/acme/guide", f"src/commit/{COMMIT}", "_edit/main"),
        ("https://codeberg.org/acme/guide", f"src/commit/{COMMIT}", "_edit/main"),
        ("https://forgejo.acme.example:8443/acme/guide", f"src/commit/{COMMIT}", "_edit/main"),
    ],
)
def test_each_host_has_its_own_addresses(repository: str, source: str, edit: str) -> None:
    """A line is read at the commit that the site was built from, and changed on the branch that all changes go to."""
    end = "playbooks/guide/risks.yaml#L12"
    assert filled(links(REPOSITORY_URL=repository)) == (f"{repository}/{source}/{end}", f"{repository}/{edit}/{end}")


@pytest.mark.parametrize(
    "copied", ["https://github.com/acme/guide/", "https://github.com/acme/guide.git", " https://github.com/acme/guide "]
)
def test_what_is_copied_along_with_the_address_does_no_harm(copied: str) -> None:
    """A slash at the end, `.git` and spaces are no part of it."""
    assert links(REPOSITORY_URL=copied) == links(REPOSITORY_URL="https://github.com/acme/guide")


def test_any_host_can_be_named() -> None:
    """Where the name does not tell, a second setting does."""
    found = filled(links(REPOSITORY_URL="https://code.example/acme/guide", REPOSITORY_HOST="GitLab"))
    assert found[1] == "https://code.example/acme/guide/-/edit/main/playbooks/guide/risks.yaml#L12"


def test_changes_may_go_to_another_branch() -> None:
    """A branch of any name, which stands for the commit where there is none."""
    found = filled(links(None, REPOSITORY_URL="https://gitea.com/acme/guide", REPOSITORY_BRANCH="next/1.0#{x}"))
    end = "next/1.0%23%7Bx%7D/playbooks/guide/risks.yaml#L12"
    assert found == (f"https://gitea.com/acme/guide/src/branch/{end}", f"https://gitea.com/acme/guide/_edit/{end}")


def test_patterns_of_their_own_win() -> None:
    """Whoever publishes sources elsewhere writes the addresses out."""
    own = {"SOURCE_URL": "https://code.example/{path}?{line}", "EDIT_URL": "https://edit.example/{path}"}
    assert filled(links(REPOSITORY_URL="https://github.com/acme/guide", **own)) == (
        "https://code.example/playbooks/guide/risks.yaml?12",
        "https://edit.example/playbooks/guide/risks.yaml",
    )
    assert links(SOURCE_URL=own["SOURCE_URL"]) == SourceLinks(source=own["SOURCE_URL"], edit=None)


def test_without_a_setting_there_are_no_links() -> None:
    """Pages then show file and line as text; nobody asks git."""
    assert source_links({"REPOSITORY_URL": " "}, commit=lambda: pytest.fail("asked")) == SourceLinks(
        source=None, edit=None
    )


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        (
            {"REPOSITORY_URL": "git@github.com:acme/guide.git"},
            (
                "REPOSITORY_URL:1:1: environment: 'git@github.com:acme/guide.git' is no address of a repository; "
                "write it as the browser's address bar shows it: https://github.com/owner/repository"
            ),
        ),
        ({"REPOSITORY_URL": "https://github.com/acme"}, "is no address of a repository"),
        ({"REPOSITORY_URL": "http://[/acme/guide"}, "is no address of a repository"),
        ({"REPOSITORY_URL": "https://github.com/acme/guide?tab=readme#x"}, "is no address of a repository"),
        ({"REPOSITORY_URL": "javascript:alert(1)//a/b"}, "is no address of a repository"),
        (
            {"REPOSITORY_URL": "https://me:secret@github.com/acme/guide"},
            (
                "REPOSITORY_URL:1:1: environment: every page would publish the name before the '@'; "
                "leave it out, and the '@' too"
            ),
        ),
        (
            {"REPOSITORY_URL": "https://code.example/acme/guide"},
            (
                "REPOSITORY_HOST:1:1: environment: the name code.example does not tell how its addresses are written; "
                "write github, gitlab or gitea (which is Forgejo's too)"
            ),
        ),
        (
            {"REPOSITORY_URL": "https://github.com/acme/guide", "REPOSITORY_HOST": "svn"},
            "REPOSITORY_HOST:1:1: environment: 'svn' is no host that this site knows; write github",
        ),
        (
            {"SOURCE_URL": "https://code.example/{file}#L{line}"},
            (
                "SOURCE_URL:1:1: environment: 'https://code.example/{file}#L{line}' is no pattern; "
                "write {path} and {line} where they belong, or unset it"
            ),
        ),
        ({"SOURCE_URL": "https://code.example/{"}, "is no pattern"),
        ({"EDIT_URL": "https://code.example/#{line}"}, "EDIT_URL:1:1: environment: "),
        ({"EDIT_URL": "https://code.example/{path}#{line:d}"}, "is no pattern"),
    ],
)
def test_a_wrong_setting_is_a_sentence(environment: dict[str, str], words: str) -> None:
    """Which setting, what is wrong with it and what to write, instead of a dead link for every statement."""
    with pytest.raises(PlaybookError) as told:
        links(**environment)
    assert words in str(told.value)
    assert "secret" not in str(told.value)
