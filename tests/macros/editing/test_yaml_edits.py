"""A YAML file is changed where it is meant to be, and nowhere else."""

import pytest

from macros.content.documents import Path
from macros.content.strict_yaml import parse
from macros.editing.yaml_edits import line_of, span_of, with_entry, with_key, with_value, with_word, without

TEXT = """\
# What can go wrong.
schema: 1

risks:
  # Seen twice.
  late-data:
    title: "Late Data"   
    mitigation: >-
      Ask early,
      and ask again.


  # Seen once: 🐢
  resistance: {title: Resistance, see: [kpi/one, kpi/two]}

  quiet:
    title: Quiet
    see:
      - kpi/one
      - 'kpi/two'
# The end.
"""  # noqa: W291 - spaces at the end of a line stay too

FORMS = [pytest.param(TEXT, id="plain"), pytest.param(TEXT.replace("\n", "\r\n"), id="windows")]


def data(text: str) -> object:
    """What the strict reader makes of it."""
    document, faults = parse("file.yaml", text.encode())
    assert document is not None
    assert [fault for fault in faults if fault.severity == "problem"] == []
    return document.data


def changed(old: str, new: str) -> tuple[list[str], list[str]]:
    """The lines that went and those that came."""
    before, after = old.splitlines(), new.splitlines()
    return [line for line in before if line not in after], [line for line in after if line not in before]


@pytest.mark.parametrize("text", FORMS)
def test_a_key_is_renamed_in_its_line(text: str) -> None:
    """Comments, spaces, quotes and line ends stay."""
    assert with_key(text, ("risks", "late-data"), "slow-data") == text.replace("late-data:", "slow-data:")
    assert with_key(text, ("risks", "resistance"), "refusal") == text.replace("resistance:", "refusal:")


@pytest.mark.parametrize("text", FORMS)
@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (("risks", "late-data", "title"), '"Late Data"', '"Slow Data"'),
        (("risks", "quiet", "see", 1), "'kpi/two'", "'Slow Data'"),
        (("risks", "quiet", "see", 0), "- kpi/one", "- Slow Data"),
        (("risks", "resistance", "see", 1), "kpi/two]", "Slow Data]"),
    ],
)
def test_a_value_keeps_its_quotes(text: str, path: Path, old: str, new: str) -> None:
    """It is replaced in the form it was written in."""
    assert with_value(text, path, "Slow Data") == text.replace(old, new)


@pytest.mark.parametrize("text", FORMS)
@pytest.mark.parametrize(
    ("path", "gone"),
    [
        (("risks", "late-data"), 5),
        (("risks", "resistance"), 1),
        (("risks", "quiet"), 5),
        (("risks", "quiet", "see"), 3),
        (("risks", "quiet", "see", 0), 1),
        (("risks", "late-data", "mitigation"), 3),
        (("schema",), 1),
    ],
)
def test_what_is_taken_out_leaves_the_rest_as_it_was(text: str, path: Path, gone: int) -> None:
    """Its lines go; comments stay, those above it too."""
    after = without(text, path)
    lines = iter(text.splitlines(keepends=True))
    assert all(line in lines for line in after.splitlines(keepends=True)), "something else has changed"
    assert len(text.splitlines()) - len(after.splitlines()) == gone
    assert after.count("#") == text.count("#")
    expected = data(text)
    holder = expected
    for key in path[:-1]:
        holder = holder[key]  # type: ignore[index]
    del holder[path[-1]]  # type: ignore[attr-defined]
    assert data(after) == expected


