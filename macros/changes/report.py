"""What changes between two states of a playbook, as `playbook diff` prints it in JSON and `playbook comment` reads it.

The JSON may come from a pull request of anybody, so it is read by this model alone: no other keys, lengths and numbers
within bounds, addresses of our own form. Texts are plain text; whoever prints them escapes them for where they go.
Not for: finding out what changes (`macros.changes.comparing`).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

__all__ = [
    "LONGEST",
    "MOST_BYTES",
    "Answer",
    "Change",
    "ChangeKind",
    "FieldChange",
    "Group",
    "Notice",
    "Page",
    "Piece",
    "Place",
    "Report",
    "Row",
    "RowForm",
    "Shift",
    "Unreadable",
    "read_report",
]

LONGEST = 4000
"""Characters of a text; what is longer has been shortened."""
MOST_BYTES = 8_000_000
"""Of a report as JSON, so that nobody reads for ever."""

Words = Annotated[str, StringConstraints(max_length=LONGEST)]
Name = Annotated[str, StringConstraints(max_length=300)]
Address = Annotated[str, StringConstraints(max_length=300, pattern=r"^([a-z0-9][a-z0-9-]*/)*$")]
"""A page from the site's root: `phases/first-week/`; home is empty."""
Anchor = Annotated[str, StringConstraints(max_length=200, pattern=r"^([a-z-]+--[a-z0-9.-]+)?$")]
"""The element's id on its page; empty where it has none."""
Permalink = Annotated[str, StringConstraints(max_length=300, pattern=r"^r/[a-z0-9-]+/[a-z-]+/[a-z0-9.-]+/$")]
Number = Annotated[int, Field(ge=0, le=10_000_000)]

ChangeKind = Literal["added", "changed", "reworded", "moved", "renamed", "retired"]
RowForm = Literal["words", "value", "weeks"]


class _Shape(BaseModel):
    """Unknown keys are refused, and no value is taken for another."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


class Piece(_Shape):
    """A stretch of text that stays, goes or comes."""

    mark: Literal["same", "old", "new"] = Field(description="Whether it stays, goes or comes.")
    text: Words = Field(description="The text; what stays before and after it is separated by a space.")


class Row(_Shape):
    """What became of one field, for people."""

    label: Name = Field(description="What the field is called.", examples=["mitigation"])
    form: RowForm = Field(
        description="`words` with the words that differ marked, `value` from one value to another, `weeks` likewise."
    )
    pieces: list[Piece] = Field(description="The old and the new, in the order of reading.")
    unit: Name = Field("", description="What values are counted in.", examples=["days"])


class FieldChange(_Shape):
    """What became of one field, for machines."""

    field: Name = Field(description="Its keys in the YAML, joined by dots.", examples=["quantity.value"])
    old: Any = Field(None, description="What stood there; null for nothing.")
    new: Any = Field(None, description="What stands there now; null for nothing.")


class Group(_Shape):
    """Statements of one sort inside something that was added or retired."""

    title: Name = Field(description="Their label.", examples=["Key Focus Areas"])
    statements: list[Words] = Field(description="Each as the plan puts it.")


class Place(_Shape):
    """Where it is written."""

    file: Name = Field(description="The YAML file, from the repository's root; of something retired, where it stood.")
    line: Number = Field(description="The line of what changed, counted from 1.")


class Change(_Shape):
    """What became of one thing."""

    change: ChangeKind = Field(description="What happened to it.")
    kind: Name = Field(description="Its kind, or what it is where it has no address of its own.", examples=["kpi"])
    label: Name = Field(description="The kind for readers.", examples=["KPI"])
    id: Name = Field(description="Its id now; of something retired, its last one.")
    former_id: Name | None = Field(None, description="Its id before, where it was renamed.")
    name: Words = Field(description="Its title, or its words where it has none; now, or the last ones.")
    within: Name = Field("", description="What holds it, by name.", examples=["Room by Room"])
    weeks: Name = Field("", description="When it is due or runs.", examples=["Weeks 4-6"])
    page: Address = Field("", description="Its page, from where the playbook's pages lie.")
    anchor: Anchor = Field("", description="Its place on the page.")
    permalink: Permalink | None = Field(None, description="The address that never changes, from the site's root.")
    source: Place = Field(description="Where it is written.")
    rows: list[Row] = Field(default_factory=list, description="What became of its fields, for people.")
    fields: list[FieldChange] = Field(default_factory=list, description="The same for machines, complete.")
    holds: list[Group] = Field(default_factory=list, description="What was added or retired with it.")
    counts: Words = Field("", description="How much that is.", examples=["4 focus areas, 3 adjustments"])
    because: Words = Field("", description="Why, where its editor says so.")
    successor: Name | None = Field(None, description="Of something retired, what to read now, as `kind/id`.")
    successor_name: Words = Field("", description="The name of that.")
    phases: list[Name] = Field(default_factory=list, description="The phases it concerns, by id.")
    verticals: list[Name] = Field(default_factory=list, description="The verticals it concerns, by id.")


class Answer(_Shape):
    """What a calculator answers to the playbook's own example, before and now."""

    calculator: Name = Field(description="Its name.", examples=["roi"])
    title: Name = Field(description="Its name for readers.", examples=["Return on investment"])
    old: Words | None = Field(None, description="The answer before; null where there was none.")
    new: Words | None = Field(None, description="The answer now; null where there is none.")
    pieces: list[Piece] = Field(default_factory=list, description="Old and new in one; in full, if that alone differs.")
    inputs: list[Row] = Field(default_factory=list, description="Its defaults that changed.")


