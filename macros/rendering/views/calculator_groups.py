"""The inputs of a calculator in groups: what is asked first, what stands open beside it, what is folded."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from macros.rendering.views.badges import Badge
from macros.rendering.views.calculator_fields import Field
from macros.rendering.views.sentences import Sentence
from macros.rendering.views.view import view

__all__ = ["FieldGroup", "Provenance", "asked_first", "grouped"]

_STATED = 3
"""Fields of a folded group whose values stand beside its title."""


@view
class Provenance:
    """Where what a field starts with comes from."""

    label: str
    help: Sentence
    """What the field means, where the form has no room to say it."""
    badge: Badge
    words: str
    href: str
    example: bool


@view
class FieldGroup:
    """Fields below one heading."""

    title: str
    id: str
    fields: tuple[Field, ...]
    about: tuple[Provenance, ...]
    stated: str
    """The names of the fields whose values the title tells, apart by spaces."""
    statement: str
    """These values as built."""


def asked_first(calculator: str, fields: Iterable[Field], title: str) -> FieldGroup:
    """The fields without a section, in one group."""
    return _group(f"{calculator}-facts", title, tuple(field for field in fields if not field.section))


def grouped(calculator: str, fields: Iterable[Field], *, advanced: bool) -> tuple[FieldGroup, ...]:
    """The others by their section: those that are asked at once, or the advanced ones."""
    chosen = (field for field in fields if field.section and field.is_advanced == advanced)
    kind = "more" if advanced else "group"
    return tuple(
        _group(f"{calculator}-{kind}-{number}", title, tuple(own))
        for number, (title, own) in enumerate(groupby(chosen, key=lambda field: field.section))
    )


def _group(id_: str, title: str, fields: tuple[Field, ...]) -> FieldGroup:
    stated = fields[:_STATED]
    return FieldGroup(
        title=title,
        id=id_,
        fields=fields,
        about=tuple(
            Provenance(
                label=field.label,
                help=field.help,
                badge=field.origin.badge,
                words=field.origin.words,
                href=field.origin.href,
                example=field.origin.example,
            )
            for field in fields
            if field.origin
        ),
        stated=" ".join(field.name for field in stated),
        statement="; ".join(f"{field.label}: {field.words}" for field in stated),
    )
