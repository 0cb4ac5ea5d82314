"""What `make bench` writes, without measuring anything."""

import gzip
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from macros.calculated.checking import check, load
from macros.content.overlays import claims_of, holders_in
from tests.bench import building, checking, editing, filtering, growth, interaction, large, lighthouse, reading, runtime
from tests.bench.__main__ import SECTIONS
from tests.bench.editing import Waited
from tests.bench.growth import Built
from tests.bench.host import BROTLI, GITHUB_PAGES, KINDS, PLAIN, TOLD, Kind, Line, hosting
from tests.bench.multiplied import multiply
from tests.bench.processes import Spent, spent
from tests.bench.report import PAGE, Measured, quantile, table, written
from tests.bench.visits import Start
from tests.conftest import MADE_UP, MADE_UP_ROOT, ROOT
from tests.places import a_statement


def test_each_section_has_its_place_on_the_page() -> None:
    """The page offers a place for every section, and none that nothing fills."""
    marks = re.findall(r"<!-- bench: (?!end)(.*?) -->", PAGE.read_text(encoding="utf-8"))
    assert marks == list(SECTIONS)


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    """Text by hand stays, whatever the figures hold, and writing twice is writing once."""
    page = "Before\n\n<!-- bench: a -->\nold\n<!-- bench: end -->\n\nAfter <!-- bench: b --><!-- bench: end -->\n"
    once = written(page, "a", r"new \1")
    assert once == page.replace("\nold\n", "\n\nnew \\1\n\n")
    assert written(once, "a", r"new \1") == once


def test_a_page_without_a_place_is_refused() -> None:
    """Figures are never lost in silence."""
    with pytest.raises(ValueError, match="bench: c"):
        written("<!-- bench: a --><!-- bench: end -->", "c", "x")


def test_quantiles_are_measured_values() -> None:
    """The smallest value that enough others do not exceed."""
    assert [quantile([3, 1, 2, 4], share) for share in (0, 0.5, 0.75, 0.95)] == [1, 2, 3, 4]


def test_a_row_compares_with_the_same_run_and_with_the_budget() -> None:
    """Ratios first, this machine's milliseconds last; a budget there is not leaves its cell empty."""
    seconds = [0.02] * 19 + [0.06, 0.06]
    measured = Measured(what="x", seconds=seconds, native_seconds=0.005, budgets=(0.05, 0.1))
    assert measured.row() == ["x", "4.0 ×", "3.00 ×", "0.40 ×", "0.60 ×", "20 ms", "60 ms"]
    free = Measured(what="x", seconds=seconds, native_seconds=0.005, budgets=(0.05, None))
    assert free.row()[4] == ""
    assert table([free.row()]).splitlines()[-1].count("|") == 8


def test_a_start_is_compared_on_its_own_line() -> None:
    """Median to median and fastest to fastest of stock Pyodide on that host; only ours has a target."""
    starts = {
        ("brotli siblings", "no limit", name): [
            Start(seconds=seconds, sent_bytes=size) for seconds in (slowest, fastest, middle)
        ]
        for name, fastest, middle, slowest, size in [
            ("this site", 1, 2, 9, 3_600_000),
            ("stock Pyodide", 2, 5, 6, 5_600_000),
        ]
    }
    ours, stock = runtime.rows(starts)
    assert ours == ["brotli siblings", "no limit", "this site", "0.40 ×", "0.50 ×", "0.32 ×", "2,000 ms", "3,600 kB"]
    assert stock[3:6] == ["1.00 ×", "1.00 ×", ""]
    assert "live 150 ms after its page has come, before anybody touches it: 1.50 × its budget of 100 ms" in (
        runtime.second_page_sentence([0.1, 0.15, 0.3])
    )


def test_a_page_is_told_by_what_it_weighs_more() -> None:
    """Less than the other is no use of what is allowed."""
    assert reading.row("x", 130_000, 100_000)[1:3] == ["+30 kB", "0.50 ×"]
    assert reading.row("x", 90_000, 100_000)[1:3] == ["−10 kB", "0.00 ×"]


def run(seconds: float, processor: float, megabytes: float = 100) -> Spent:
    """One run of a program."""
    return Spent(seconds=seconds, processor_seconds=processor, peak_bytes=int(megabytes * 1e6))


