"""Shortens Python's start in the browser: Python imports a module of this name before it imports any other.

Whatever is done here Python does by itself, only slower. Spared are looking for a module in many places and reading it
through a file system, compiling what the build has compiled, importing what nobody uses, and collecting garbage
meanwhile. Nothing but built-in modules is imported here, since everything else shall come the short way.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import gc
import sys
import zipimport
from marshal import loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any

_PREPARED = "prepared.marshal"
"""What `exercise.py` has compiled: the code of data classes by their text, regular expressions by pattern and flags."""

_LATER = {"_colorize", "codeop", "tokenize"}
"""Modules that others import at the start and use in trouble only: each is run when somebody asks it for something."""


class Archive:
    """Finds the modules of a zip file by their names and keeps its content at hand."""

    def __init__(self, path: str) -> None:
        zipimport.zipimporter(path)
        entries = zipimport._zip_directory_cache[path]  # type: ignore[attr-defined] # noqa: SLF001
        self.path = path
        self.places = {_module(name): (name, *entry[1:5]) for name, entry in entries.items() if name.endswith(".pyc")}
        if not self.places or any(compression for _, compression, *_ in self.places.values()):
            raise ImportError(path)
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib is not there yet
            self.content = memoryview(file.read())

    def find_spec(self, name: str, _target: object = None) -> ModuleSpec | None:
        """Where a module is, `None` where it is not in here."""
        if name not in self.places:
            return None
        file = self.places[name][0]
        spec: ModuleSpec = type(__spec__)(name, self, origin=f"{self.path}/{file}")  # type: ignore[arg-type]
        if file.endswith("__init__.pyc"):
            # Modules are found by their whole name, so a package's lie in the same place.
            spec.submodule_search_locations = [self.path]
        return spec

    def iter_modules(self, prefix: str) -> list[tuple[str, bool]]:
        """What `pkgutil` asks: the modules of the package that `prefix` names, and whether each is a package too."""
        depth = prefix.count(".")
        found = [name for name in self.places if name.startswith(prefix) and name.count(".") == depth]
        return [(name, self.places[name][0].endswith("__init__.pyc")) for name in sorted(found)]

    def create_module(self, _spec: ModuleSpec) -> None:
        """A usual one."""

    def exec_module(self, module: ModuleType) -> None:
        """Run a module, or let it wait for the first question."""
        if module.__name__ not in _LATER:
            self._run(module)
            return

        def asked(name: str) -> Any:
            del module.__getattr__
            self._run(module)
            return getattr(module, name)

        module.__getattr__ = asked  # type: ignore[method-assign]

    def _run(self, module: ModuleType) -> None:
        _, _, size, _, start = self.places[module.__name__]
        head = self.content[start + 26 : start + 30]
        # Two lengths, of the name and of what else stands before the content, which begins with 16 bytes of its own.
        start += 30 + head[0] + head[1] * 256 + head[2] + head[3] * 256
        exec(loads(self.content[start + 16 : start + size]), module.__dict__)  # noqa: S102, S302 - checked by boot.mjs
        if module.__name__ in _AMENDED:
            _AMENDED[module.__name__](module)


def _module(file: str) -> str:
    return file.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")


def _amend_dataclasses(module: Any) -> None:
    """Take the methods that it writes as text and compiles from what is compiled already."""

    def run(text: str, its_globals: dict[str, Any], its_locals: dict[str, Any]) -> None:
        exec(_METHODS.get(text, text), its_globals, its_locals)  # noqa: S102 - as the module itself does

    module.exec = run


def _amend_expressions(module: Any) -> None:
    """Take patterns that are compiled already as they are."""
    slowly = module.compile

    def compiled(pattern: Any, flags: int = 0) -> Any:
        made = _PATTERNS.get((pattern, flags))
        return _sre.compile(pattern, *made) if made else slowly(pattern, flags)

    module.compile = compiled


_AMENDED = {"dataclasses": _amend_dataclasses, "re._compiler": _amend_expressions}


def _hook(path: str) -> Archive:
    if not path.endswith((".whl", ".zip")):
        raise ImportError(path)
    return Archive(path)


# The worker lets it begin after the first answer.
gc.disable()
_library: str = __loader__.archive  # type: ignore[name-defined]
try:
    _METHODS, _PATTERNS = loads(__loader__.get_data(f"{_library}/{_PREPARED}"))  # type: ignore[name-defined] # noqa: S302
except OSError:
    _METHODS, _PATTERNS = {}, {}
sys.path_hooks.insert(0, _hook)
sys.path_importer_cache[_library] = Archive(_library)
