"""The theme's own style sheets, which a build takes from and `make serve` publishes whole."""

from pathlib import Path

import pytest

from macros.generator import theme_styles


def test_they_are_those_of_the_pinned_theme() -> None:
    """Where the theme publishes them, the one that others build on first."""
    first, second = theme_styles.addresses()
    assert first.startswith("assets/stylesheets/main.")
    assert second.startswith("assets/stylesheets/palette.")
    assert theme_styles.text().count(".md-typeset") > 100


def test_a_release_with_others_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than published without its styles."""
    monkeypatch.setattr(theme_styles, "_TEMPLATES", tmp_path)
    with pytest.raises(ValueError, match="expected 1"):
        theme_styles.addresses()
