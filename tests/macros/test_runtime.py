"""What the browser loads is complete, of one release, and the same bytes from the same source."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from macros import runtime
from macros.runtime import wheel

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with a tiny calculators package and the installed Pyodide."""
    root = tmp_path / "checkout"
    (root / "calculators" / "__pycache__").mkdir(parents=True)
    (root / "calculators" / "__init__.py").write_text('"""Calculators."""\n')
    (root / "calculators" / "roi.py").write_text("ANSWER = 42\n")
    (root / "calculators" / "__pycache__" / "roi.cpython-311.pyc").write_bytes(b"stale")
    (root / "package.json").write_bytes((ROOT / "package.json").read_bytes())
    pyodide = root / "node_modules" / "pyodide"
    pyodide.mkdir(parents=True)
    for source in (ROOT / "node_modules" / "pyodide").iterdir():
        (pyodide / source.name).symlink_to(source)
    return root


def test_the_folder_holds_exactly_what_the_manifest_names(checkout: Path, tmp_path: Path) -> None:
    """Each file is there with the size and checksum told, and nothing beside it."""
    out = tmp_path / "out"
    manifest = runtime.assemble(out, checkout)
    told = json.loads((out / "manifest.json").read_text())
    assert set(told["parts"]) == {"loader", "glue", "machine", "library", "calculators"}
    for part in told["parts"].values():
        content = (out / part["path"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (part["bytes"], part["sha256"])
    present = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert present == {part["path"] for part in told["parts"].values()} | {"manifest.json"}
    assert told["total_bytes"] == manifest.total_bytes == sum(part["bytes"] for part in told["parts"].values())


def test_the_wheel_holds_the_package_and_nothing_else(checkout: Path, tmp_path: Path) -> None:
    """Neither caches nor dependencies travel to the browser."""
    manifest = runtime.assemble(tmp_path / "out", checkout)
    with zipfile.ZipFile(tmp_path / "out" / manifest.parts["calculators"].path) as archive:
        package = [name for name in archive.namelist() if ".dist-info/" not in name]
        metadata = archive.read(next(name for name in archive.namelist() if name.endswith("METADATA"))).decode()
    assert package == ["calculators/__init__.py", "calculators/roi.py"]
    assert "Requires-Dist" not in metadata


def test_the_same_source_gives_the_same_bytes(checkout: Path) -> None:
    """A second build on another day, with other file dates, changes no byte."""
    first = wheel.build(checkout / "calculators")
    for source in wheel.sources(checkout / "calculators"):
        source.touch()
    assert wheel.build(checkout / "calculators") == first


def test_an_edit_gives_the_wheel_a_new_name_and_removes_the_old(checkout: Path, tmp_path: Path) -> None:
    """A browser that keeps files by address never runs an old formula under a new page."""
    out = tmp_path / "out"
    before = runtime.assemble(out, checkout).parts["calculators"]
    (checkout / "calculators" / "roi.py").write_text("ANSWER = 43\n")
    after = runtime.assemble(out, checkout).parts["calculators"]
    assert before.path != after.path
    assert [path.name for path in out.glob("*.whl")] == [after.path]


def test_what_is_still_right_is_not_made_again(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second assembly builds no wheel."""
    first = runtime.assemble(tmp_path / "out", checkout)
    monkeypatch.setattr(wheel, "build", lambda _: pytest.fail("the wheel was built again"))
    assert runtime.assemble(tmp_path / "out", checkout) == first


def test_without_pyodide_the_reader_is_told_what_to_run(checkout: Path, tmp_path: Path) -> None:
    """A missing file ends in a sentence with the command that mends it."""
    (checkout / "node_modules" / "pyodide" / "pyodide.asm.wasm").unlink()
    with pytest.raises(runtime.RuntimeUnavailable, match=r"no pyodide\.asm\.wasm .*Run: make node"):
        runtime.assemble(tmp_path / "out", checkout)


@pytest.mark.parametrize("name", ["pyodide.mjs", "pyodide.asm.mjs"])
def test_files_of_two_releases_are_refused(checkout: Path, tmp_path: Path, name: str) -> None:
    """A mixed set would hang in the browser, so it never gets there."""
    stray = checkout / "node_modules" / "pyodide" / name
    content = stray.read_text()
    stray.unlink()
    stray.write_text(content.replace("314.0.7", "314.0.6"))
    with pytest.raises(runtime.RuntimeUnavailable, match=f"{name} in .* is not of Pyodide 314.0.7"):
        runtime.assemble(tmp_path / "out", checkout)
