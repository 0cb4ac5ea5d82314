"""Describes the published JSON as OpenAPI 3.1: one path a document, and every part of it from the model."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, ForwardRef, Literal, Union, get_args, get_origin

import pydantic
from pydantic import BaseModel, Field, create_model
from pydantic.fields import FieldInfo
from pydantic.json_schema import models_json_schema

from macros.changes import report
from macros.content import comparison
from macros.content import model as content_model
from macros.content.model.base import Entity
from macros.content.model.phases import Block, Phase
from macros.content.model.published import is_map_of_entities, is_optional, own_fields
from macros.content.model.roles import RolesFile
from macros.content.model.root import PlaybookFile
from macros.content.model.verticals import Adjustment, Vertical
from macros.foundation.build_cache import kept
from macros.outputs import document_shapes, json_shape
from macros.outputs.document_shapes import (
    ChangesDocument,
    ComparisonDocument,
    FormerVertical,
    Head,
    Index,
    LeftOut,
    Moved,
    ReplacedField,
    RetiredId,
    Shape,
    Source,
)
from macros.outputs.generated import schemas
from macros.outputs.generated.schemas import Names, StrictSchema, with_names
from macros.outputs.json_shape import REGISTERS

__all__ = ["HEAD", "describe"]

HEAD = ("kind", "id", "reference", "retired", "moved_to")
"""What of a document is asked for here."""

_ABSENT: Any = None
"""Of a part that a playbook may do without: then its document has no such member."""
_REFERENCE = "#/components/schemas/{model}"


def describe(version: str, documents: Mapping[str, Mapping[str, Any]], names: Names) -> dict[str, Any]:
    """The description of these documents, by their paths, and of the index that names them.

    Of each document, `HEAD` is enough. `names` are those of the vocabulary, which the model knows only by what they
    are of.
    """
    operations = {f"/{path}": _operation(path, *_told(document)) for path, document in documents.items()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Playbook data",
            "version": version,
            "description": (
                "Static files. Every entity, at any depth, carries id, kind, permalink and source. Where a vertical’s "
                "document holds phases_as_in_base, so many phases that it adds nothing to are in the playbook’s alone."
            ),
        },
        "servers": [{"url": "."}],
        "paths": {
            "/index.json": _operation("index.json", "The path of every document, from the site's root", "Index"),
            **operations,
        },
        "components": {"schemas": with_names(_schemas(), names)},
    }


_DOCUMENTS = {
    "playbook": "PlaybookDocument",
    "vertical": "VerticalDocument",
    "comparison": "ComparisonDocument",
    "changes": "ChangesDocument",
}


def _told(document: Mapping[str, Any]) -> tuple[str, str]:
    """What a document is, and the name of its shape."""
    if "moved_to" in document:
        return (
            f"{document['reference']}, which {'is retired' if document['retired'] else 'has moved'}",
            "FormerVertical",
        )
    return f"{document['kind']} {document['id']}, resolved", _DOCUMENTS[document["kind"]]


def _operation(path: str, summary: str, schema: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": _REFERENCE.format(model=schema)}}}
    return {
        "get": {
            "operationId": path.removesuffix(".json").replace("/", "-"),
            "summary": summary,
            "responses": {"200": {"description": "The document", "content": content}},
        }
    }


@cache
def _schemas() -> dict[str, Any]:
    """Every shape by name. Making them takes longer than all documents, so they are kept as long as their sources."""
    sources = [Path(module.__file__ or "") for module in (document_shapes, json_shape, schemas, report, comparison)]
    sources += [Path(__file__), *sorted(Path(content_model.__file__).parent.glob("*.py"))]
    decisive = json.dumps([pydantic.VERSION, *(path.read_text(encoding="utf-8") for path in sources)])
    made: dict[str, Any] = json.loads(kept("openapi.json", decisive, lambda: json.dumps(_made())))
    return made


def _made() -> dict[str, Any]:
    mode: Literal["validation"] = "validation"
    _, made = models_json_schema(
        [
            (model, mode)
            for model in (
                Index,
                _playbook_document(),
                _vertical_document(),
                FormerVertical,
                ComparisonDocument,
                ChangesDocument,
            )
        ],
        schema_generator=StrictSchema,
        ref_template=_REFERENCE,
    )
    return dict(made["$defs"])


def _playbook_document() -> type[BaseModel]:
    fields = _fields(PlaybookFile)
    fields["verticals_heading"] = fields.pop("verticals")
    fields |= {"phases": (list[_shape_of(Phase)], _ABSENT), "verticals": (list[_shape_of(Vertical)], _ABSENT)}  # type: ignore[misc]
    fields |= {name: (_shape_of(model), _ABSENT) for name, model in REGISTERS.items()}
    fields["roles"] = (_shape_of(RolesFile) | None, Field(None, description="Who takes part, where anybody is named."))
    fields["moved"] = (list[Moved], Field(description="Ids that were renamed; their permalinks lead on."))
    fields["retired"] = (
        list[RetiredId],
        Field(description="Ids that are gone; their permalinks say what stood there."),
    )
    return _shape("PlaybookDocument", "The playbook, file by file.", fields, Head)


def _vertical_document() -> type[BaseModel]:
    base = {"from_": (Literal["base"], Field(alias="from", description="Always `base`: the plan's own."))}
    addition = _shape(
        "Addition",
        "An adjustment in its place.",
        _fields(Adjustment) | {"from_": (str, Field(alias="from", description="The vertical that adds it."))},
    )
    additions = (list[addition], Field(description="What the vertical adds in this block."))  # type: ignore[valid-type]
    block = _shape("PlannedBlock", "A block of the plan.", _fields(Block) | base | {"additions": additions})
    phase = _shape(
        "PlannedPhase",
        "A phase of the plan.",
        _fields(Phase) | base | {"blocks": (list[block], ...)},  # type: ignore[valid-type]
    )
    own = {
        "base": (str, Field(description="The reference of the playbook whose plan it is.")),
        "phases": (list[phase], Field(description="The plan, with the additions in their blocks.")),  # type: ignore[valid-type]
        "undated_additions": (list[addition], Field(description="Those that have no week and no block.")),  # type: ignore[valid-type]
        "replaced": (
            list[ReplacedField],
            Field(description="The fields of the phases that the vertical changes."),
        ),
        "left_out": (list[LeftOut], Field(description="What the vertical leaves out of the base plan.")),
        "phases_as_in_base": (int, Field(0, ge=0, description="How many phases of a long plan are left out here.")),
    }
    return _shape("VerticalDocument", "A vertical, and the whole plan with it.", _fields(Vertical) | own, Head)


@cache
def _shape_of(model: type[BaseModel]) -> type[BaseModel]:
    made = _shape(model.__name__, model.__doc__, _fields(model))
    if not made.__pydantic_fields_complete__:
        made.model_rebuild(_types_namespace={made.__name__: made})
    return made


def _shape(name: str, about: str | None, fields: dict[str, Any], base: type[BaseModel] = Shape) -> type[BaseModel]:
    made: type[BaseModel] = create_model(name, __base__=base, __doc__=about, **fields)
    return made


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    """The published fields as `create_model` takes them; every one is always there, but for optional parts."""
    own = {name: _field(field, model) for name, field in own_fields(model).items()}
    return _identity(model) | own if issubclass(model, Entity) else own


def _identity(model: type[Entity]) -> dict[str, Any]:
    return {
        "id": (str, Field(description="Permanent; inside a vertical, `<vertical>.<id>`.")),
        "kind": (Literal[model.KIND], ...),
        "permalink": (str, Field(description="An address that never changes, from the site's root.")),
        "source": (Source, ...),
    }


def _field(field: FieldInfo, holder: type[BaseModel]) -> tuple[Any, Any]:
    shape = _translated(field.annotation, holder)
    for note in field.metadata:
        shape = Annotated[shape, note]
    examples = field.examples if shape is field.annotation else None
    extra: Any = field.json_schema_extra
    default: Any = _ABSENT if is_optional(field) else ...
    return shape, Field(default, description=field.description, examples=examples, json_schema_extra=extra)


def _translated(shape: Any, holder: type[BaseModel]) -> Any:
    """A type of the model with shapes in place of its parts; what holds itself is named, for it is still being made."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return ForwardRef(shape.__name__) if shape is holder else _shape_of(shape)
    origin, inner = get_origin(shape), get_args(shape)
    if origin is Annotated:
        return Annotated[(_translated(inner[0], holder), *inner[1:])]
    if origin is dict:
        key, value = inner
        entry = _translated(value, holder)
        return list[entry] if is_map_of_entities(shape) else dict[key, entry]  # type: ignore[valid-type]
    if origin is list:
        return list[_translated(inner[0], holder)]  # type: ignore[misc]
    if origin in (Union, UnionType):
        return Union[tuple(_translated(it, holder) for it in inner)]  # noqa: UP007 - of as many as there are
    return shape
