"""What `make` installs: pinned, hashed, bound to no machine, and installed once."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from macros.foundation import progress
from macros.setup import chromium, environment, firefox, system_packages, testing, webkit
from macros.setup.running import ran
from tests.bare import settings as bare_settings

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


@pytest.mark.parametrize("folder", [ROOT, ROOT / "tests" / "bench" / "peers"], ids=["site", "bench"])
def test_what_npm_locks_is_complete(folder: Path) -> None:
    """Else nothing can be installed from it: npm itself compares it with what each package needs."""
    npm = shutil.which("npm", path=f"{os.environ['PATH']}{os.pathsep}{Path(sys.prefix) / 'bin'}")
    if npm is None:
        pytest.skip("no npm before `make node` or `make test`")
    dry = [npm, "ci", "--dry-run", "--offline", "--loglevel=error", "--prefix", str(folder)]
    ran = subprocess.run(dry, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"{ran.stderr}\nrun: make lock"


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


def test_an_old_python_can_read_what_tells_it() -> None:
    """All that is newer is imported once the version is known to do."""
    tree = ast.parse(Path(environment.__file__).read_text(encoding="utf-8"), feature_version=(3, 6))
    modules = {node.module for node in tree.body if isinstance(node, ast.ImportFrom)}
    assert modules == {"pathlib"}


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


def test_a_named_webkit_that_lacks_anything_is_a_failure(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver alone shows nothing: its browser and a screen belong to it."""
    monkeypatch.setenv("WEBKIT", webkit.DRIVER)
    (root / webkit.DRIVER).symlink_to(root / "make")
    with pytest.raises(SystemExit, match="WEBKIT names WebKitWebDriver, and it, MiniBrowser or Xvfb is not here"):
        webkit.find()


