"""The program that draws charts anew is small, and named before it is made."""

import re
from pathlib import Path

import pytest

from macros.foundation import build_cache
from macros.publishing import bundling
from macros.publishing.chart_engine import engine, engine_path


def test_the_engine_is_bundled_once_and_named_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It needs no Node, exports the three things the page uses, and leaves Vega-Lite out."""
    monkeypatch.setattr(build_cache, "FOLDER", tmp_path)
    monkeypatch.setenv("PATH", "/nowhere")
    program = engine()
    assert re.fullmatch(r"assets/charts/vega-[0-9a-f]{12}\.js", engine_path())
    exported = re.search(r"export\{([^}]*)\};?\s*$", program)
    assert exported
    assert set(re.findall(r"(?:as )?(\w+)(?:,|$)", exported[1])) == {"View", "expressionInterpreter", "parse"}
    assert "vega-lite" not in program
    assert len(program) < 480_000
    assert [file.suffixes for file in tmp_path.iterdir()] == [[".mjs"]]


def test_without_esbuild_the_build_says_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a traceback about a missing file."""
    monkeypatch.setattr(build_cache, "FOLDER", tmp_path)
    monkeypatch.setattr(bundling, "_ROOT", tmp_path)
    (tmp_path / "package-lock.json").write_text('{"packages": {}}', encoding="utf-8")
    with pytest.raises(bundling.BundlingUnavailable, match="make node"):
        engine()
