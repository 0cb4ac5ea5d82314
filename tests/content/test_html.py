"""The HTML is valid, as the reference checker judges it."""

import shutil
import subprocess

import pytest

from tests.conftest import ROOT, Published

VNU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.mark.skipif(shutil.which("java") is None, reason="the HTML checker needs Java, which .ci/run installs")
def test_the_reference_checker_finds_no_error(content_site: Published) -> None:
    """Every published page passes vnu."""
    pages = [str(path) for path in sorted(content_site.folder.rglob("*.htm*")) if path.suffix in {".html", ".htm"}]
    assert pages
    checked = subprocess.run(
        ["java", "-Xss2m", "-jar", str(VNU), "--errors-only", "--format", "gnu", *pages],
        capture_output=True,
        text=True,
        check=False,
    )
    found = checked.stderr.replace(str(content_site.folder), "")
    assert not found, found
    assert checked.returncode == 0
