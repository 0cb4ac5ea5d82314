"""Sites as they are published, each built once for all tests and served from this machine.

Tests of the code know the playbook that was made for them (`published`); tests of content, whatever it says, look at
the one that this repository publishes (`live`).
"""

import fcntl
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings

# Property tests draw the same cases on every machine, and a slow machine is no failure. `--hypothesis-profile=nightly`
# draws new cases, over a million for the calculators.
settings.register_profile("suite", derandomize=True, deadline=None, max_examples=200, print_blob=False)
settings.register_profile(
    "nightly", settings.get_profile("suite"), derandomize=False, max_examples=2_000, print_blob=True
)
settings.load_profile("suite")

ROOT = Path(__file__).resolve().parents[1]
MADE_UP = "library-move"
"""The playbook made for tests: they may know its words and numbers."""
MADE_UP_ROOT = ROOT / "tests" / "playbooks"
_MADE_UP_SITE = {
    r"^  playbooks: .*$": f"  playbooks: [{MADE_UP}]",
}
"""Lines of mkdocs.yml that name a playbook, and what they say of this one."""


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder below a path, as a plain static host would."""

    prefix = "/"
    headers_sent: Mapping[str, str] = {}
    types: Mapping[str, str] = {}
    extensions_map = {  # noqa: RUF012 - the base class has it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".whl": "application/octet-stream",
    }

    def translate_path(self, path: str) -> str:
        """The file behind an address; what lies outside the prefix does not exist."""
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "outside-of-the-site")
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def handle_one_request(self) -> None:
        """A browser may hang up: it does when it has seen enough."""
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """The type of a file, first as the host is set up."""
        return self.types.get(Path(path).suffix) or super().guess_type(path)

    def end_headers(self) -> None:
        """Send what the host is set up to send with every file."""
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@contextmanager
def serving(
    folder: Path, prefix: str = "/", headers: Mapping[str, str] | None = None, types: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Serve `folder` on a free port of this machine; gives the address, which ends in a slash."""
    host = {"prefix": prefix, "headers_sent": headers or {}, "types": types or {}}
    handler = type("PrefixHandler", (Handler,), host)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def linked_project(folder: Path, playbooks: Path = ROOT / "playbooks") -> Path:
    """Fill `folder` with the sources that an editor may change; the code is the real one, and what it keeps too."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copytree(playbooks, folder / "playbooks")
    for name in ("macros", "calculators", "tests", "node_modules"):
        (folder / name).symlink_to(ROOT / name)
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy(path, folder)
    if (ROOT / ".git").is_dir():
        (folder / ".git").symlink_to(ROOT / ".git")
    return folder


def made_up_project(folder: Path) -> Path:
    """Fill `folder` as `linked_project` does, with the playbook that was made for tests."""
    project = linked_project(folder, MADE_UP_ROOT / "playbooks")
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for line, own in _MADE_UP_SITE.items():
        text, count = re.subn(line, own, text, flags=re.MULTILINE)
        assert count == 1, f"mkdocs.yml has {count} lines like {line}"
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    return project


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


ORDINARY = {".mjs": "application/octet-stream"}
"""A host that has no type for `.mjs`, as most have none; only sources are served by one that has."""


@dataclass(frozen=True)
class Published:
    """A built site and where it is served."""

    folder: Path
    url: str

    @property
    def pages(self) -> list[str]:
        """The path of every page from the site's root; permalinks and old addresses only lead on and are none."""
        found = sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        return [path for path in found if not path.startswith("r/") and not self._leads_on(path)]

    @property
    def gone(self) -> list[str]:
        """The path of every page of what is no longer in the playbook, at its permalink."""
        found = sorted(path.relative_to(self.folder).as_posix() for path in (self.folder / "r").rglob("*.html"))
        return [path for path in found if not self._leads_on(path)]

    def _leads_on(self, path: str) -> bool:
        return b'http-equiv="refresh"' in (self.folder / path).read_bytes()


@contextmanager
def alone() -> Iterator[None]:
    """One process at a time: what a first build makes for good is not made twice side by side."""
    lock = ROOT / ".cache" / "building"
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def publishing(folder: Path, project: Path = ROOT, *, named: bool = True) -> Iterator[Published]:
    """The project's site, built strictly into an empty folder and served, below a path: it must work below any.

    Where it is served is named to the build, or not.
    """
    with serving(folder, "/guide/" if named else "/teams/7/guide/", types=ORDINARY) as url:
        with alone():
            built = subprocess.run(
                [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
                cwd=project,
                env={**os.environ, "SITE_URL": url if named else "", "NO_MKDOCS_2_WARNING": "1"},
                capture_output=True,
                text=True,
                check=False,
            )
        assert built.returncode == 0, f"the site does not build:\n{built.stderr}"
        yield Published(folder, url)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The site of the playbook made for tests, built once for all of them."""
    project = made_up_project(tmp_path_factory.mktemp("made-up") / "project")
    with publishing(tmp_path_factory.mktemp("published"), project) as site:
        yield site


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The site of the playbook that this repository publishes; whoever looks at it knows no word of it."""
    with publishing(tmp_path_factory.mktemp("live")) as site:
        yield site


@pytest.fixture(scope="session")
def anywhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The site of the playbook made for tests, built without a word of where it is served, and served below a path."""
    project = made_up_project(tmp_path_factory.mktemp("made-up-anywhere") / "project")
    with publishing(tmp_path_factory.mktemp("anywhere"), project, named=False) as site:
        yield site


@pytest.fixture(scope="session")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """A site of three playbooks, the last one in Arabic."""
    from tests.several import several_project  # noqa: PLC0415 - it needs this module

    project = several_project(tmp_path_factory.mktemp("several") / "project")
    with publishing(tmp_path_factory.mktemp("published-several"), project) as site:
        yield site


@pytest.fixture(scope="session")
def site_url(published: Published) -> str:
    """Where the built site is served; ends in a slash."""
    return published.url


@pytest.fixture(scope="session")
def checkout_with_a_fourth(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with the calculator of `tests/cost_of_delay` beside the three of the project."""
    from tests.cost_of_delay.checkout import lay_out  # noqa: PLC0415 - it needs this module

    return lay_out(tmp_path_factory.mktemp("cost-of-delay") / "checkout")


@pytest.fixture(scope="session")
def site_with_a_fourth(checkout_with_a_fourth: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """Its site, below a path."""
    from tests.cost_of_delay.checkout import build  # noqa: PLC0415 - it needs this module

    folder = tmp_path_factory.mktemp("with-a-fourth")
    with serving(folder, "/guide/", types=ORDINARY) as url:
        build(checkout_with_a_fourth, folder, url)
        yield Published(folder, url)
