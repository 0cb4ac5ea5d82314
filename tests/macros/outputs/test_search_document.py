"""The file that the search reads."""

import json
from dataclasses import replace

from macros.content.site import Site
from macros.outputs.search_document import search_document, search_shard


def test_each_week_of_the_plan_is_a_place(site: Site) -> None:
    """A week says which of its block it is; a phase is a place for whoever asks for just its weeks."""
    places = json.loads(search_document(site, {}, []))["places"]
    by_name = {place["name"]: place for place in places}
    assert by_name["Weeks 5–7"]["location"] == "phases/opening/#block--open-house"
    assert by_name["Weeks 5–7"]["each"][1] == {"name": "Week 6", "text": "Open House, the second of its three weeks."}
    assert by_name["Week 4"]["each"] == [{"name": "Week 4", "text": "Trial Opening."}]
    assert by_name["Weeks 4–8"]["weeks"] == [4, 5, 6, 7, 8]
    assert "each" not in by_name["Weeks 4–8"]


def test_terms_bring_what_means_the_same(site: Site) -> None:
    """Abbreviations and other spellings."""
    assert ["net present value", "NPV"] in json.loads(search_document(site, {}, []))["alike"]


def test_of_several_playbooks_each_has_what_is_found_of_it_alone(site: Site) -> None:
    """What a search begins with names each one's file and holds none of what they say."""
    shelf: dict[str, Site] = {}
    sites = [replace(site, playbooks=shelf), replace(site, base="copy/", playbooks=shelf)]
    sites[1] = replace(sites[1], loaded=replace(site.loaded, name="copy"))
    shelf |= {each.loaded.name: each for each in sites}
    ways = [("risks/", "Risks"), ("copy/risks/", "Risks")]

    begun = json.loads(search_document(sites[0], {}, ways, {"copy": ("entries-copy.json", 3)}))
    assert begun["shards"] == {"copy": ["entries-copy.json", 3]}
    assert begun["playbooks"] == dict.fromkeys(shelf, site.loaded.playbook.playbook.title)
    assert {"entries", "places", "ways"}.isdisjoint(begun)
    for each, other in (sites, reversed(sites)):
        shard = json.loads(search_shard(each, {}, ways))
        found = [*shard["entries"], *shard["places"]]
        assert {it["playbook"] for it in found} == {each.loaded.name}
        assert all(other.base == "" or not it["location"].startswith(other.base) for it in found)
        assert [way["location"] for way in shard["ways"]] == [f"{each.base}risks/"]
