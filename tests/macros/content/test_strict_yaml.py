"""The YAML reader loses nothing, knows where everything stands, and survives hostile input."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import macros.content.yaml_events
from macros.content.documents import Mark
from macros.content.strict_yaml import DEPTH_LIMIT, parse


def read(text: str) -> Any:
    """The data of a text without a fault."""
    document, faults = parse("a.yaml", text.encode())
    assert faults == []
    assert document is not None
    return document.data


def sentences(content: bytes | str) -> list[tuple[int, int, str]]:
    """Line, column and sentence of every fault."""
    _, faults = parse("a.yaml", content.encode() if isinstance(content, str) else content)
    return [(fault.line, fault.column, fault.sentence) for fault in faults]


@pytest.mark.parametrize(
    "text", ["no", "on", "Yes", "2025-01-31", "-30%", "12:30", "4.9/5", "1.2.3", "1,5", "_1", "0x", "e3"]
)
def test_what_yaml_1_2_calls_text_stays_text(text: str) -> None:
    """Words, dates and odd numbers that YAML 1.1 would turn into something else arrive as they were written."""
    assert read(f"a: {text}") == {"a": text}


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("010", '10, or "010" if it is text'),
        ("-007", '-7, or "-007" if it is text'),
        (".5", '0.5, or ".5" if it is text'),
        ("5.", '5, or "5." if it is text'),
        ("1_000", '1000, or "1_000" if it is text'),
        ("1_0e3", '10e3, or "1_0e3" if it is text'),
        ("True", 'true, or "True" if it is text'),
        ("NULL", 'null, or "NULL" if it is text'),
        ("0x1F", '"0x1F", or plain digits if it is a number'),
        ("0o14", '"0o14", or plain digits if it is a number'),
        ("0b11", '"0b11", or plain digits if it is a number'),
        ("-.inf", '"-.inf", or plain digits if it is a number'),
        ("<<", '"<<"'),
        ("=", '"="'),
    ],
)
def test_what_other_readers_take_for_no_text_must_be_quoted(text: str, cure: str) -> None:
    """A value that another program would change is refused, with both ways of writing it, and each of them is right."""
    _, faults = parse("a.yaml", f"a: {text}\n".encode())
    assert [fault.cure.words for fault in faults] == [f"write {cure}"]
    for way in cure.removesuffix(" if it is text").split(", or "):
        assert way.startswith("plain") or sentences(f"a: {way}\n") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-2", -2),
        ("+3", 3),
        ("4.50", 4.5),
        ("1e3", 1000.0),
        ("-1.5E-2", -0.015),
    ],
)
def test_core_scalars_are_resolved(text: str, value: object) -> None:
    """The scalars of YAML 1.2's core schema become numbers, booleans and null."""
    found = read(f"a: {text}".rstrip())["a"]
    assert found == value
    assert type(found) is type(value)


def test_what_was_typed_is_kept_beside_the_value() -> None:
    """1.10 is 1.1 as a number; the cure must show it as it was typed."""
    document, _ = parse("a.yaml", b"a: 1.10\nb: text\n")
    assert document is not None
    assert document.written == {("a",): "1.10"}


def test_keys_are_always_text() -> None:
    """A number as a key collides with the same text, so that no entry is lost."""
    assert read("1: a\nno: b\n") == {"1": "a", "no": "b"}
    assert sentences('1: a\n"1": b\n') == [(2, 1, "the key '1' is here a second time, first in line 1")]


def test_marks_point_at_keys_and_values() -> None:
    """Lines and columns count from 1, in characters, also behind an emoji."""
    document, _ = parse("a.yaml", "a:\n  icon: 🚀\n  b: {🏃: x, c: y}\n  d:\n    - one\n    - two\n".encode())
    assert document is not None
    assert document.values["a", "icon"] == Mark(2, 9)
    assert document.keys["a", "b", "c"] == Mark(3, 13)
    assert document.values["a", "d", 1] == Mark(6, 7)
    assert document.mark(("a", "missing"), key=True) == Mark(1, 1)


