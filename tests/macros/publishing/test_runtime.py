"""What the browser loads is complete, of one release, and the same bytes from the same source."""

import gzip
import hashlib
import io
import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from calculators import NAMES, bridge
from macros.foundation import build_cache
from macros.publishing import runtime
from macros.publishing.runtime import library, node, wheel
from macros.publishing.runtime.requests import requests_of

ROOT = Path(__file__).resolve().parents[3]


def forget(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep things in `folder` from now on; of what was made before, only what comes of Pyodide alone is there."""
    folder.mkdir()
    for path in build_cache.FOLDER.glob("*"):
        if ".whole." in path.name or (path.stat().st_size > 2e6 and ".trimmed." not in path.name):
            (folder / path.name).symlink_to(path)
    monkeypatch.setattr(build_cache, "FOLDER", folder)
    monkeypatch.setattr(library, "FOLDER", folder)


def test_the_folder_holds_exactly_what_the_manifest_names(checkout: Path, tmp_path: Path) -> None:
    """Each file is there with the size and checksum told, its compressed siblings beside it, and nothing else."""
    out = tmp_path / "out"
    (out / "old").parent.mkdir()
    (out / "old").write_text("of an earlier release")
    manifest = runtime.assemble(out, checkout)
    told = json.loads((out / "manifest.json").read_text())
    assert set(told["parts"]) == {"loader", "glue", "machine", "library", "calculators"}
    names = {"manifest.json", told["reserve"]["path"]}
    for part in told["parts"].values():
        content = (out / part["path"]).read_bytes()
        checksum = hashlib.sha256(content).hexdigest()
        assert (len(content), checksum) == (part["bytes"], part["sha256"])
        assert checksum[:12] in part["path"]
        zipped = (out / f"{part['path']}.gz").read_bytes()
        assert (gzip.decompress(zipped), len(zipped)) == (content, part["gzip_bytes"])
        names |= {part["path"], f"{part['path']}.gz", f"{part['path']}.br"}
    assert {path.name for path in out.iterdir()} == names
    assert told["total_bytes"] == manifest.total_bytes == sum(part["bytes"] for part in told["parts"].values())


def test_brotli_gives_the_file_back(checkout: Path, tmp_path: Path) -> None:
    """A host may send the sibling in place of the file."""
    out = tmp_path / "out"
    path = runtime.assemble(out, checkout).parts["calculators"].path
    script = (
        "const [file, out] = process.argv.slice(1), fs = require('fs');"
        "fs.writeFileSync(out, require('zlib').brotliDecompressSync(fs.readFileSync(file)));"
    )
    subprocess.run([node.program() or "", "-e", script, out / f"{path}.br", tmp_path / "whole"], check=True)
    assert (tmp_path / "whole").read_bytes() == (out / path).read_bytes()


def test_the_library_is_cut_and_byte_compiled(checkout: Path, tmp_path: Path) -> None:
    """A fraction of the files, all of them bytecode, sorted and without a date."""
    out = tmp_path / "out"
    manifest = runtime.assemble(out, checkout)
    with zipfile.ZipFile(out / manifest.parts["library"].path) as archive:
        files = archive.infolist()
    names = [file.filename for file in files]
    assert names == sorted(names)
    assert {Path(name).suffix for name in names} == {".pyc", ".marshal"}
    assert {file.date_time for file in files} == {(1980, 1, 1, 0, 0, 0)}
    assert {"json/decoder.pyc", "_strptime.pyc", "encodings/idna.pyc"} <= set(names)
    assert not {"ssl.pyc", "unittest/case.pyc", "asyncio/__init__.pyc", "zipfile/__init__.pyc"} & set(names)
    assert len(names) < 120
    with zipfile.ZipFile(out / manifest.parts["calculators"].path) as archive:
        assert {"calculators/bridge.pyc", "calculators/roi.pyc"} <= set(archive.namelist())


def test_nothing_travels_that_only_debuggers_read(checkout: Path, tmp_path: Path) -> None:
    """Docstrings are gone from modules, classes and functions, in the library and in the calculators; texts stay."""
    source = (
        '"""Told of the module."""\nclass A:\n    """Told of the class."""\ndef f():\n    """Told of the function."""\n'
    )
    (checkout / "calculators" / "told.py").write_text(source + "TEXT = 'used by the code'\n")
    out = tmp_path / "out"
    manifest = runtime.assemble(out, checkout)
    with zipfile.ZipFile(out / manifest.parts["calculators"].path) as archive:
        told = archive.read("calculators/told.pyc")
    assert b"Told" not in told
    assert b"used by the code" in told
    with zipfile.ZipFile(out / manifest.parts["library"].path) as archive:
        assert b"JavaScript Object Notation" not in archive.read("json/__init__.pyc")


def test_a_cut_keeps_the_packages_of_what_it_keeps() -> None:
    """A module without the package around it could not be imported."""
    source = io.BytesIO()
    with zipfile.ZipFile(source, "w") as archive:
        for name in ("a/__init__.pyc", "a/b/__init__.pyc", "a/b/c.pyc", "a/d.pyc", "ssl.pyc", "e.pyc"):
            archive.writestr(name, name)
    made = library.cut(source.getvalue(), ["a/b/c.pyc", "ssl.pyc"])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == ["a/__init__.pyc", "a/b/__init__.pyc", "a/b/c.pyc"]


def test_a_library_that_changes_an_answer_is_refused(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the trace missed, no build publishes a library on which a request ends otherwise."""
    runtime.assemble(tmp_path / "out", checkout)
    real = library.cut
    monkeypatch.setattr(
        library, "cut", lambda whole, files: real(whole, [file for file in files if "json" not in file])
    )
    forget(tmp_path / "store", monkeypatch)
    with pytest.raises(runtime.RuntimeUnavailable):
        runtime.assemble(tmp_path / "out", checkout)


def test_the_same_source_gives_the_same_files(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Made again from nothing, in another zone, not a byte differs."""
    first = runtime.assemble(tmp_path / "out", checkout)
    forget(tmp_path / "store", monkeypatch)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert runtime.assemble(tmp_path / "again", checkout) == first


def test_while_serving_nobody_waits_for_the_smallest_download(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit goes out as source on the last library, with neither trace nor compiler nor compression."""
    runtime.assemble(tmp_path / "out", checkout)
    (checkout / "calculators" / "roi.py").write_text("ANSWER = 43\n")
    monkeypatch.setattr(node, "run", lambda *_: pytest.fail("Node was started"))
    manifest = runtime.assemble(tmp_path / "out", checkout, serving=True)
    with zipfile.ZipFile(tmp_path / "out" / manifest.parts["calculators"].path) as archive:
        assert archive.read("calculators/roi.py") == b"ANSWER = 43\n"
    assert manifest.reserve
    assert manifest.parts["library"].bytes < 5e6
    assert not list((tmp_path / "out").glob("*.br"))


def test_without_node_the_stock_library_serves(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Slower, but whole; and the build says so."""
    monkeypatch.setattr(node, "program", lambda: None)
    with caplog.at_level("INFO", "mkdocs.playbook"):
        manifest = runtime.assemble(tmp_path / "out", checkout)
    stock = (checkout / "node_modules" / "pyodide" / "python_stdlib.zip").read_bytes()
    assert (tmp_path / "out" / manifest.parts["library"].path).read_bytes() == stock
    assert manifest.reserve is None
    assert "stock library, which starts three times slower" in caplog.text


def test_a_calculator_without_requests_is_not_traced(checkout: Path) -> None:
    """It lacks nothing but a library cut to it."""
    assert requests_of(checkout / "calculators") == []


@pytest.mark.parametrize("name", NAMES)
def test_each_calculator_s_trace_begins_well_and_meets_every_kind_of_end(name: str) -> None:
    """The first request is good, for it is drawn and exported too; others are refused, and some are no JSON at all."""
    replies = [json.loads(bridge.answer(name, text)) for text in texts_to(name)]
    assert replies[0]["ok"]
    assert {reply["ok"] for reply in replies} == {True, False}


@pytest.mark.parametrize("name", NAMES)
def test_every_choice_of_an_input_is_part_of_the_trace(name: str) -> None:
    """What only one of them takes is not missing in a browser."""
    replies = [json.loads(bridge.answer(name, text)) for text in texts_to(name)]
    for field in bridge.describe(name)["fields"]:
        met = {str(reply["values"].get(field["name"])) for reply in replies if reply["ok"]}
        assert {choice["value"] for choice in field["choices"]} <= met, field["name"]


def texts_to(name: str) -> list[str]:
    """What calculator `name` is asked in the trace."""
    return [text for asked, text in requests_of(ROOT / "calculators") if asked == name]


def test_the_wheel_holds_the_package_and_nothing_else(checkout: Path, tmp_path: Path) -> None:
    """Neither caches nor dependencies travel to the browser."""
    manifest = runtime.assemble(tmp_path / "out", checkout, serving=True)
    with zipfile.ZipFile(tmp_path / "out" / manifest.parts["calculators"].path) as archive:
        package = [name for name in archive.namelist() if ".dist-info/" not in name]
        metadata = archive.read(next(name for name in archive.namelist() if name.endswith("METADATA"))).decode()
    assert package == ["calculators/__init__.py", "calculators/bridge.py", "calculators/roi.py"]
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
    before = runtime.assemble(out, checkout, serving=True).parts["calculators"]
    (checkout / "calculators" / "roi.py").write_text("ANSWER = 43\n")
    (out / "folder-of-an-earlier-release").mkdir()
    (out / "folder-of-an-earlier-release" / "file").touch()
    after = runtime.assemble(out, checkout, serving=True).parts["calculators"]
    assert before.path != after.path
    assert [path.name for path in out.glob("*.whl")] == [after.path]
    assert not (out / "folder-of-an-earlier-release").exists()


def test_what_is_still_right_is_not_made_again(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second assembly builds no wheel and starts no Node."""
    first = runtime.assemble(tmp_path / "out", checkout)
    monkeypatch.setattr(wheel, "build", lambda _: pytest.fail("the wheel was built again"))
    monkeypatch.setattr(node, "run", lambda *_: pytest.fail("Node was started"))
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
