"""Describes the published JSON as OpenAPI 3.1: one path a document, and what every entity carries."""

from __future__ import annotations

from typing import Any

__all__ = ["ENTITY_SCHEMA", "INDEX_SCHEMA", "describe"]

ENTITY_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["id", "kind", "permalink", "source"],
    "properties": {
        "id": {"type": "string", "description": "Permanent; inside a vertical, `<vertical>.<id>`."},
        "kind": {"type": "string"},
        "permalink": {"type": "string", "description": "An address that never changes, from the site's root."},
        "source": {
            "type": "object",
            "required": ["file", "line"],
            "properties": {
                "file": {"type": "string", "description": "The YAML file, from the repository's root."},
                "line": {"type": "integer", "minimum": 1},
            },
        },
    },
}

INDEX_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["schema_version", "version", "commit", "documents"],
    "properties": {
        "schema_version": {"type": "integer"},
        "version": {"type": "string", "description": "The site's version."},
        "commit": {"type": ["string", "null"]},
        "documents": {"type": "array", "items": {"type": "string"}},
    },
}


def describe(version: str, documents: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The description of these documents, by their paths, and of the index that names them."""
    summaries = {path: f"{document['kind']} {document['id']}, resolved" for path, document in documents.items()}
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
            **{f"/{path}": _operation(path, summary, "Entity") for path, summary in summaries.items()},
        },
        "components": {"schemas": {"Entity": ENTITY_SCHEMA, "Index": INDEX_SCHEMA}},
    }


def _operation(path: str, summary: str, schema: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {
        "get": {
            "operationId": path.removesuffix(".json").replace("/", "-"),
            "summary": summary,
            "responses": {"200": {"description": "The document", "content": content}},
        }
    }