def test_a_build_is_compared_with_plain_mkdocs_by_clock_and_processor() -> None:
    """Median to median; the largest memory of all runs; only ours has a target."""
    runs = {
        "this site": [run(3, 2), run(9, 8, 120), run(4, 3)],
        "plain MkDocs": [run(2, 1), run(5, 2), run(1, 1)],
    }
    ours, plain = building.rows(runs)
    assert ours == ["this site", "2.00 ×", "3.00 ×", "1.25 ×", "4,000 ms", "3,000 ms", "120 MB"]
    assert plain[1:4] == ["1.00 ×", "1.00 ×", ""]


def test_an_edit_is_measured_against_its_target() -> None:
    """And against plain MkDocs, which tells of no mistake."""
    words = Waited(target_seconds=2, seconds=[1, 1, 3], plain_seconds=[4, 4, 4])
    mistake = Waited(target_seconds=2, seconds=[1])
    assert editing.rows({"words": words, "a mistake": mistake}) == [
        ["words", "0.25 ×", "0.50 ×", "0.50 ×", "3.00 ×", "1,000 ms", "4,000 ms"],
        ["a mistake", "", "", "0.50 ×", "1.00 ×", "1,000 ms", ""],
    ]


def test_a_check_is_compared_with_merely_loading_the_files() -> None:
    """By the processor's time, median to median; its target is one of the clock."""
    checked = checking.Checked(ids=5_390, checks=[run(2, 1.5), run(5, 1.2, 90), run(4, 3)], loads=[run(1, 0.5)] * 3)
    assert checking.rows({"the playbook": checked}) == [
        ["the playbook", "5,390", "3.0 ×", "4.00 ×", "4,000 ms", "1,500 ms", "100 MB"]
    ]


def test_growth_is_told_as_an_exponent() -> None:
    """1 where a page costs the same at any size, 2 where it costs as much more as there are more pages."""
    assert growth.exponent([10, 100, 1000], [3, 30, 300]) == pytest.approx(1)
    assert growth.exponent([10, 100, 1000], [3, 300, 30000]) == pytest.approx(2)
    small, large = (
        Built(size=size, pages=pages, html_bytes=pages * 50_000, first=run(9, 9), run=run(1, seconds, megabytes))
        for size, pages, seconds, megabytes in [(10, 40, 4, 80), (100, 400, 40, 800)]
    )
    assert growth.rows([small])[0] == ["10 each", "40", "9.0 s", "4.0 s", "100 ms", "80 MB", "2,000 kB", "50 kB"]
    assert "of the last step: processor time 1.00, memory 1.00" in growth.sentence([small, large])


def test_a_build_that_takes_too_long_is_no_figure() -> None:
    """The page says so, and the exponents are those of the others."""
    stopped = Built(size=1000, pages=0, html_bytes=0, first=run(1, 1), run=None)
    assert growth.rows([stopped])[0][2] == "over 900 s"
    assert growth.sentence([stopped]) == "Too few builds ended to tell how they grow."


