"""Makes a minimal Debian, copies a fresh clone into it and runs README's commands there, without a hand.

As root, with debootstrap: `python3 -m tests.bare [FOLDER] [ARGS]`. FOLDER, empty or not there yet, keeps the root and a
log of each step; without one they are removed. ARGS, one argument, says what `make test` runs. What is committed is
what is tried. Where packages come from is this machine's own configuration.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bare.settings import apt_settings, folders_and_files, settings, sources

RELEASE = "bookworm"
PACKAGES = ("python3", "python3-venv", "git", "make", "ca-certificates")
"""What README asks for, and what minbase lacks to reach any host by TLS."""
TESTS = "tests/test_setup.py tests/browser/test_reading.py"
CHECKOUT = "/playbook"
SOURCE = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    """0 where every step ended well. Each step's time is printed, and the end of what a failed one said."""
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        sys.exit("This makes a Debian root: it has to run as root, and needs debootstrap (apt-get install debootstrap)")
    folder = Path(arguments[0] if arguments else tempfile.mkdtemp(prefix="bare-"))
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        sys.exit(f"{folder} is not empty")
    try:
        return tried(folder.resolve(), arguments[1] if len(arguments) > 1 else TESTS)
    finally:
        if not arguments:
            shutil.rmtree(folder)


def tried(folder: Path, tests: str) -> int:
    """The steps, one after the other, until one fails."""
    root, lines = folder / "root", sources(RELEASE)
    mirror = [line.split()[1] for line in lines if line.split()[2] == RELEASE]
    make_root = ["debootstrap", "--variant=minbase", f"--include={','.join(PACKAGES)}", RELEASE, str(root)]
    steps = {
        "the root": [*make_root, *mirror],
        "a fresh clone": ["git", "clone", "--quiet", "--no-local", str(SOURCE), f"{root}{CHECKOUT}"],
        "make build": ["make", "build"],
        "make test": ["make", "test", f"ARGS={tests}"],
    }
    for name, command in steps.items():
        inside = command[0] == "make"
        if not done(name, within(root, command) if inside else command, folder / f"{name.replace(' ', '-')}.log"):
            return 1
        if name == "the root":
            if lines:
                (root / "etc/apt/sources.list").write_text("\n".join(lines) + "\n", encoding="utf-8")
            (root / "etc/apt/apt.conf.d/00machine").write_text(apt_settings(), encoding="utf-8")
    return 0


def done(name: str, command: list[str], log: Path) -> bool:
    """Whether a step ended well; what it said goes to `log`."""
    print(f"{name} …", flush=True)
    since = time.monotonic()
    with log.open("w", encoding="utf-8") as file:
        code = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=file, stderr=file, check=False).returncode
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    print(f"{name}: {time.monotonic() - since:.0f} s, {'failed' if code else 'ended well'}", flush=True)
    for line in lines[-40 if code else -1 :]:
        print(f"  {line}", flush=True)
    return code == 0


def within(root: Path, command: list[str]) -> list[str]:
    """The command that runs `command` in the root; its mounts and processes end with it."""
    variables = settings()
    script = ["set -e", f"mount -t proc proc {root}/proc", f"mount -t sysfs -o ro sys {root}/sys"]
    script.append(f"mount --rbind /dev {root}/dev")
    for path in folders_and_files(variables):
        target = Path(f"{root}{path}")
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            script.append(shlex.join(["mount", "--bind", "-o", "ro", str(path), str(target)]))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    variables |= {"HOME": "/root", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}
    told = [f"{name}={value}" for name, value in variables.items()]
    go = ["chroot", str(root), "env", "-i", f"--chdir={CHECKOUT}", *told, *command]
    script.append(f"exec {shlex.join(go)}")
    return ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", "\n".join(script)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
