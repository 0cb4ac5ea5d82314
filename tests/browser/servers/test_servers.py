"""The published site behind real servers: bare, by the lines that publishers are given, and in harder places."""

import gzip
import re
import shutil
import subprocess
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest
from playwright.sync_api import expect

from macros.foundation.folders import files_below
from macros.publishing.fingerprints import hashed_prefix
from macros.setup.system_packages import PUBLISHERS
from tests.browser.conftest import Browse
from tests.browser.servers.programs import SERVERS, running
from tests.browser.test_calculators import expected, field, results, wait_until_drawn
from tests.conftest import ROOT, Published

PAGE = ROOT / "docs" / "contributing" / "publishing.md"
TYPES = {
    ".html": "text/html",
    ".js": "(text|application)/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": r"image/svg\+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
}
BELOW, ROOTED = "guide/", ""


@dataclass(frozen=True)
class Case:
    """A server's lines, the path of the site there, and what it then sends."""

    server: str
    lines: str
    path: str
    sends_headers: bool = True


def told(section: str) -> list[str]:
    """The lines that the page for publishers has for a kind of server, block by block."""
    text = PAGE.read_text(encoding="utf-8")
    (part,) = re.findall(rf"^## {section}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    return [block.strip() for block in re.findall(r"^```\w+\n(.*?)^```", part, re.DOTALL | re.MULTILINE)]


NGINX, APACHE, CADDY = told("nginx"), told("Apache"), told("Caddy")
INCLUDE = "include /srv/playbook/headers/nginx.conf;"
COMPRESSED = "gzip_types text/css text/javascript application/javascript application/json application/wasm;"
OPEN = "<Directory /srv/playbook>\n    Require all granted\n</Directory>"
CASES = {
    "nginx bare": Case("nginx", "root /srv/playbook;", ROOTED, sends_headers=False),
    "nginx below a path": Case("nginx", f"{COMPRESSED}\n{NGINX[0]}", BELOW),
    "nginx alone": Case("nginx", NGINX[1], ROOTED),
    "nginx included above an alias": Case("nginx", f"{INCLUDE}\nlocation /guide/ {{ alias /srv/playbook/; }}", BELOW),
    "nginx included beside try_files": Case(
        "nginx",
        f"root /nowhere;\nlocation / {{\n  root /srv/playbook;\n  {INCLUDE}\n  try_files $uri $uri/ =404;\n}}",
        ROOTED,
    ),
    "apache bare": Case("apache", f"DocumentRoot /srv/playbook\n{OPEN}", ROOTED, sends_headers=False),
    "apache below a path": Case("apache", APACHE[0], BELOW),
    "apache alone": Case("apache", APACHE[1], ROOTED),
    "apache without mod_headers": Case("apache without mod_headers", APACHE[0], BELOW, sends_headers=False),
    "caddy bare": Case("caddy", "root * /srv/playbook\nfile_server", ROOTED, sends_headers=False),
    "caddy below a path": Case("caddy", CADDY[0], BELOW),
    "caddy alone": Case("caddy", CADDY[1], ROOTED),
}


def answer(url: str) -> tuple[int, Message, bytes]:
    """What the server sends to a browser that takes compressed texts."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def policy(srv: Path) -> str:
    """The policy as header files have it."""
    (found,) = re.findall(r"Content-Security-Policy: (.*)", (srv / "_headers").read_text(encoding="utf-8"))
    return found


def addresses(published: Published) -> list[str]:
    """Every page, and every file that pages, scripts and style sheets load."""
    assets = [path.relative_to(published.folder).as_posix() for path in published.folder.glob("assets/**/*.*")]
    pages = [path.removesuffix("index.html") for path in published.pages]
    return [*pages, *(path for path in assets if not path.endswith((".gz", ".br", ".map")))]


def _said(script: str) -> str:
    """What the page's own lines print in a shell."""
    return subprocess.run(["/bin/sh", "-ec", script], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("name", CASES)
def test_a_real_server_sends_all_of_it_and_calculates(
    browse: Browse, published: Published, srv: Path, workplace: Path, name: str
) -> None:
    """Each page and asset is there with its type and headers, compressed or not, and a calculator goes live."""
    case = CASES[name]
    lines = case.lines.replace("/srv/playbook", str(srv))
    with running(SERVERS[case.server], workplace, lines) as root:
        url = root + case.path
        wrong = []
        for path in addresses(published):
            status, headers, _ = answer(url + path)
            kind = TYPES.get(Path(path).suffix if path and not path.endswith("/") else ".html", ".*")
            caching = "max-age=31536000" if hashed_prefix(path) else "no-cache"
            fits = re.match(kind, headers.get("Content-Type", "")) and status == 200
            if case.sends_headers:
                fits = fits and headers["Content-Security-Policy"] == policy(srv)
                fits = fits and caching in headers.get("Cache-Control", "")
            if not fits:
                wrong.append((path, status, str(headers)))
        assert wrong == []
        page = browse(f"{url}calculators/roi/")
        field(page, "users").fill("120")
        wait_until_drawn(page)
        assert results(page) == expected("roi", page)
        expect(page.locator("form[data-calculator]")).to_have_attribute("data-state", "live")


@pytest.mark.parametrize("name", ["nginx below a path", "apache below a path", "caddy below a path"])
def test_the_lines_for_publishers_compress_and_lead_the_lost_on(srv: Path, workplace: Path, name: str) -> None:
    """Style sheets and Python's parts come packed, and what is not there is answered by the page that says so."""
    case = CASES[name]
    (style,) = (path.relative_to(srv).as_posix() for path in srv.glob("assets/css-*/site.css"))
    (machine,) = (path.relative_to(srv).as_posix() for path in srv.glob("assets/runtime/*.wasm"))
    with running(SERVERS[case.server], workplace, case.lines.replace("/srv/playbook", str(srv))) as root:
        url = root + case.path
        for path in (style, machine):
            _, headers, body = answer(url + path)
            assert headers["Content-Encoding"] == "gzip"
            assert gzip.decompress(body) == (srv / path).read_bytes()
        status, headers, body = answer(f"{url}no/such/page/")
        text = gzip.decompress(body) if headers["Content-Encoding"] == "gzip" else body
        assert (status, text) == (404, (srv / "404.html").read_bytes())


def test_the_lines_for_a_folder_of_a_netlify_site_name_it(srv: Path) -> None:
    """Each rule's path is below the folder, and nothing else is changed."""
    (line,) = [block for block in told("Netlify") if block.startswith("sed")]
    made = _said(line.replace("site/", f"{srv}/"))
    rules = (srv / "_headers").read_text(encoding="utf-8")
    assert made == re.sub("^/", "/guide/", rules, flags=re.MULTILINE)
    assert made.startswith("/guide/*\n")


def test_a_folder_that_is_copied_is_whole(published: Published, workplace: Path) -> None:
    """The lines for a plain folder bring every file, hidden ones too, and take away what is gone."""
    if shutil.which("rsync") is None:
        pytest.skip(PUBLISHERS["rsync"].advice)
    (lines, *_) = told("A plain folder")
    target = workplace / "srv"
    target.mkdir()
    (target / "gone.html").write_text("old", encoding="utf-8")
    script = lines.replace("site/", f"{published.folder}/").replace("/srv/playbook/", f"{target}/")
    _said(script)
    assert files_below(target) == files_below(published.folder)


def test_cloudflare_s_bounds_are_kept(published: Published) -> None:
    """As the page for publishers says: at most a hundred rules of 2,000 letters, and no file above 25 MiB."""
    rules = (published.folder / "_headers").read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("/") for line in rules) <= 100
    assert max(map(len, rules)) <= 2_000
    assert max(path.stat().st_size for path in published.folder.rglob("*")) < 25 * 2**20
