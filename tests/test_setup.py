"""What `make` installs: pinned, hashed, bound to no machine, and installed once."""

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from macros.setup import chromium, environment, firefox

ROOT = Path(__file__).resolve().parents[1]
PYTHON_LOCKS = ["requirements.txt", "requirements-node.txt", "requirements-pyodide.txt"]


def pins(name: str) -> list[tuple[Requirement, list[str]]]:
    """Each pinned requirement of a lock file with its hashes."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    return [(Requirement(line.split(" --hash=")[0]), re.findall(r"--hash=(\S+)", line)) for line in lines]


def declared(lock: str) -> list[Requirement]:
    """What pyproject.toml asks for and `lock` has to pin."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    for name, group in (("requirements-node.txt", "node"), ("requirements-pyodide.txt", "compiler")):
        if lock == name:
            return [Requirement(text) for text in groups[group]]
    wanted = [*project["project"]["dependencies"], *groups["dev"], *project["build-system"]["requires"]]
    return [Requirement(text) for text in wanted]


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_every_declared_package_is_pinned_as_declared(lock: str) -> None:
    """After an edit of pyproject.toml without `make lock`, this tells."""
    pinned = {}
    for pin, _ in pins(lock):
        pinned.setdefault(canonicalize_name(pin.name), []).append(next(iter(pin.specifier)).version)
    for requirement in declared(lock):
        versions = pinned.get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement} is not in {lock}; run: make lock"
        assert all(requirement.specifier.contains(version) for version in versions), f"{requirement}; run: make lock"


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_every_pin_is_exact_and_hashed(lock: str) -> None:
    """What is installed is what was locked, byte for byte."""
    for pin, hashes in pins(lock):
        assert [specifier.operator for specifier in pin.specifier] == ["=="], pin
        assert hashes, pin
        assert all(text.startswith("sha256:") for text in hashes), pin


def test_the_browser_parts_are_exact_and_bound_by_integrity() -> None:
    """package-lock.json is the lock of this package.json, and each part bears a checksum."""
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for kind in ("dependencies", "devDependencies"):
        assert packages[""].get(kind) == wanted.get(kind), "run: make lock"
        for name, version in wanted.get(kind, {}).items():
            assert packages[f"node_modules/{name}"]["version"] == version
    for name, package in packages.items():
        assert not name or package["integrity"].startswith("sha512-"), name


@pytest.mark.parametrize("name", [*PYTHON_LOCKS, "package-lock.json", ".npmrc"])
def test_a_lock_names_no_host_and_no_folder(name: str) -> None:
    """Whoever locks, the file suits every other machine."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"--(extra-)?index-url|--find-links|\"resolved\"|registry\s*=|file:|\s/\w+/", text)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The files that decide what is installed, in an empty folder."""
    for name in ["Makefile", "pyproject.toml", *PYTHON_LOCKS]:
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def is_up_to_date(checkout: Path) -> bool:
    """Whether make would install nothing."""
    return subprocess.run(["make", "--question", "PYTHON=true", "python"], cwd=checkout, check=False).returncode == 0


def test_an_installed_environment_is_left_alone_until_an_edit(checkout: Path) -> None:
    """A second run does nothing and neither does a touch; an edit runs the step again."""
    assert not is_up_to_date(checkout)
    subprocess.run(["make", "PYTHON=true", "python"], cwd=checkout, check=True, capture_output=True)
    assert is_up_to_date(checkout)
    (checkout / "requirements.txt").touch()
    assert is_up_to_date(checkout)
    with (checkout / "requirements.txt").open("a") as lock:
        lock.write("# edited\n")
    assert not is_up_to_date(checkout)


def test_an_old_python_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No traceback: what is needed, what was found, and how to name another."""
    monkeypatch.setattr(environment, "OLDEST", (99, 0))
    with pytest.raises(SystemExit, match=r"is needed; .* make serve PYTHON="):
        environment.main(tmp_path / "venv")
    assert not (tmp_path / "venv").exists()


def test_a_python_without_venv_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Debian keeps a part of venv in a package of its own."""
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        environment.main(tmp_path / "venv")


