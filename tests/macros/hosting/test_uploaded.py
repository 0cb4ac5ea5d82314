"""What a stranger's run has uploaded is one file of bounded size, or it is refused."""

import pytest

from macros.hosting.uploaded import Refused, only_file
from tests.macros.hosting.archives import zipped

GOOD = zipped({"changes.json": b"{}"})


def test_the_one_file_is_read() -> None:
    """Nothing is unpacked to the disk."""
    assert only_file(GOOD) == b"{}"


@pytest.mark.parametrize(
    ("archive", "reason"),
    [
        (zipped({}), "alone"),
        (zipped({"other.json": b"{}"}), "alone"),
        (zipped({"../changes.json": b"{}"}), "alone"),
        (zipped({"/etc/passwd": b"{}"}), "alone"),
        (zipped({"changes.json": b"{}", "../../.github/workflows/comment.yml": b"x"}), "alone"),
        (zipped({"changes.json": b" " * 101}), "larger than 100 bytes"),
        (b"", "no archive"),
        (b"PK\x03\x04 and so on", "no archive"),
        (GOOD[:-8], "no archive"),
        (GOOD.replace(GOOD[14:18], b"0000"), "no archive"),
    ],
)
def test_anything_else_is_refused(archive: bytes, reason: str) -> None:
    """Another name, a path that leads out, a second file, too much, or no archive at all."""
    with pytest.raises(Refused, match=reason):
        only_file(archive, largest=100)


def test_a_bomb_is_not_unpacked() -> None:
    """A hundred megabytes of nothing are a small archive; reading stops at the bound."""
    bomb = zipped({"changes.json": bytes(100_000_000)})
    assert len(bomb) < 200_000
    with pytest.raises(Refused, match="larger than"):
        only_file(bomb)
