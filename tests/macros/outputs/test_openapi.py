"""The description of the JSON documents, as the validator of OpenAPI reads it."""

import datetime as dt
import json
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from macros.calculated.checking import load
from macros.content.former import former_ids
from macros.content.registry import Registry
from macros.content.site import Site
from macros.outputs.json_api import json_documents
from macros.outputs.json_shape import SCHEMA_VERSION
from tests.conftest import ROOT


@pytest.fixture(name="documents", params=["site", "tiny"])
def _documents(request: pytest.FixtureRequest, site: Site) -> dict[str, Any]:
    """Every document of a playbook by its path."""
    if request.param == "tiny":
        loaded = load(ROOT / "tests" / "cases", "tiny")
        registry, today = Registry.of(loaded), dt.date(2026, 11, 22)
        site = Site(loaded=loaded, registry=registry, today=today, version="1", commit=None, source_url=None)
    return {path: json.loads(text) for path, text in json_documents(site)}


def test_the_description_is_openapi(documents: dict[str, Any]) -> None:
    """No default is outside of its own bounds, nothing is named that is not there."""
    description = documents["api/v1/openapi.json"]
    assert description["openapi"].startswith("3.1.")
    assert [fault.message for fault in OpenAPIV31SpecValidator(description).iter_errors()] == []


def test_every_document_says_which_shape_it_has(documents: dict[str, Any]) -> None:
    """So that a program notices when a field goes or means something else."""
    told = {path: it["schema_version"] for path, it in documents.items() if not path.endswith("openapi.json")}
    assert set(told.values()) == {SCHEMA_VERSION}


def test_every_earlier_id_says_where_it_moved(site: Site) -> None:
    """What was renamed leads to what it is called now; a vertical's document lies at its old place too."""
    documents = {path: json.loads(text) for path, text in json_documents(site)}
    document = documents[f"api/v1/playbooks/{site.loaded.name}.json"]
    told = {it["reference"]: it["moved_to"] for it in (*document["moved"], *document["retired"])}
    assert told == {it.reference: it.goes_to or it.into for it in former_ids(site.loaded)}
    assert documents[f"api/v1/playbooks/{site.loaded.name}/verticals/academic-library.json"]["moved_to"]