class Shift(_Shape):
    """The weeks that shift in one plan."""

    vertical: Name | None = Field(None, description="The vertical whose plan it is, by id; null for the base plan.")
    title: Name = Field(description="The plan's name.")
    rows: list[Row] = Field(description="One for each that shifts.")
    with_base: bool = Field(False, description="Whether what shifts in the base plan shifts here too.")


class Notice(_Shape):
    """A problem or warning of the newer state."""

    file: Name = Field(description="The file, from the repository's root.")
    line: Number
    column: Number
    place: Words = Field(description="Where that is, in words.")
    sentence: Words = Field(description="What is wrong.")
    hint: Words = Field("", description="The cure.")


class Page(_Shape):
    """A page to look at."""

    address: Address = Field(description="From where the playbook's pages lie.")
    title: Name = Field(description="What it is called.")


class Report(_Shape):
    """What changes between two states of a playbook."""

    schema_version: Literal[1] = Field(1, alias="schema", description="The version of this shape.")
    playbook: Annotated[str, StringConstraints(max_length=100, pattern=r"^[a-z0-9][a-z0-9._-]*$")] = Field(
        description="The playbook's folder."
    )
    base: Name = Field(description="The older state: a revision or folder as it was named.")
    began_at: Annotated[str, StringConstraints(max_length=40, pattern=r"^([0-9a-f]{7,40})?$")] = Field(
        "", description="The commit that both have in common and that changes are counted from, where the base went on."
    )
    head: Name | None = Field(None, description="The newer one; null for the files as they lie there.")
    changes: list[Change] = Field(description="Every change, empty where the playbook says the same.")
    differs: Literal["nothing", "layout", "order", "content"] = Field(
        description="What differs at all: nothing, comments and layout, the order of entries too, or what is said."
    )
    reordered: list[Name] = Field(default_factory=list, description="Files whose entries stand in another order.")
    answers: list[Answer] = Field(default_factory=list, description="The worked examples, one a calculator.")
    shifts: list[Shift] = Field(default_factory=list, description="Weeks that shift, for each plan in which any does.")
    problems: list[Notice] = Field(default_factory=list, description="What keeps the newer state from being published.")
    warnings: list[Notice] = Field(default_factory=list, description="What may stand.")
    pages: list[Page] = Field(default_factory=list, description="Where to look.")
    unread: list[Name] = Field(
        default_factory=list, description="Files that could not be read in one of the states, and so were not compared."
    )
    is_alone: bool = Field(True, description="Whether there is no other playbook, and pages lie at the root.")
    others: list[Report] = Field(
        default_factory=list,
        description="The same of each further playbook that changes or has problems, where no playbook was named.",
    )

    @property
    def every(self) -> tuple[Report, ...]:
        """This report and those of the further playbooks."""
        return (self, *self.others)


class Unreadable(ValueError):
    """Text that is no report, said in one sentence."""


def read_report(text: bytes) -> Report:
    """The report that `text` holds.

    Raises:
        Unreadable: for whatever is none.
    """
    if len(text) > MOST_BYTES:
        raise Unreadable(f"it holds {len(text):,} bytes, more than the {MOST_BYTES:,} a report may have")
    try:
        return Report.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(step) for step in first["loc"])[:200]
        raise Unreadable(f"it is no report of `playbook diff`: {where or 'the whole'}: {first['msg'][:300]}") from None
