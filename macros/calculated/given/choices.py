"""Choices that calculators offer under the id of a statement: whoever renames the statement renames them too."""

from __future__ import annotations

__all__ = ["EDGES", "choices_named_after", "edge_choice"]

EDGES = ("start", "end")


def edge_choice(edge: str, id_: str) -> str:
    """What the start or the end of a phase or block is called where a day is to be chosen.

    >>> edge_choice("start", "first-use")
    'start-of-first-use'
    """
    return f"{edge}-of-{id_}"


def choices_named_after(reference: str) -> tuple[str, ...]:
    """Every choice that is called after a statement, in the same order for every id of a kind.

    >>> choices_named_after("block/first-use")
    ('start-of-first-use', 'end-of-first-use')
    >>> choices_named_after("vertical-metric/shop.queue-length"), choices_named_after("risk/resistance")
    (('shop.queue-length',), ())
    """
    kind, _, id_ = reference.partition("/")
    if kind in ("phase", "block"):
        return tuple(edge_choice(edge, id_) for edge in EDGES)
    return (id_,) if kind == "vertical-metric" else ()
