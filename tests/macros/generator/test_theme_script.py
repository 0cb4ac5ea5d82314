"""The theme's script is mended where the pinned theme has what is mended."""

import pytest

from macros.generator import theme_script


def test_the_mended_script_takes_a_sitemap_s_addresses_from_the_root() -> None:
    """One place is another, and its name tells the two apart."""
    script = theme_script.mended()
    theirs = next(theme_script._SCRIPTS.glob("bundle.*.min.js")).read_text(encoding="utf-8")
    assert len(script.text) == len(theirs) + 2
    assert ".textContent,t),t)" in script.text
    assert script.path != script.replaces


def test_another_theme_s_script_is_not_mended_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a match each page would be loaded anew, and nobody told."""
    monkeypatch.setattr(theme_script, "REPAIR", ("nothing like it", ""))
    with pytest.raises(ValueError, match="mend REPAIR"):
        theme_script.mended()