def test_a_moved_environment_is_not_taken_for_a_working_one(tmp_path: Path) -> None:
    """Its scripts hold the path of the place it was made in."""
    moved = tmp_path / "venv"
    shutil.copytree(ROOT / ".venv" / "bin", moved / "bin", symlinks=True)
    shutil.copy(ROOT / ".venv" / "pyvenv.cfg", moved)
    assert environment.usable(ROOT / ".venv")
    assert not environment.usable(moved)


def test_a_named_browser_that_does_not_start_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who names a browser wants that one."""
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(SystemExit, match="CHROMIUM names /nowhere/chromium, which does not start"):
        chromium.find()


def test_a_machine_without_browser_is_told_how_to_name_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where none can be found or installed, the last word is a sentence."""
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.setattr(chromium, "install", lambda: None)
    with pytest.raises(SystemExit, match="CHROMIUM=/path/to/chromium make test"):
        chromium.main()


def test_a_named_firefox_that_does_not_start_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Continuous integration names one, so that its tests are never left out in silence."""
    monkeypatch.setenv("FIREFOX", "no-such-firefox")
    with pytest.raises(SystemExit, match="FIREFOX names no-such-firefox, which does not start"):
        firefox.find()


def test_a_machine_without_firefox_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unnamed and absent: nothing is found, and the tests that want one are skipped with the reason."""
    monkeypatch.delenv("FIREFOX", raising=False)
    monkeypatch.setattr(firefox.shutil, "which", lambda _: None)
    monkeypatch.setattr(firefox, "MAC_APPLICATION", "/nowhere/firefox")
    assert firefox.find() is None


def test_a_playwright_that_does_not_start_says_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its Node is linked against a library that a bare Debian has not."""
    said = "node: error while loading shared libraries: libatomic.so.1: cannot open shared object file"
    failed = subprocess.CompletedProcess([], 127, stdout="", stderr=f"{said}\n")
    monkeypatch.setattr(chromium.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(SystemExit, match=r"libatomic\.so\.1.*apt-get install libatomic1"):
        chromium.main()


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A folder of programs that is a whole machine's: root, apt, and what any system has; the rest is missing."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("bash", "dirname", "touch", "chmod"):
        (programs / name).symlink_to(str(shutil.which(name)))
    scripts = {
        "id": "echo 0",
        "python3": "exit 0",
        "git": "exit 0",
        "apt-cache": 'case " $KNOWN " in *" $2 "*) exit 0;; esac; exit 100',
        "apt-get": f'if [ "$1" = install ]; then p="${{@: -1}}"; touch {programs}/$p; chmod +x {programs}/$p; fi',
        "make": 'echo "make $* with FIREFOX=${FIREFOX:-none}"',
    }
    for name, script in scripts.items():
        (programs / name).write_text(f"#!{programs}/bash\n{script}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    return programs


def ci_run(bare: Path, known: str) -> str:
    """What `.ci/run` says on a machine whose distribution knows these packages."""
    done = subprocess.run(
        [str(bare / "bash"), str(ROOT / ".ci" / "run")],
        env={"PATH": str(bare), "KNOWN": known},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_continuous_integration_installs_what_a_bare_debian_lacks(bare: Path) -> None:
    """Both browsers, a Java, what Playwright's Node needs; it names the Firefox, so that its tests are not left out."""
    said = ci_run(bare, "chromium firefox-esr default-jre-headless")
    wanted = {"chromium", "firefox-esr", "default-jre-headless", "libatomic1"}
    assert {path.name for path in bare.iterdir()} >= wanted
    assert said.endswith(f"make test JOBS=0 with FIREFOX={bare}/firefox-esr\n")


def test_continuous_integration_goes_on_where_a_package_is_not_to_be_had(bare: Path) -> None:
    """Other distributions have no firefox-esr; what is left out for that is said."""
    said = ci_run(bare, "chromium")
    assert "This distribution has no firefox-esr" in said
    assert "No Firefox here: its smoke tests are skipped" in said
    assert "No Java here: the HTML checker is skipped" in said
    assert said.endswith("make test JOBS=0 with FIREFOX=none\n")
