"""Links followed while another page is on its way."""

from playwright.sync_api import Route, expect

from tests.browser.conftest import Browse, arrive, hold

SHEET = "assets/late.css"


def test_a_link_pressed_while_a_page_is_on_its_way_leads_where_it_says(browse: Browse, site_url: str) -> None:
    """As long as a page is shown its address stays, whatever the next one still waits for."""
    held: list[Route] = []

    def with_a_sheet(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer,
            body=answer.text().replace("</head>", f'<link rel="stylesheet" href="../{SHEET}"></head>', 1),
        )

    page = browse(site_url)
    page.route("**/risks/", with_a_sheet)
    page.route(f"**/{SHEET}", hold(held))
    page.get_by_role("link", name="Risks").first.click()
    arrive(page, lambda: len(held) > 0)
    assert held[0].request.url == f"{site_url}{SHEET}"
    expect(page).to_have_url(site_url)
    page.get_by_role("contentinfo").get_by_role("link", name="Compare").click()
    expect(page).to_have_url(f"{site_url}compare/")
    expect(page.locator("h1")).to_have_text("Libraries compared")
    held[0].fulfill(body="", content_type="text/css")
