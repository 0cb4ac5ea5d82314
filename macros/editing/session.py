"""One change of a playbook, in however many files: prepared aside, checked as a whole, then written or dropped."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path as File
from tempfile import TemporaryDirectory

from macros.calculated.checking import RULES, load_unpublished
from macros.content.causes import all_of
from macros.content.documents import Path
from macros.content.ids_lock import EMPTY, Entry, IdsLock, read, written
from macros.content.loaded import Loaded
from macros.content.loading import draft_of
from macros.content.problems import PlaybookError, Problem
from macros.content.registry import Registry
from macros.content.validation.published import ids_to_lock
from macros.content.validation.renames import unlocked
from macros.editing.yaml_edits import line_of

__all__ = ["Refused", "Session"]


class Refused(Exception):
    """A change that is not made, and why, in one sentence; with the problems that stand in its way."""

    def __init__(self, sentence: str, problems: Iterable[Problem] = ()) -> None:
        self.problems = tuple(problems)
        super().__init__(sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """A change that has been made."""

    file: str
    words: str
    at: Path = ()
    line: int = 0
    """Its line when it was made; 0 for a file as a whole."""


class Session:
    """The files of one playbook while they are changed; nothing is written before `save`."""

    def __init__(self, root: File, name: str) -> None:
        self._root = root
        self._folder = root / "playbooks" / name
        self._name = name
        self._texts: dict[str, str | None] = {}
        """What has changed, by the path below the root; None for a file that is gone."""
        self._told: list[_Done] = []
        self._entries: list[Entry] = []
        """What has changed in the list of ids."""
        self.draft, self.found = draft_of(root, name)
        """The playbook as it is on the disk, and what is wrong with its text."""

    @property
    def lock(self) -> IdsLock:
        """The list of published ids, with all changes so far."""
        text = self._text(self._lock_path) if (self._root / self._lock_path).is_file() else ""
        return read(text or "") if text else EMPTY

    @property
    def _lock_path(self) -> str:
        return f"{self.draft.folder}/ids.lock"

    def _text(self, path: str) -> str:
        """A file's text now, its line ends and mark of byte order as they are."""
        known = self._texts.get(path)
        return known if known is not None else (self._root / path).read_bytes().decode("utf-8")

    def text(self, path: str) -> str | None:
        """A file's text with all changes so far; None where there is no such file."""
        gone = path in self._texts and self._texts[path] is None
        there = path in self._texts or (self._root / path).is_file()
        return self._text(path) if there and not gone else None

    def change(
        self, path: str, at: Path, edit: Callable[[str, Path], str], told: str, *, now: Path | None = None
    ) -> None:
        """Give a file the text that `edit` makes of its own, at a place in it.

        Args:
            path: the file.
            at: the keys that lead to the place.
            edit: one of `macros.editing.yaml_edits`, with all but the text and the place.
            told: what that did, for whoever asked for it.
            now: the keys that lead there afterwards, where they are others.
        """
        text = self._text(path)
        self._texts[path] = edit(text, at)
        self._told.append(_Done(file=path, line=line_of(text, at), at=now or at, words=told))

    def write(self, path: str, text: str) -> None:
        """Give a file this text, whether or not there is one."""
        self._texts[path] = text

    def move(self, path: str, new: str) -> None:
        """Give a file another name."""
        self._texts[new], self._texts[path] = self._text(path), None
        self._told = [replace(done, file=new) if done.file == path else done for done in self._told]
        self._told.append(_Done(file=path, words=f"is now {new}"))

    def remove(self, path: str) -> None:
        """Take a file away."""
        self._texts[path] = None
        self._told.append(_Done(file=path, words="is gone"))

    def put(self, entries: Iterable[Entry]) -> None:
        """Write these entries into the list of published ids."""
        self._entries += entries
        self._texts[self._lock_path] = written(self.lock.put(self._entries))

    def forget(self, references: Iterable[str]) -> None:
        """Take ids that were never published out of the list."""
        for reference in references:
            self._texts[self._lock_path] = written(self.lock.without([reference]))
            self._told.append(_Done(file=self._lock_path, words=f"'{reference}' is gone, for it was never published"))

    def tell(self, path: str, at: Path, words: str) -> None:
        """Remember what else is to be said of a place in a file as it is now."""
        self._told.append(_Done(file=path, at=at, line=line_of(self._text(path), at), words=words))

    @property
    def told(self) -> list[str]:
        """What has been done, a line each: `path:line: what`; the list of ids last, with the lines of the whole."""
        listed = (self.text(self._lock_path) or "").splitlines()
        changed = [f"{self._where(done)}: {done.words}" for done in self._told]
        return changed + [f"{self._lock_path}:{listed.index(str(entry)) + 1}: {entry}" for entry in self._entries]

    def _where(self, done: _Done) -> str:
        """File and line as they are when all is done; of what is gone, the line it had."""
        text, line = self.text(done.file), done.line
        if text is not None and done.at:
            with suppress(KeyError):
                line = line_of(text, done.at)
        return f"{done.file}:{line}" if line else done.file

    def require_sound(self) -> None:
        """Refuse where the playbook has problems already; that ids are not listed yet is none."""
        found = [*self.found, *RULES.without(ids_to_lock).problems_of(self.draft)]
        problems = sorted({problem for problem in found if not problem.is_warning})
        if problems:
            raise Refused("The playbook has problems; fix these first, then ask again:", problems)

    def require_sound_after(self) -> None:
        """Refuse where the playbook would have problems once all this is written; list whatever ids are new."""
        found = self.problems_after()
        if found:
            raise Refused("Nothing was changed, for the playbook would then have problems:", found)

    def problems_after(self) -> list[Problem]:
        """The problems that the playbook would have once all this is written; whatever ids are new are listed."""
        with TemporaryDirectory() as folder:
            aside = File(folder)
            shutil.copytree(self._root / "playbooks", aside / "playbooks", ignore=self._others)
            # A playbook that has nothing but its own id has no list of ids yet.
            _write(aside, {self._lock_path: written(self.lock), **self._texts})
            try:
                here, problems = list(Registry.of(load_unpublished(aside, self._name))), []
            except PlaybookError as error:
                draft, _ = draft_of(aside, self._name)
                here, problems = (
                    list(unlocked(draft, self.lock)),
                    [it for it in all_of(error.problems) if not it.is_warning],
                )
        listed = self.lock.entries
        self.put(Entry(reference=reference) for reference in here if reference not in listed)
        return problems

    def _others(self, folder: str, names: list[str]) -> list[str]:
        """Which of the names in a folder are not needed: all of another playbook but its list of ids."""
        place = File(folder)
        is_other = place.parent == self._root / "playbooks" and place.name != self._name
        return (
            [name for name in names if name != "ids.lock"] if is_other and (place / "playbook.yaml").is_file() else []
        )

    @property
    def changed(self) -> list[str]:
        """The path of each file that `save` would change, in the order of the changes."""
        texts = {path: None if text is None else text.encode("utf-8") for path, text in self._texts.items()}
        return [path for path, content in texts.items() if content != self._bytes(path)]

    def loaded(self) -> Loaded:
        """The playbook as it is on the disk.

        Raises:
            PlaybookError: where it has problems other than ids that are not listed yet.
        """
        return load_unpublished(self._root, self._name)

    def save(self) -> None:
        """Write every change; where one file cannot be written, none is changed."""
        before = {path: self._bytes(path) for path in self._texts}
        try:
            _write(self._root, self._texts)
        except OSError as error:
            for path, content in before.items():
                with suppress(OSError):
                    _put(self._root / path, content)
            raise Refused(f"{error.filename} cannot be written: {error.strerror}; nothing was changed.") from error

    def _bytes(self, path: str) -> bytes | None:
        file = self._root / path
        return file.read_bytes() if file.is_file() else None


def _write(root: File, texts: dict[str, str | None]) -> None:
    for path, text in texts.items():
        _put(root / path, None if text is None else text.encode("utf-8"))


def _put(file: File, content: bytes | None) -> None:
    if content is None:
        file.unlink(missing_ok=True)
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
