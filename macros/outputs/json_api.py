"""The resolved playbook and its verticals as JSON, below `api/v1/`.

What of a playbook is published, and in which form, is `macros.outputs.json_shape`. In a vertical everything also says
which it is `from`: the base or the vertical.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from macros.changes.history import History
from macros.content.model.base import Entity as EntityModel
from macros.content.model.published import is_map_of_entities, is_optional, own_fields
from macros.content.registry import Entity
from macros.content.site import Site
from macros.content.verticals import Addition, resolve
from macros.content.windowing import plan_window
from macros.foundation.addresses import CHANGES
from macros.outputs.comparisons import comparisons, overlays
from macros.outputs.former_ids import former_verticals, moved, retired
from macros.outputs.generated.schemas import names_in
from macros.outputs.json_shape import REGISTERS, SCHEMA_VERSION
from macros.outputs.openapi import HEAD, describe

__all__ = ["json_documents"]

_ROOT = "api/v1"


def json_documents(site: Site) -> Iterator[tuple[str, str]]:
    """Path and text of each document of all that is published together; `index.json` names them all.

    One after the other: what a hundred playbooks say would fill the memory as it is before it becomes text.
    """
    heads: dict[str, dict[str, Any]] = {}
    for path, document in _all(site):
        heads[path] = {name: document[name] for name in HEAD if name in document}
        yield f"{_ROOT}/{path}", _text(document)
    paths = [*(path for path, head in heads.items() if "moved_to" not in head), "openapi.json"]
    yield f"{_ROOT}/index.json", _text(_head(site) | {"documents": [f"{_ROOT}/{path}" for path in paths]})
    names = names_in(*(each.loaded.vocabulary for each in site.together))
    yield f"{_ROOT}/openapi.json", _text(describe(site.version, heads, names))


def _all(site: Site) -> Iterator[tuple[str, dict[str, Any]]]:
    """Path and content of what every playbook says, then of what it said."""
    for each in site.together:
        yield from _resolved(each)
    for each in site.together:
        for vertical, told in former_verticals(each):
            yield f"playbooks/{each.loaded.name}/verticals/{vertical}.json", _head(each) | told


def _resolved(site: Site) -> Iterator[tuple[str, dict[str, Any]]]:
    """Path and content of every document of one playbook."""
    name = site.loaded.name
    yield f"playbooks/{name}.json", _playbook(site)
    for vertical in site.loaded.playbook.verticals:
        yield f"playbooks/{name}/verticals/{vertical}.json", _vertical(site, vertical)
    for path, body in comparisons(site):
        yield f"playbooks/{name}/comparisons/{path}", _head(site) | body
    yield f"playbooks/{name}/changes.json", _changes(site)


def _text(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def _head(site: Site) -> dict[str, Any]:
    return {"schema_version": SCHEMA_VERSION, "version": site.version, "commit": site.commit}


def _playbook(site: Site) -> dict[str, Any]:
    """Everything, file by file, as it is read."""
    playbook = site.loaded.playbook
    files = {name: _fields(site, getattr(playbook, name), "") for name in REGISTERS if name in site.loaded.documents}
    if playbook.roles:
        files["roles"] = _fields(site, playbook.roles, "")
    own = _listed(site, playbook.playbook, playbook.playbook.id, "")
    # The root file's own `verticals` is their common heading; the name belongs to the verticals themselves.
    if "verticals" in own:
        own["verticals_heading"] = own.pop("verticals")
    phases = [_listed(site, phase, key, "") for key, phase in playbook.phases.items()]
    verticals = [_listed(site, vertical, key, "") for key, vertical in playbook.verticals.items()]
    return (
        _head(site)
        | own
        | ({"phases": phases} if phases else {})
        | files
        | ({"verticals": verticals} if verticals else {})
        | {"moved": moved(site), "retired": retired(site)}
    )


def _changes(site: Site) -> dict[str, Any]:
    """What has changed in published states, newest first; the same that the page shows."""
    history: History = site.history or History(since=site.today)
    versions = [
        {
            "commit": version.commit,
            "moment": version.moment.isoformat(),
            "changes": [
                change.model_dump(mode="json") | {"page": site.from_root(change.page)} for change in version.changes
            ],
        }
        for version in history.versions
    ]
    return _head(site) | {
        "id": site.loaded.name,
        "kind": "changes",
        "page": site.from_root(CHANGES),
        "since": history.since.isoformat(),
        "versions": versions,
    }


def _vertical(site: Site, name: str) -> dict[str, Any]:
    """The vertical, and the plan with its additions in their blocks; of a long one what it adds to, and how much more.

    The rest stands in the playbook's own document: in each vertical's, a thousand phases would be a gigabyte.
    """
    shown = plan_window(site.loaded.playbook, name)
    plan = resolve(site.loaded.playbook, [name], frozenset(shown))
    left_out = len(site.loaded.playbook.phases) - len(shown)
    phases = []
    for phase in plan.phases:
        listed = _listed(site, phase.phase, phase.id, "") | {"from": "base"}
        for block, planned_block in zip(listed["blocks"], phase.blocks, strict=True):
            block |= {"from": "base", "additions": [_addition(site, addition) for addition in planned_block.additions]}
        phases.append(listed)
    own = _listed(site, site.loaded.playbook.verticals[name], name, "")
    undated = [_addition(site, addition) for addition in plan.undated]
    return (
        _head(site)
        | own
        | {"base": f"playbook/{site.loaded.name}", "phases": phases, "undated_additions": undated}
        | overlays(site, (name,))
        | ({"phases_as_in_base": left_out} if left_out else {})
    )


def _addition(site: Site, addition: Addition) -> dict[str, Any]:
    return _listed(site, addition.adjustment, addition.id, f"{addition.vertical}.") | {"from": addition.vertical}


def _listed(site: Site, node: EntityModel, key: str, scope: str) -> dict[str, Any]:
    own = _entity(site.registry[f"{node.KIND}/{scope}{key}"])
    return own | _fields(site, node, f"{key}." if node.KIND == "vertical" else scope)


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "permalink": entity.permalink,
        "source": {"file": entity.file, "line": entity.line},
    }


def _fields(site: Site, node: BaseModel, scope: str) -> dict[str, Any]:
    """A node's published fields, without the parts that the playbook does without."""
    return {
        name: _plain(site, getattr(node, name), field.annotation, scope)
        for name, field in own_fields(type(node)).items()
        if getattr(node, name) or not is_optional(field)
    }


def _plain(site: Site, value: Any, shape: Any, scope: str) -> Any:
    if isinstance(value, BaseModel):
        return _fields(site, value, scope)
    if isinstance(value, dict):
        if is_map_of_entities(shape):
            return [_listed(site, child, key, scope) for key, child in value.items()]
        return {key: _plain(site, child, None, scope) for key, child in value.items()}
    if isinstance(value, list):
        return [_plain(site, item, None, scope) for item in value]
    return value
