"""What the published JSON documents hold beside the model: their heads, and what is told of ids and changes."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from macros.changes.report import Change
from macros.content.comparison import Status
from macros.outputs.json_shape import SCHEMA_VERSION

__all__ = [
    "ChangesDocument",
    "ComparisonDocument",
    "FormerVertical",
    "Head",
    "Index",
    "LeftOut",
    "Moved",
    "ReplacedField",
    "RetiredId",
    "Shape",
    "Source",
]


class Shape(BaseModel):
    """What every object of the JSON has in common: no other keys than those described."""

    model_config = ConfigDict(extra="forbid", defer_build=True)


class Source(Shape):
    """Where it is written."""

    file: str = Field(description="The YAML file, from the repository's root.")
    line: int = Field(ge=1)


class Head(Shape):
    """What every document begins with."""

    schema_version: int = Field(
        description="The version of the documents' shape: it grows when a field goes or means something else, not when "
        "one is added.",
        json_schema_extra={"const": SCHEMA_VERSION},
    )
    version: str = Field(description="The site's version.")
    commit: str | None = Field(description="The commit it was built from, where that is known.")


class Index(Head):
    """Names every document."""

    documents: list[str] = Field(description="The path of each, from the site's root.")


class FormerId(Shape):
    """An id that has been published and is no longer in the playbook."""

    reference: str = Field(description="What it was named by, as `kind/id`.")
    permalink: str = Field(description="An address that never changes, from the site's root.")


class Moved(FormerId):
    """An id whose thing goes by another id now."""

    moved_to: str = Field(description="That one, as `kind/id`; it may have been retired since.")


class RetiredId(FormerId):
    """An id that is gone, and what stood there as far as that is known."""

    title: str
    text: str | None = Field(description="Its words beside the title.")
    where: str | None = Field(description="Where it stood, from outside in.")
    until: str | None = Field(description="The day it was taken out.")
    because: str | None = Field(description="Why.")
    moved_to: str | None = Field(description="What to read in its place, as `kind/id`.")


class FormerVertical(Head, FormerId):
    """What stands where a vertical's document was."""

    moved_to: str | None = Field(description="The vertical to read in its place, as `kind/id`.")
    retired: bool = Field(description="Whether it is gone; otherwise it is the same under another id.")


class ChangesVersion(Shape):
    """A published state that says something else than the one before."""

    commit: str = Field(description="The commit, which never changes.")
    moment: str = Field(description="When it was committed, in UTC.", json_schema_extra={"format": "date-time"})
    changes: list[Change] = Field(description="What changed, as `playbook diff` says it.")


class ChangesDocument(Head):
    """What has changed in the playbook, newest first."""

    id: str = Field(description="The playbook's.")
    kind: Literal["changes"]
    page: str = Field(description="The page that shows the same, from the site's root.")
    since: str = Field(
        description="The day of the state that all is compared with in the end.", json_schema_extra={"format": "date"}
    )
    versions: list[ChangesVersion]


class Origin(Shape):
    """Whose words a field is, and where they are written."""

    from_: str = Field(alias="from", description="The vertical, or `base`.")
    file: str = Field(description="The YAML file, from the repository's root.")
    line: int = Field(ge=1)


class ReplacedField(Shape):
    """A field that a vertical changes; every field not listed is the base plan's."""

    reference: str = Field(description="The block or statement, as `kind/id`.")
    field: str = Field(description="Its field.")
    by: list[str] = Field(description="The replacements that change it, as `kind/id`.")
    from_: Origin = Field(alias="from", description="Whose words it is now, and where they are written.")


class LeftOut(Shape):
    """Something of the base plan that is left out."""

    reference: str = Field(description="The statement, or what held some, as `kind/id`.")
    by: list[str] = Field(description="The omissions that leave it out, as `kind/id`.")


class FieldDifference(Shape):
    """A field that reads differently; of what is in one variant only, each that it has."""

    field: str
    before: Any = Field(description="What the first variant says; `null` for nothing.")
    before_from: Origin | None = Field(description="Whose words that is; `null` where the first has no such thing.")
    after: Any = Field(description="What the second variant says; `null` for nothing.")
    after_from: Origin | None = Field(description="Whose words that is; `null` where the second has no such thing.")


class Compared(Shape):
    """What becomes of one thing from the first variant to the second."""

    id: str = Field(description="Permanent; inside a vertical, `<vertical>.<id>`.")
    kind: str
    permalink: str = Field(description="An address that never changes, from the site's root.")
    source: Source
    reference: str = Field(description="The thing, as `kind/id`.")
    status: Status = Field(description="In one word; shifted where its weeks alone differ.")
    title: str = Field(description="Its title, or its words where it has none.")
    phase: str | None = Field(description="The id of the phase that holds it; `null` of what a vertical adds.")
    block: str | None = Field(description="The id of the block that it is or stands in.")
    because: list[str] = Field(description="The replacements and omissions that cause it, as `kind/id`.")
    fields: list[FieldDifference]


class ComparedVariant(Shape):
    """One of the two."""

    key: str = Field(description="What addresses call it: `base`, a vertical, or two with `_` between them.")
    verticals: list[str] = Field(description="The verticals it is the plan for, by id.")
    title: str


class ComparisonDocument(Head):
    """What differs between two variants of the plan: the base plan, a vertical's, or that of two together."""

    id: str = Field(description="The keys of the two, with `..` between them.")
    kind: Literal["comparison"]
    page: str = Field(description="The page that shows the same, from the site's root.")
    before: ComparedVariant
    after: ComparedVariant
    differences: list[Compared] = Field(
        description="Everything that differs; applied to the first they give the second."
    )
