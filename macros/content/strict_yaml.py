"""YAML text to plain data without losing anything: every key once, every value where it stands.

A playbook is written by people who know text, not YAML. So this reader knows less YAML than others: scalars of
YAML 1.2's core schema, mappings and lists; no aliases, anchors, tags, merge keys or second documents, no comment
behind unquoted text, because each of them drops or changes words without a sound.

Not for: files and their names (`macros.content.loading`) or what the keys mean (`macros.content.model`).
"""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from macros.content.cures import Edit
from macros.content.documents import Document
from macros.content.mended_text import MendedText
from macros.content.strange_lines import strange_lines
from macros.content.syntax import SyntaxFaults
from macros.content.yaml_events import DEPTH_LIMIT, MANY, Reading
from macros.content.yaml_faults import Fault, undecodable

__all__ = ["DEPTH_LIMIT", "MANY", "parse"]


def parse(path: str, content: bytes, edits: Iterable[Edit] = ()) -> tuple[Document | None, list[Fault]]:
    """Reads one file.

    Args:
        path: how problems name the file.
        content: its bytes.
        edits: cures within lines that are made before; whatever is found stands where it stood without them.

    Returns:
        The document with everything that could be understood (None where nothing was) and every fault found. What has a
        cure is read as if it had been made. A fault of syntax without one ends the reading, as does the `MANY`th fault;
        the document then holds what stood before it.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [undecodable(content, error)]
    mended = MendedText(text, edits)
    strange = list(strange_lines(path, mended))
    syntax = SyntaxFaults(path, mended)
    stops: list[Fault] = []
    while True:
        reading = Reading(path, mended)
        try:
            reading.run()
        except yaml.YAMLError as error:
            stops.append(syntax.explain(error, reading.here(), reading.open_quote))
            if not stops[-1].fatal:
                continue
        break
    faults = [*reading.located(strange), *reading.faults, *stops]
    if not reading.values and all(fault.severity == "warning" for fault in faults):
        faults = [reading.fault_of_an_empty_file()]
    document = Document(
        path=path,
        data=reading.data,
        values=reading.values,
        keys=reading.keys,
        written=reading.written,
        ends=reading.ends,
        key_ends=reading.key_ends,
    )
    return document, faults
