"""The published JSON is what its description says, whole: both come from the model."""

import datetime as dt
import json
from typing import Any

import pytest

from macros.calculated.checking import load
from macros.content import windowing
from macros.content.model.files import FILES, FOLDERS
from macros.content.model.shape import kinds_in
from macros.content.registry import Registry
from macros.content.site import Site
from macros.outputs.json_api import json_documents
from macros.outputs.json_shape import REGISTERS
from tests.conftest import ROOT
from tests.macros.outputs.described import faults


@pytest.fixture(name="tiny")
def _tiny() -> Site:
    """A playbook with one of nearly everything."""
    loaded = load(ROOT / "tests" / "cases", "tiny")
    return Site(
        loaded=loaded,
        registry=Registry.of(loaded),
        today=dt.date(2026, 11, 22),
        version="1.0",
        commit=None,
        source_url=None,
    )


def documents_of(site: Site) -> tuple[dict[str, Any], dict[str, Any]]:
    """The description, and every document it describes by its path there."""
    documents = {path.removeprefix("api/v1"): json.loads(text) for path, text in json_documents(site)}
    return documents.pop("/openapi.json"), documents


@pytest.mark.parametrize("name", ["tiny", "site"])
def test_every_document_is_as_described(name: str, request: pytest.FixtureRequest) -> None:
    """Nothing in it is left undescribed, and nothing described is missing."""
    description, documents = documents_of(request.getfixturevalue(name))
    assert set(documents) == set(description["paths"])
    assert [fault for path, document in documents.items() for fault in faults(description, path, document)] == []


def test_a_long_plan_is_as_described(tiny: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a vertical's document leaves phases out, it says how many."""
    monkeypatch.setattr(windowing, "_WHOLE", 0)
    description, documents = documents_of(tiny)
    verticals = {path: document for path, document in documents.items() if "/verticals/" in path}
    assert any(document.get("phases_as_in_base") for document in verticals.values())
    assert [fault for path, document in verticals.items() for fault in faults(description, path, document)] == []


def test_a_field_that_the_description_lacks_is_noticed(tiny: Site) -> None:
    """So is one that a document lacks."""
    description, documents = documents_of(tiny)
    path = f"/playbooks/{tiny.loaded.name}.json"
    del documents[path]["measurement"]["metrics"]["groups"][0]["kpis"][0]["quantity"]["unit"]
    assert faults(description, path, documents[path]) == ["'unit' is a required property"]

    description, documents = documents_of(tiny)
    del description["components"]["schemas"]["Kpi"]["properties"]["quantity"]
    assert "'quantity' was unexpected" in faults(description, path, documents[path])[0]


def test_every_kind_of_entity_is_described_with_its_fields(tiny: Site) -> None:
    """Types and meanings are the model's, units the vocabulary's."""
    description, _ = documents_of(tiny)
    schemas = description["components"]["schemas"]
    described = {schema["properties"].get("kind", {}).get("const") for schema in schemas.values()}
    published = [FILES["playbook"], *REGISTERS.values(), *FOLDERS.values()]
    assert set().union(*map(kinds_in, published)) <= described
    assert schemas["Kpi"]["properties"]["text"]["description"] == "The source's figure."
    assert schemas["Quantity"]["properties"]["unit"]["enum"] == list(tiny.loaded.vocabulary.units)
    assert schemas["Risk"]["required"][:4] == ["id", "kind", "permalink", "source"]


def test_page_and_calculator_words_are_not_published(tiny: Site) -> None:
    """They are this site's own, and no entity stands among them."""
    assert not set(REGISTERS) & {"pages", "calculators"}
    _, documents = documents_of(tiny)
    assert {"pages", "calculators"}.isdisjoint(documents[f"/playbooks/{tiny.loaded.name}.json"])
