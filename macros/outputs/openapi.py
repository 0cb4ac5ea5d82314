"""Describes the published JSON as OpenAPI 3.1: one path a document, and what every entity carries."""

from __future__ import annotations

from typing import Any

__all__ = ["ENTITY_SCHEMA", "describe"]

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


def describe(version: str, documents: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The description of these documents, by their paths."""
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Entity"}}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Playbook data",
            "version": version,
            "description": "Static files. Every entity, at any depth, carries id, kind, permalink and source.",
        },
        "servers": [{"url": "."}],
        "paths": {
            f"/{path}": {
                "get": {
                    "operationId": path.removesuffix(".json").replace("/", "-"),
                    "summary": f"{document['kind']} {document['id']}, resolved",
                    "responses": {"200": {"description": "The document", "content": content}},
                }
            }
            for path, document in documents.items()
        },
        "components": {"schemas": {"Entity": ENTITY_SCHEMA}},
    }