@pytest.mark.parametrize(
    ("text", "path", "after"),
    [
        ("see: [kpi/one, kpi/two, kpi/three]\n", ("see", 1), "see: [kpi/one, kpi/three]\n"),
        ("see: [kpi/one, kpi/two]\n", ("see", 1), "see: [kpi/one]\n"),
        ("a: {b: 1, c: 2}\n", ("a", "b"), "a: {c: 2}\n"),
        ("title: x\nsee: [kpi/one]\n", ("see", 0), "title: x\n"),
        ("title: x\nsee:\n  - kpi/one\n", ("see", 0), "title: x\n"),
        ("- a: 1\n  b: 2\n", (0, "a"), "- b: 2\n"),
        ("a: 1\nb: 2", ("b",), "a: 1\n"),
        ("a: 1\n\nb: 2\n\nc: 3\n", ("b",), "a: 1\n\nc: 3\n"),
        ("a: 1\n\nb: 2\n", ("b",), "a: 1\n"),
    ],
)
def test_small_forms(text: str, path: Path, after: str) -> None:
    """Lists in brackets, mappings in braces, the last one of a list, a file without a last line end."""
    assert without(text, path) == after


def test_a_word_is_replaced_as_a_whole() -> None:
    """An id that begins or ends like another is another."""
    text = "formula: >-\n  7 * kpi/best - kpi/best-case\n  + old-kpi/best / assumption/a.kpi/best\n"
    assert with_word(text, ("formula",), "kpi/best", "kpi/finest") == text.replace("* kpi/best ", "* kpi/finest ")


@pytest.mark.parametrize("text", FORMS)
def test_an_entry_is_added_last_or_behind_another(text: str) -> None:
    """Indented as its neighbors are, set apart as they are, before the comments that follow."""
    entry = "delay:\n  # Rare.\n  title: Delay\n"
    after = with_entry(text, ("risks",), entry)
    came = ["", "  delay:", "    # Rare.", "    title: Delay"]
    lines = text.splitlines()
    assert after.splitlines() == [*lines[:-1], *came, lines[-1]]
    assert after.count("\r\n") == (after.count("\n") if "\r\n" in text else 0)
    after = with_entry(text, ("risks",), entry, after="late-data")
    assert after.splitlines() == [*lines[:10], *came, *lines[10:]]


@pytest.mark.parametrize(
    ("text", "path", "entry", "after"),
    [
        ("items: {a: {t: 1}, b: {t: 2}}\n", ("items",), "c: {t: 3}", "items: {a: {t: 1}, b: {t: 2}, c: {t: 3}}\n"),
        ("see:\n  - a\n  - b\n", ("see",), "c", "see:\n  - a\n  - b\n  - c\n"),
        ("see:\n  - a: 1\n", ("see",), "a: 2\nb: 3", "see:\n  - a: 1\n  - a: 2\n    b: 3\n"),
        ("items:\n", ("items",), "a: 1", "items:\n  a: 1\n"),
        ("items:\n  a: 1", ("items",), "b: 2", "items:\n  a: 1\n  b: 2\n"),
    ],
)
def test_entries_of_small_forms(text: str, path: Path, entry: str, after: str) -> None:
    """In braces, in a list, below a key that has nothing yet, in a file without a last line end."""
    assert with_entry(text, path, entry) == after


def test_places_are_told() -> None:
    """By line, and by where a value begins and ends; what is not there is an error."""
    text = f"\ufeff{TEXT}"
    assert line_of(text, ("risks", "resistance")) == 14
    start, end = span_of(text, ("risks", "late-data", "title"))
    assert text[start:end] == '"Late Data"'
    with pytest.raises(KeyError):
        line_of(text, ("risks", "none"))
    assert with_key(text, ("schema",), "version") == text.replace("schema", "version")


def test_changed_lines_are_few() -> None:
    """A rename is one line in a pull request."""
    assert changed(TEXT, with_key(TEXT, ("risks", "quiet"), "calm")) == (["  quiet:"], ["  calm:"])


def test_comments_indented_deeper_belong_to_the_entry_before_them() -> None:
    """What follows stands behind them, and what is taken out takes them along."""
    text = "risks:\n  late: Late\n    # kpi: kpi/x\n\n  # Of all.\n  slow: Slow\nend: x\n"
    assert with_entry(text, ("risks",), "new: New", after="late") == text.replace("kpi/x\n", "kpi/x\n\n  new: New\n")
    assert without(text, ("risks", "late")) == "risks:\n\n  # Of all.\n  slow: Slow\nend: x\n"
