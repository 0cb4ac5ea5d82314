"""A built site's files are read once and written once."""

import hashlib
from pathlib import Path

import pytest

from macros.publishing import Built


@pytest.fixture(name="folder")
def built_folder(tmp_path: Path) -> Path:
    """A site of two files."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text("<p>é</p>", encoding="utf-8")
    (tmp_path / "data.json").write_text("1", encoding="utf-8")
    return tmp_path


def test_every_file_is_known_by_its_path(folder: Path) -> None:
    """With its text, its bytes and its checksum, read or not."""
    site = Built(folder)

    assert site.paths == ["a/index.html", "data.json"]
    assert site.pages == ["a/index.html"]
    assert "data.json" in site
    assert "index.html" not in site
    assert site.text("a/index.html") == "<p>é</p>"
    for path in site.paths:
        content = (folder / path).read_bytes()
        assert (site.size(path), site.checksum(path)) == (len(content), hashlib.sha256(content).digest())


def test_what_is_put_counts_at_once_and_is_written_when_saved(folder: Path) -> None:
    """A new file in a new folder, and another text for one that is there."""
    site = Built(folder)
    site.checksum("data.json")
    site.put("data.json", "23")
    site.put("new/folder/page.html", "x")

    assert site.size("data.json") == 2
    assert site.checksum("data.json") == hashlib.sha256(b"23").digest()
    assert site.pages == ["a/index.html", "new/folder/page.html"]
    assert (folder / "data.json").read_text(encoding="utf-8") == "1"
    site.save()
    assert (folder / "data.json").read_text(encoding="utf-8") == "23"
    assert (folder / "new/folder/page.html").read_text(encoding="utf-8") == "x"


def test_what_stays_the_same_is_not_written(folder: Path) -> None:
    """A file that gets the text it has keeps its time."""
    before = (folder / "data.json").stat().st_mtime_ns
    site = Built(folder)
    site.put("data.json", "1")
    site.save()

    assert (folder / "data.json").stat().st_mtime_ns == before


def test_what_there_is_no_room_for_waits_in_the_folder(folder: Path) -> None:
    """Whatever was put, read or worked out stays right, as of a site that fits."""
    site = Built(folder, room=10)
    site.put("a/index.html", "<p>changed</p>")
    site.put("new.html", "as long as this")
    site.put("a/index.html", "<p>again</p>")

    assert (folder / "new.html").read_text(encoding="utf-8") == "as long as this"
    for path, text in (("data.json", "1"), ("new.html", "as long as this"), ("a/index.html", "<p>again</p>")):
        assert site.text(path) == text
        assert site.size(path) == len(text)
        assert site.checksum(path) == hashlib.sha256(text.encode()).digest()
    site.save()
    assert (folder / "a/index.html").read_text(encoding="utf-8") == "<p>again</p>"


def test_what_overtakes_a_build_is_heard_while_it_is_written(folder: Path) -> None:
    """Of a hundred playbooks there are fifty thousand files."""
    site = Built(folder)
    for number in range(3):
        site.put(f"{number}.html", "<p>")
    heard: list[int] = []

    def give_way() -> None:
        heard.append(len(heard))
        if len(heard) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        site.save(on_each=give_way)
    assert [(folder / f"{number}.html").is_file() for number in range(3)] == [True, False, False]