def test_a_program_s_own_memory_and_time_are_told(tmp_path: Path) -> None:
    """Not those of whoever starts it; a failure brings what the program said, and the limit ends it."""
    burden = bytearray(300_000_000)
    idle = spent([sys.executable, "-c", "pass"], tmp_path)
    full = spent([sys.executable, "-c", "sum(bytearray(10**8))"], tmp_path)
    assert idle is not None
    assert full is not None
    assert idle.peak_bytes < 100_000_000 < full.peak_bytes < len(burden)
    assert idle.processor_seconds < full.processor_seconds
    with pytest.raises(RuntimeError, match="because of this"):
        spent([sys.executable, "-c", "raise SystemExit('because of this')"], tmp_path)
    assert spent([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, limit_seconds=0.1) is None


def test_plain_pages_hold_the_components_that_ours_show(tmp_path: Path) -> None:
    """What is compared is the same content: not a page of tokens."""
    written = subprocess.run(
        [sys.executable, "-m", "tests.bench.rendered", str(tmp_path / "plain")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert written.returncode == 0, written.stderr
    risks = (tmp_path / "plain" / "docs" / "risks.md").read_text(encoding="utf-8")
    _, said = a_statement("risk", "mitigation", "risks/")
    assert said in unescape(risks)
    assert "pb:placeholder" not in risks


FILES = {"a.wasm": b"whole", "a.wasm.br": b"sibling", "a.wasm.gz": b"packed", "b.css": b"text" * 100, "c.zip": b"zip"}


@pytest.fixture(name="files")
def _files(tmp_path: Path) -> Path:
    """A folder that a host may publish."""
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def fetched(url: str, accepted: str) -> tuple[str, bytes]:
    """The encoding that a host says, and the body as it came."""
    with urlopen(Request(url, headers={"Accept-Encoding": accepted})) as response:
        return response.headers.get("Content-Encoding", ""), response.read()


@pytest.mark.parametrize(
    ("kind", "encodings"),
    [
        (BROTLI, {"a.wasm": "br", "a.wasm.gz": "", "b.css": "gzip", "c.zip": ""}),
        (GITHUB_PAGES, {"a.wasm": "gzip", "a.wasm.gz": "", "b.css": "gzip", "c.zip": ""}),
        (PLAIN, {"a.wasm": "", "a.wasm.gz": "", "b.css": "", "c.zip": ""}),
    ],
    ids=[kind.name for kind in KINDS],
)
def test_a_host_compresses_what_its_kind_does_and_no_more(files: Path, kind: Kind, encodings: dict[str, str]) -> None:
    """Siblings only where the host knows them, and a type on the way only where such hosts compress it."""
    with hosting(files, kind) as host:
        seen = {name: fetched(host.url + name, "gzip, br") for name in encodings}
        assert host.sent_bytes == sum(len(body) for _, body in seen.values())
        assert fetched(host.url + "a.wasm", "") == ("", FILES["a.wasm"])
    assert {name: encoding for name, (encoding, _) in seen.items()} == encodings
    plain = {
        name: gzip.decompress(body) if encoding == "gzip" else body
        for name, (encoding, body) in seen.items()
        if encoding != "br"
    }
    assert plain == {name: FILES[name] for name in plain}


def test_a_host_tells_what_it_sent_again(files: Path) -> None:
    """The same file once more, be it as its compressed copy; who only asks for headers is sent nothing."""
    with hosting(files, PLAIN) as host:
        for name in ("b.css", "a.wasm", "c.zip", "a.wasm.gz", "b.css?again"):
            fetched(host.url + name, "")
        with urlopen(Request(host.url + "c.zip", method="HEAD")) as response:
            assert response.headers["Content-Length"] == "3"
        assert host.sent_again == ["/a.wasm", "/b.css"]


def test_what_is_sent_again_is_told_beside_the_table() -> None:
    """By host, and of this site's visits only."""
    start, again = (Start(seconds=1, sent_bytes=1, sent_again=paths) for paths in [(), ("/a.wasm",)])
    starts = {("x", "no limit", "this site"): [start, again], ("x", "no limit", "stock Pyodide"): [again]}
    assert runtime.again_sentence(starts) == "Sent twice to a visitor of this site: x: /a.wasm."
    starts["x", "no limit", "this site"] = [start]
    assert runtime.again_sentence(starts) == "Sent twice to a visitor of this site: nothing."


def test_a_line_carries_no_more_than_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two connections wait for each other; the clock stands still meanwhile."""
    waited: list[float] = []
    monkeypatch.setattr("tests.bench.host.time.monotonic", lambda: 100.0)
    monkeypatch.setattr("tests.bench.host.time.sleep", waited.append)
    line = Line(megabits=8)
    line.carry(1_000_000)
    line.carry(500_000)
    Line().carry(1_000_000)
    assert waited == [1.0, 1.5]


def report_of(performance: float, paint_ms: float, **more: object) -> dict:
    """What Lighthouse writes, as far as it is read."""
    scores = dict.fromkeys(lighthouse.CATEGORIES, 1) | {"performance": performance}
    audits = {"largest-contentful-paint": {"numericValue": paint_ms}, "total-blocking-time": {"numericValue": 12.4}}
    return {"categories": {name: {"score": score} for name, score in scores.items()}, "audits": audits, **more}


def test_lighthouse_s_row_tells_the_middle_of_each_figure() -> None:
    """A slow round changes nothing; the target is the page's and the device's own."""
    visits = [lighthouse.visit_of(report_of(*it)) for it in ((0.98, 1500), (0.6, 9000), (0.99, 1200))]
    assert lighthouse.row("home", "mobile", visits) == [
        *("home", "mobile", "98", "99", "100", "100", "100"),
        *("1,500 ms", "1.00 ×", "12 ms"),
    ]
    assert lighthouse.row("roi", "mobile", visits)[3] == "98"
    assert lighthouse.row("roi", "desktop", visits)[3] == "100"
    assert len(lighthouse.HEADER) == len(lighthouse.row("roi", "desktop", visits))


def test_what_lighthouse_could_not_judge_is_no_figure() -> None:
    """Its own words say why."""
    with pytest.raises(ValueError, match="no page"):
        lighthouse.visit_of(report_of(1, 1, runtimeError={"message": "no page"}))
    with pytest.raises(ValueError, match="no score for performance"):
        lighthouse.visit_of(
            report_of(1, 1) | {"categories": {**report_of(1, 1)["categories"], "performance": {"score": None}}}
        )


def test_an_interaction_s_row_tells_the_slowest_of_the_middle_visit() -> None:
    """As browsers judge a visit by its slowest interaction."""
    assert interaction.row("roi", [[40, 80], [16, 400], [24, 96]]) == ["roi", "0.60 ×", "96 ms", "60 ms"]


def test_a_change_of_filters_is_held_to_its_budget() -> None:
    """The median, and what nineteen of twenty do not exceed."""
    assert filtering.row("week", [16] * 18 + [40, 100]) == ["week", "0.32 ×", "0.80 ×", "16 ms", "40 ms"]


def test_a_host_that_is_told_lets_browsers_keep_what_never_changes(tmp_path: Path) -> None:
    """Fonts, scripts and style sheets; all else is asked for again soon."""
    for path in ("assets/fonts/a-0123456789ab.woff2", "index.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x")
    with hosting(tmp_path, TOLD) as host:
        kept = [
            urlopen(host.url + path).headers["Cache-Control"]
            for path in ("assets/fonts/a-0123456789ab.woff2", "index.html")
        ]
    assert kept == ["public, max-age=31536000, immutable", "max-age=600"]


def test_a_playbook_with_overlays_is_multiplied_too(tmp_path: Path) -> None:
    """Each copy of a vertical changes and leaves out what its own copy of the plan says; all is sound."""
    shutil.copytree(MADE_UP_ROOT / "playbooks", tmp_path / "playbooks")
    before = load(tmp_path, MADE_UP).playbook.verticals
    multiply(tmp_path, 3)
    assert check(tmp_path) == []
    after = load(tmp_path, MADE_UP).playbook
    assert len(after.verticals) > 3 * len(before)
    holders = holders_in(after.phases)
    targets = [claim.target for name, vertical in after.verticals.items() for claim in claims_of(name, vertical)]
    assert set(targets) <= holders.keys()
    assert {holders[target][-1] for target in targets} == {"phase/opening", "phase/opening-bbc", "phase/opening-bbd"}


def test_large_sites_are_compared_with_todays_by_the_page() -> None:
    """Ratios to the first site, and to what is allowed; then what there is here. What is only built says no more."""
    small, large_one, built = (
        large.Measured(
            what=what,
            pages=pages,
            run=Spent(seconds=9, processor_seconds=seconds, peak_bytes=size),
            html_bytes=html,
            gzipped_bytes=html / 5,
            first_results=results,
            edits=edits,
        )
        for what, pages, seconds, size, html, results, edits in [
            ("small", 40, 2, 100_000_000, 100_000, [0.05, 0.1, 0.3], [1.0]),
            ("large", 400, 22, 400_000_000, 110_000, [0.05, 0.1, 0.3], [1.0]),
            ("built", 400, 22, 400_000_000, 110_000, [], []),
        ]
    )
    rows = large.rows([small, large_one, built])
    assert rows[0][2:8] == ["1.00 ×", "1.00 ×", "1.00 ×", "1.00 ×", "0.50 ×", "0.50 ×"]
    assert rows[1][:6] == ["large", "400", "1.10 ×", "0.40 ×", "1.10 ×", "1.10 ×"]
    assert rows[1][8:] == ["55 ms", "400 MB", "110 kB", "100 ms", "1,000 ms"]
    assert rows[2][6:8] == ["", ""]
    assert {len(row) for row in rows} == {len(large.HEADER)}


def test_a_shelf_of_playbooks_is_published_together(tmp_path: Path) -> None:
    """Each sound, and under an id of its own."""
    shutil.copytree(MADE_UP_ROOT / "playbooks", tmp_path / "playbooks")
    (tmp_path / "mkdocs.yml").write_text(f"extra:\n  playbooks: [{MADE_UP}]\n", encoding="utf-8")
    large.shelve(tmp_path, 3)

    assert f"  playbooks: [{MADE_UP}, shelf-aa, shelf-ab]\n" in (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    assert [load(tmp_path, name).name for name in ("shelf-aa", "shelf-ab")] == ["shelf-aa", "shelf-ab"]
