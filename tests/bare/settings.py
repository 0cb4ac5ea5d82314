"""Where this machine gets packages from, for a root made on it: no mirror and no index is written down here."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

__all__ = ["apt_settings", "folders_and_files", "settings", "sources"]

_CARRIED = re.compile(
    r"(PIP|NPM_CONFIG)_\w+|(HTTPS?|NO)_PROXY|SSL_CERT_FILE|NODE_EXTRA_CA_CERTS|EVERYTHING", re.IGNORECASE
)


def said(*command: str) -> str:
    """What a program prints; nothing where it is not there or fails."""
    if shutil.which(command[0]) is None:
        return ""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def sources(release: str) -> list[str]:
    """The lines for apt of this release and its updates, as this machine has them; none where it has another system.

    `$MIRROR` stands in for all of them.
    """
    if "MIRROR" in os.environ:
        return [f"deb {os.environ['MIRROR']} {release} main"]
    wanted = ("Created-By: Packages", "Component: main", "Origin: Debian")
    found = said("apt-get", "indextargets", "--format", "deb $(REPO_URI) $(RELEASE) main", *wanted).splitlines()
    suites = {release, f"{release}-updates", f"{release}-security"}
    return sorted({line for line in found if line.split()[2] in suites}, key=lambda line: line.split()[2])


def apt_settings() -> str:
    """How apt reaches its mirrors: a proxy, for example."""
    return said("apt-config", "dump", "Acquire::http") + "\n" + said("apt-config", "dump", "Acquire::https") + "\n"


def settings() -> dict[str, str]:
    """The variables that tell pip and npm where packages are: those of this process, and what their files say."""
    carried = {name: value for name, value in os.environ.items() if _CARRIED.fullmatch(name)}
    for line in said(sys.executable, "-m", "pip", "config", "list").splitlines():
        section, _, rest = line.partition(".")
        name, _, value = rest.partition("=")
        if section in {"global", "install"}:
            carried.setdefault(f"PIP_{name.upper().replace('-', '_')}", " ".join(shlex.split(value)))
    registry = said("npm", "config", "get", "registry")
    return {"NPM_CONFIG_REGISTRY": registry, **carried} if registry else carried


def folders_and_files(variables: dict[str, str]) -> list[Path]:
    """What lies on this machine and is named in the settings: an index in a folder, a file of certificates."""
    words = [word.removeprefix("file://") for value in variables.values() for word in value.split()]
    # Pages of an index lead to files beside it.
    paths = {Path(word.removesuffix("/simple")) for word in words if word.startswith("/")}
    return sorted(path for path in paths if path.exists())
