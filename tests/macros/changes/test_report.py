"""The JSON of a report, which may come from anybody."""

import json
from typing import Any

import pytest

from macros.changes.report import LONGEST, MOST_BYTES, Report, Unreadable, read_report


def as_json(report: Report) -> dict[str, Any]:
    """A report as it is sent."""
    sent: dict[str, Any] = json.loads(report.model_dump_json(by_alias=True))
    return sent


def read(sent: Any) -> Report:
    """What is sent, read."""
    return read_report(json.dumps(sent).encode())


def test_a_report_survives_its_way(report: Report) -> None:
    """Written and read, it is the same; it says its version, and lists its changes."""
    sent = as_json(report)
    assert read(sent) == report
    assert sent["schema"] == 1
    assert [it["change"] for it in sent["changes"]][:3] == ["changed", "changed", "moved"]


def test_a_report_without_a_change_lists_none() -> None:
    """An empty list, which a program can ask for."""
    assert as_json(Report(playbook="tiny", base="main", changes=[], differs="nothing"))["changes"] == []


def altered(sent: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """What is sent, with another value at a path."""
    at: Any = sent
    *steps, last = path.split(".")
    for step in steps:
        at = at[int(step)] if step.isdigit() else at[step]
    at[last] = value
    return sent


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("more", 1),
        ("schema", 2),
        ("schema", "1"),
        ("playbook", "../etc"),
        ("changes.0.page", "https://evil.example/"),
        ("changes.0.page", "risks/#x"),
        ("changes.0.page", "risks/)[x](https://evil.example"),
        ("changes.0.anchor", 'a--b" onclick'),
        ("changes.0.permalink", "//evil.example/r/"),
        ("changes.0.name", "x" * (LONGEST + 1)),
        ("changes.0.label", "x" * 301),
        ("changes.0.change", "deleted"),
        ("changes.0.source.line", -1),
        ("changes.0.source.line", "1"),
        ("changes.0.source.line", 10**9),
        ("changes.0.rows.0.form", "html"),
        ("pages.0.address", "../../"),
        ("changes", None),
        ("changes", {}),
    ],
)
def test_what_is_no_report_is_refused(report: Report, path: str, value: Any) -> None:
    """Other keys, other types, what is too long, and addresses that are not ours."""
    with pytest.raises(Unreadable, match="it is no report of `playbook diff`: "):
        read(altered(as_json(report), path, value))


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"\xff", b"null", b"[" * 100_000, b'{"changes": []}'])
def test_what_is_no_json_is_refused(text: bytes) -> None:
    """In one sentence, whatever it is."""
    with pytest.raises(Unreadable):
        read_report(text)


def test_what_is_too_large_is_not_read() -> None:
    """A report is no place to keep a film."""
    with pytest.raises(Unreadable, match="8,000,001 bytes"):
        read_report(b" " * (MOST_BYTES + 1))