def test_a_machine_without_webkit_is_no_failure(root: Path) -> None:
    """Unnamed and absent: its tests are skipped with the reason."""
    assert not (root / webkit.DRIVER).exists()
    assert webkit.find() is None


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A folder of programs that is a whole machine's: apt, which notes what it is asked, and what any system has."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("bash", "chmod", "dirname", "env"):
        (programs / name).symlink_to(str(shutil.which(name)))
    lacks = "error while loading shared libraries: libatomic.so.1: cannot open shared object file"
    scripts = {
        "apt-get": f"""echo "$*" >>{tmp_path}/apt
            case "$*" in
            *update*) echo "${{TROUBLE:-}}"; [ -z "${{TROUBLE:-}}" ];;
            *) p="${{@: -1}}"; case " ${{UNKNOWN:-}} " in *" $p "*) echo "no $p"; exit 100;; esac
               [ -e {tmp_path}/policy-rc.d ] || echo "$p" >>{tmp_path}/started
               case "$p" in
               default-jre-headless) p=java;; nginx-light) p=nginx;;
               webkit2gtk-driver) p=WebKitWebDriver;; xvfb) p=Xvfb;;
               libreoffice-calc) p=soffice;;
               esac
               echo '#!{programs}/bash' >{programs}/$p; chmod +x {programs}/$p;;
            esac""",
        "id": "echo ${ID:-0}",
        "make": 'echo "make $*"; exit ${STATUS:-0}',
        "playwright's-python": f'[ -e {programs}/libatomic1 ] || {{ echo "node: {lacks}" >&2; exit 127; }}',
    }
    for name, script in scripts.items():
        (programs / name).write_text(f"#!{programs}/bash\n{script}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    return programs


@pytest.fixture
def root(bare: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That machine is this one, for its root."""
    for name in ("CHROMIUM", "FIREFOX", "WEBKIT", "EVERYTHING"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(bare))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(chromium.sys, "executable", str(bare / "playwright's-python"))
    monkeypatch.setattr(chromium, "MAC_APPLICATIONS", ())
    monkeypatch.setattr(chromium, "playwrights_own", lambda: None)
    monkeypatch.setattr(system_packages, "_STARTS", bare.parent / "policy-rc.d")
    system_packages.update.cache_clear()
    return bare


def asked_of_apt(machine: Path) -> list[str]:
    """The command and package of each call."""
    log = machine.parent / "apt"
    calls = log.read_text().splitlines() if log.exists() else []
    return [" ".join(word for word in call.split() if not word.startswith("-")) for call in calls]


def test_a_bare_debian_gets_what_tests_cannot_do_without(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Root needs no hand: a browser, and what its driver is linked against; no more than that."""
    testing.main()
    assert asked_of_apt(root) == ["update", "install libatomic1", "install chromium"]
    assert "--no-install-recommends" in (root.parent / "apt").read_text()
    assert capsys.readouterr().out == f"export CHROMIUM={root}/chromium\n"


def test_a_second_run_installs_nothing(root: Path) -> None:
    """What is there is not asked of apt again."""
    testing.main()
    before = asked_of_apt(root)
    system_packages.update.cache_clear()
    testing.main()
    assert asked_of_apt(root) == before


def test_everything_is_installed_where_it_is_asked_for(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Then Firefox and WebKit are named, so that one which does not start fails its tests."""
    monkeypatch.setenv("EVERYTHING", "1")
    testing.main()
    publishers = ["nginx-light", "apache2", "caddy", "rsync"]
    wanted = ["default-jre-headless", "libreoffice-calc", *publishers, "firefox-esr", "webkit2gtk-driver", "xvfb"]
    assert asked_of_apt(root)[:3] == ["update", "install libatomic1", "install chromium-headless-shell"]
    assert asked_of_apt(root)[3:] == [f"install {name}" for name in wanted]
    assert not (root.parent / "policy-rc.d").exists()
    assert not (root.parent / "started").exists()
    assert "export FIREFOX=firefox-esr\nexport WEBKIT=WebKitWebDriver\n" in capsys.readouterr().out


def test_a_firefox_named_by_hand_stays_named(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Continuous integration may bring its own."""
    monkeypatch.setenv("EVERYTHING", "1")
    monkeypatch.setenv("FIREFOX", "/opt/fire fox")
    testing.main()
    assert "install firefox-esr" not in asked_of_apt(root)
    assert "export FIREFOX='/opt/fire fox'\n" in capsys.readouterr().out


def test_tests_go_on_without_what_they_can_do_without(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Other distributions have no firefox-esr, and some list of packages always fails; what that costs is said."""
    monkeypatch.setenv("EVERYTHING", "1")
    monkeypatch.setenv("UNKNOWN", "chromium-headless-shell firefox-esr default-jre-headless caddy xvfb")
    monkeypatch.setenv("TROUBLE", "a mirror is down")
    testing.main()
    said = capsys.readouterr()
    assert said.out == f"export CHROMIUM={root}/chromium\n"
    assert "a mirror is down\nNot all lists of packages could be fetched" in said.err
    assert "The HTML checker is skipped without default-jre-headless. On Debian, as root: apt-get install" in said.err
    assert "The tests behind Caddy are skipped without caddy." in said.err
    assert "The smoke tests in a second browser are skipped without firefox-esr." in said.err
    assert "The smoke tests in a third browser are skipped without xvfb." in said.err


def test_who_may_not_install_is_told_what_the_driver_lacks(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence with the package, and apt is left alone."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match=r"does not start without libatomic1\. .*apt-get install libatomic1"):
        testing.main()
    assert asked_of_apt(root) == []


def test_a_driver_that_lacks_something_else_says_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is installed on a guess."""
    monkeypatch.setattr(chromium, "driver_trouble", lambda: "No module named playwright")
    with pytest.raises(SystemExit, match="Playwright does not start: No module named playwright"):
        testing.main()
    assert asked_of_apt(root) == []


def test_a_machine_without_browser_is_told_how_to_name_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where neither the system nor Playwright has one, the last word is a sentence."""
    monkeypatch.setenv("UNKNOWN", "chromium")
    monkeypatch.setattr(chromium, "download", lambda: None)
    with pytest.raises(SystemExit, match=r"apt-get install chromium, or name .*CHROMIUM=/path/to/chromium make test"):
        testing.main()
    assert "install chromium" in asked_of_apt(root)


def ci_run(bare: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """What `.ci/run` does on that machine."""
    return subprocess.run(
        [str(bare / "bash"), str(ROOT / ".ci" / "run")],
        env={"PATH": str(bare), **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def test_continuous_integration_brings_what_the_readme_asks_for(bare: Path) -> None:
    """Whatever else tests want, the command it runs installs by itself."""
    done = ci_run(bare)
    assert asked_of_apt(bare) == ["update", "install git python3 python3-venv"]
    assert done.returncode == 0, done.stderr


def test_continuous_integration_asks_for_every_test(bare: Path) -> None:
    """On a machine that has what README asks for, nothing comes before the command; its end is the last word."""
    for name in ("git", "python3"):
        (bare / name).symlink_to(bare / "bash" if name == "git" else shutil.which("true"))
    done = ci_run(bare)
    assert asked_of_apt(bare) == []
    assert (done.stdout, done.returncode) == ("make test EVERYTHING=1\n", 0)


def test_continuous_integration_fails_with_the_tests(bare: Path) -> None:
    """A red suite is a red run."""
    assert ci_run(bare, STATUS="2").returncode == 2


def test_a_step_of_set_up_is_one_line(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """In a log: what is done, once, and none of the program's chatter; no bar, whatever the number of its parts."""
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0)
    chatter = "for part in a b c; do echo Collecting $part; sleep 0.1; done; echo Be advised >&2"
    assert ran("Installing three things", ["bash", "-c", chatter], parts=3, counted=("Collecting ",))
    assert capfd.readouterr() == ("", "Installing three things …\n")


def test_a_step_that_fails_shows_why(capfd: pytest.CaptureFixture[str]) -> None:
    """The end of what the program said stands above the sentence that set-up ends with."""
    assert not ran("Installing", ["bash", "-c", "echo Collecting; echo No matching distribution >&2; exit 1"])
    assert capfd.readouterr().err.endswith("Collecting\nNo matching distribution\n")


def test_a_bare_root_gets_packages_from_where_this_machine_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No address is written down there; an index in a folder is seen inside with what lies beside it."""
    for name in bare_settings.settings():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_TIMEOUT", "9")
    index = tmp_path / "index" / "simple"
    index.mkdir(parents=True)
    pip_says = f"global.extra-index-url='file://{index} https://pip.example'\nglobal.timeout='5'\n:env:.timeout='9'"
    answers = {"npm": "https://npm.example/", sys.executable: pip_says}
    monkeypatch.setattr(bare_settings, "said", lambda *command: answers[command[0]])
    carried = bare_settings.settings()
    assert carried["NPM_CONFIG_REGISTRY"] == "https://npm.example/"
    assert carried["PIP_EXTRA_INDEX_URL"] == f"file://{index} https://pip.example"
    assert carried["PIP_TIMEOUT"] == "9"
    assert bare_settings.folders_and_files(carried) == [index.parent]


def test_a_bare_root_gets_updates_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser without the release's security updates is years old; other releases and suites stay outside."""
    monkeypatch.delenv("MIRROR", raising=False)
    suites = ["one-security", "one", "two", "one-backports"]
    lines = [f"deb https://debian.example/{suite} {suite} main" for suite in suites]
    monkeypatch.setattr(bare_settings, "said", lambda *_: "\n".join(lines))
    assert bare_settings.sources("one") == [lines[1], lines[0]]
    monkeypatch.setenv("MIRROR", "https://mirror.example")
    assert bare_settings.sources("one") == ["deb https://mirror.example one main"]
