"""Components keep out of Markdown's way and come back whole."""

from macros.generator.placeholders import Placeholders


def test_html_comes_back_where_its_token_went() -> None:
    """Whatever it holds, tokens of others and backslashes too."""
    placeholders = Placeholders()
    tokens = [placeholders.put(html) for html in ("<p>pb:placeholder:1;</p>", r"\\1 & <b>")]
    assert placeholders.fill(f"<div>{tokens[1]}</div>{tokens[0]}") == r"<div>\\1 & <b></div><p>pb:placeholder:1;</p>"
