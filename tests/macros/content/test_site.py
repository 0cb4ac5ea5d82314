"""Addresses of several playbooks that are published together."""

from dataclasses import replace

import pytest

from macros.content.site import Site


@pytest.fixture(name="sites")
def _sites(site: Site) -> tuple[Site, Site]:
    """The playbook made for tests, and once more below `bakery/`."""
    together: dict[str, Site] = {}
    first, further = replace(site, playbooks=together), replace(site, base="bakery/", playbooks=together)
    together |= {"guide": first, "bakery": further}
    return first, further


def test_links_inside_a_playbook_are_the_same_wherever_it_lies(sites: tuple[Site, Site]) -> None:
    """So a further playbook's pages differ from the first one's by nothing but their place."""
    first, further = sites
    for here in ("", "risks/", "phases/x/", "calculators/roi/"):
        for target in ("", "risks/", "risks/#top", "phases/x/", "calculators/roi/"):
            assert further.href(target, here) == first.href(target, here)


def test_what_all_playbooks_share_is_counted_from_the_sites_root(sites: tuple[Site, Site]) -> None:
    """Assets, data, permalinks and the pages there are once."""
    _, further = sites

    assert further.href("assets/x.js", "risks/") == "../../assets/x.js"
    assert further.href("r/bakery/risk/x/", "") == "../r/bakery/risk/x/"
    assert further.href("offline/", "phases/x/") == "../../../offline/"
    assert further.href("risks/", "r/bakery/risk/x/") == "../../../../bakery/risks/"


def test_a_reference_into_another_playbook_leads_there(sites: tuple[Site, Site]) -> None:
    """Seen from either side; one that nobody publishes raises."""
    first, further = sites
    reference = next(iter(first.registry))
    page, anchor = first.registry[reference].page, first.registry[reference].anchor

    assert further.href(f"guide:{reference}", "risks/") == f"../../{page}#{anchor}"
    assert first.href(f"bakery:{reference}", "risks/") == f"../bakery/{page}#{anchor}"
    with pytest.raises(KeyError):
        first.href(f"nowhere:{reference}", "")


def test_each_page_belongs_to_one_playbook(sites: tuple[Site, Site]) -> None:
    """By its address from the site's root; the first one's id is no folder, but stands in its permalinks."""
    first, further = sites

    assert [first.site_of(it) for it in ("", "risks/", "guide/", "licenses/", "r/guide/risk/x/")] == [first] * 5
    assert [first.site_of(it).base for it in ("bakery/", "bakery/risks/", "r/bakery/risk/x/")] == [further.base] * 3
