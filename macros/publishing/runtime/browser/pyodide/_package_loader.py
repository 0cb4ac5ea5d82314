"""Stands in for Pyodide's installing of packages: it has none to install, so this tells the folders alone."""

from site import getsitepackages


class Folder:
    """A folder whose name Pyodide reads at its start."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __str__(self) -> str:
        return self.path


SITE_PACKAGES = Folder(getsitepackages()[0])
DSO_DIR = Folder("/usr/lib")


def init_loaded_packages() -> None:
    """None are."""