def test_python_reader_marks_as_the_c_reader_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML was built without its C library, positions are the same."""
    text = "a:\n  icon: 🚀 go\n  b: {c: y, d: [1, 2]}\n  e: |\n    x\n    y\nf: 'q'\n".encode()
    fast, _ = parse("a.yaml", text)
    monkeypatch.setattr(macros.content.yaml_events, "READER", yaml.SafeLoader)
    slow, _ = parse("a.yaml", text)
    assert fast == slow


def test_block_texts_keep_their_words() -> None:
    """Folded and literal texts arrive as YAML defines them."""
    assert read("a: >-\n  one\n  two\nb: |\n  three\n  four\n") == {"a": "one two", "b": "three\nfour\n"}


def test_comments_of_their_own_are_fine() -> None:
    """Comments on lines of their own, behind numbers and behind quotes cut nothing."""
    assert read("# head\na: 1 # one\nb: 'x' # two\nc:\n  # three\n  d: y\ne: null # four\n") == {
        "a": 1, "b": "x", "c": {"d": "y"}, "e": None}  # fmt: skip


def test_byte_order_mark_is_harmless() -> None:
    """Some editors write one; it is not part of the first key, and columns stay right."""
    document, faults = parse("a.yaml", "\ufeffa: b".encode())
    assert faults == []
    assert document is not None
    assert document.values["a",] == Mark(1, 4)


def test_bytes_that_are_not_utf8_are_located() -> None:
    """Invalid UTF-8 is named by line, column and byte; UTF-16 by its name."""
    assert sentences(b"a: b\nc: \xff\n") == [(2, 4, "the byte 0xFF is not UTF-8")]
    assert sentences("ä: b\n".encode("latin-1")) == [(1, 1, "the byte 0xE4 is not UTF-8")]
    assert sentences("a: b".encode("utf-16")) == [(1, 1, "the file is saved as UTF-16")]


def test_control_characters_are_located() -> None:
    """Characters nobody sees are refused where they stand."""
    assert sentences("a: b\nc: d\x07e\n") == [(2, 5, "the file holds the invisible character U+0007")]
    assert sentences("a: b\u2028c\n") == [(1, 5, "the file holds the invisible character U+2028")]
    assert sentences('a: "\\ud800"\n')


def test_alias_bomb_is_refused_at_once() -> None:
    """Nine levels of nine aliases each would be 400 million values."""
    levels = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    levels += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    document, faults = parse("a.yaml", "\n".join(levels).encode())
    assert document is not None
    assert len(document.values) == 1 + 9 + 81
    assert "'*a0' is read as an alias, which playbooks do not use" in {fault.sentence for fault in faults}


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "".join(" " * n + "a:\n" for n in range(2000))])
def test_deep_nesting_is_refused_without_exhausting_the_stack(text: str) -> None:
    """Nesting has a limit far above any playbook's, and reaching it is a sentence, not a crash."""
    assert f"more than {DEPTH_LIMIT} levels of nesting" in [sentence for _, _, sentence in sentences(text)]


def test_a_repeated_key_keeps_its_first_value() -> None:
    """What is below a repeated key is lost as a whole, and the rest is read on."""
    document, faults = parse("a.yaml", b"a: {b: 1}\na: {b: 2, c: {d: 3}}\ne: 4\n")
    assert document is not None
    assert document.data == {"a": {"b": 1}, "e": 4}
    assert [fault.fatal for fault in faults] == [False]
    assert document.values["a", "b"] == Mark(1, 8)


def test_empty_files_are_named() -> None:
    """No byte, only blanks and only comments are all empty."""
    assert [sentences(text) for text in ("", " \n", "# a\n", "---\n")][:3] == [[(1, 1, "the file is empty")]] * 3


def test_characters_that_are_none_are_refused() -> None:
    """Unicode keeps some numbers free for ever; browsers and the HTML checker object to them."""
    for number in ("FFFE", "FFFF", "FDD0", "1FFFE", "10FFFF"):
        refused = [(1, 4, f"the text holds the invisible character U+{number}")]
        assert sentences(f'a: "b\\U{number:>08}"') == refused


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes the reader raise."""
    parse("a.yaml", text.encode("utf-8", "surrogatepass"))


@given(st.binary())
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """No file makes the reader raise."""
    parse("a.yaml", content)


@given(st.text(alphabet="ab: -#&*!|>'\"[]{},?%@`\n\t0.1~"))
def test_any_yaml_like_text_is_read_or_refused(text: str) -> None:
    """No mix of YAML's signs makes the reader raise, and no mark lies outside the text."""
    document, faults = parse("a.yaml", text.encode())
    lines = text.count("\n") + 1
    assert all(1 <= fault.line <= lines + 1 for fault in faults)
    assert document is None or all(mark.line <= lines + 1 for mark in document.values.values())
