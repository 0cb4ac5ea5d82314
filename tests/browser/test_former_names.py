"""Old links that name a field as it was called before fill in the field that it is now."""

import base64
import zlib

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Browse

BOOT_MS = 60_000


def packed(state: str) -> str:
    """What a long address holds behind its `#`."""
    deflate = zlib.compressobj(wbits=-15)
    return base64.urlsafe_b64encode(deflate.compress(state.encode()) + deflate.flush()).decode().rstrip("=")


@pytest.mark.parametrize(
    "old", ["?roi.realisation=42", f"#roi={packed('roi.realisation=42')}"], ids=["plain", "packed"]
)
def test_an_old_address_fills_in_the_renamed_field(browse: Browse, site_url: str, old: str) -> None:
    """The calculator goes live with the value of the old link, and the address then says the new name."""
    page = browse(f"{site_url}calculators/roi/{old}")

    expect(page.locator("[name=realization]")).to_have_value("42")
    expect(page.locator("form[data-calculator]")).to_have_attribute("data-state", "live", timeout=BOOT_MS)
    expect(page.locator("[data-link-note]")).to_be_hidden()
    assert page.url.endswith("?roi.realization=42")
