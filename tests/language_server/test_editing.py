"""What an editor that knows YAML schemas shows for every key of every kind of file: asked of the server editors use."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.content.documents import Document
from macros.content.model.shape import word_fields
from macros.content.strict_yaml import parse
from macros.outputs.generated.schemas import FILE_MODELS, schema_of
from tests.language_server.every_key import NAMES, Key, every_key, forms
from tests.language_server.server import LanguageServer

WORDS = {"units": ["percent", "user"], "section_types": ["questions"]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A file with every key of its kind."""

    path: Path
    text: str
    document: Document
    keys: list[Key]
    """Each key of each model once."""

    def place(self, key: Key) -> tuple[int, int]:
        """Where a pointer rests on the key: on its second letter."""
        mark = self.document.mark(key.path, key=True)
        return mark.line, mark.column + 1

    def around(self, key: Key) -> tuple[list[str], str, list[str]]:
        """The lines before the key, what stands in front of it in its own, and those after all that belongs to it."""
        mark = self.document.mark(key.path, key=True)
        lines = self.text.splitlines()
        last = mark.line
        while last < len(lines) and _depth(lines[last]) >= mark.column:
            last += 1
        before, indent, after = lines[: mark.line - 1], lines[mark.line - 1][: mark.column - 1], lines[last:]
        if indent.endswith("- "):
            # The first key of a list's entry: the next one takes its place behind the dash.
            return [*before, indent + after[0].strip()], " " * len(indent), after[1:]
        return before, indent, after

    def beside(self, name: str) -> Path:
        """A further file that finds the schema."""
        return self.path.with_name(name)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key and writes no anchors, as people do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - its own name
        """One level deeper."""
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - its own name
        """What is the same value twice is written twice, as people do."""
        return True


@pytest.fixture(name="server", scope="module")
def _server() -> Iterator[LanguageServer]:
    with LanguageServer() as server:
        yield server


@pytest.fixture(name="sheet", scope="module", params=FILE_MODELS)
def _sheet(request: pytest.FixtureRequest, server: LanguageServer, tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    name, model = request.param, FILE_MODELS[request.param]
    folder = tmp_path_factory.mktemp(name)
    (folder / "schema.json").write_text(json.dumps(schema_of(model, WORDS)), encoding="utf-8")
    data, keys = every_key(model, {part: names[0] for part, names in WORDS.items()})
    model.model_validate(data)
    body = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)
    text = f"# yaml-language-server: $schema=schema.json\n{body}"
    document, faults = parse(name, text.encode())
    assert document is not None
    assert faults == []
    sheet = Sheet(
        path=folder / f"{name}.yaml",
        text=text,
        document=document,
        keys=list({(key.model, key.path[-1]): key for key in keys}.values()),
    )
    server.open(sheet.path, text)
    return sheet


def test_a_whole_file_has_no_mark(server: LanguageServer, sheet: Sheet) -> None:
    """A file in which all is right, with every key its kind knows, is underlined nowhere."""
    assert server.marked(sheet.path) == []


def test_each_key_says_what_it_means(server: LanguageServer, sheet: Sheet) -> None:
    """A pointer over a key shows its meaning, and an example where its value has a form."""
    for key in sheet.keys:
        shown = _plain(server.hover(sheet.path, *sheet.place(key)))
        assert key.info.description, key
        assert key.info.description in shown, key
        assert all(_last_words(example) in shown for example in key.info.examples or ()), key
        assert key.info.examples or not _has_form(key), key


def test_each_id_says_what_it_names(server: LanguageServer, sheet: Sheet) -> None:
    """A pointer over the id of a statement shows what kind of thing it is."""
    for path in {key.path[:-1] for key in sheet.keys if key.path[-2:-1] and key.path[-2] in NAMES}:
        model = next(key.model for key in sheet.keys if key.path[:-1] == path)
        mark = sheet.document.mark(path, key=True)
        shown = _plain(server.hover(sheet.path, mark.line, mark.column + 1))
        assert " ".join((model.__doc__ or "?").split()) in " ".join(shown.split()), path


def test_each_key_is_offered_where_it_belongs(server: LanguageServer, sheet: Sheet) -> None:
    """On an empty line of a mapping, every key that is not there yet is offered, with its meaning."""
    for number, key in enumerate(sheet.keys):
        before, indent, after = sheet.around(key)
        path = sheet.beside(f"offered-{number}.yaml")
        server.open(path, "\n".join([*before, indent, *after, ""]))
        offered = server.offered(path, len(before) + 1, len(indent) + 1)
        mine = [one for one in offered if one["label"] == key.path[-1]]
        assert mine, (key.path, [one["label"] for one in offered])
        assert key.info.description in _plain(_told(mine[0])), key.path


def test_each_wrong_value_is_marked(server: LanguageServer, sheet: Sheet) -> None:
    """A value of no form that the key knows is underlined in its own line."""
    wrong = {}
    for number, key in enumerate(sheet.keys):
        before, indent, after = sheet.around(key)
        wrong[key.path] = sheet.beside(f"wrong-{number}.yaml"), len(before)
        server.open(wrong[key.path][0], "\n".join([*before, f"{indent}{key.path[-1]}: [[]]", *after, ""]))
    assert _unmarked(server, wrong) == []


def test_each_misspelled_key_is_marked(server: LanguageServer, sheet: Sheet) -> None:
    """A key that the mapping does not know is underlined."""
    wrong = {}
    for number, path in enumerate({key.path[:-1]: key for key in sheet.keys}):
        key = next(one for one in sheet.keys if one.path[:-1] == path)
        before, indent, after = sheet.around(key)
        wrong[path] = sheet.beside(f"misspelled-{number}.yaml"), len(before)
        server.open(wrong[path][0], "\n".join([*before, f"{indent}no_such_key: 1", *after, ""]))
    assert _unmarked(server, wrong) == []


def _unmarked(server: LanguageServer, wrong: Mapping[tuple[Any, ...], tuple[Path, int]]) -> list[tuple[Any, ...]]:
    """The keys whose line, counted from 0, is not underlined in their file."""
    lines = {
        path: {mark["range"]["start"]["line"] for mark in server.marked(file)} for path, (file, _) in wrong.items()
    }
    return [path for path, (_, line) in wrong.items() if line not in lines[path]]


def _has_form(key: Key) -> bool:
    """Whether a value must be written in some way that its meaning alone does not tell."""
    words = key.path[-1] in word_fields(key.model)
    return not words and forms(key.info.annotation)[0] in (str, int, float)


def _plain(markdown: str) -> str:
    return re.sub(r"\\(.)", r"\1", markdown).replace("&nbsp;", " ")


def _told(offer: dict[str, Any]) -> str:
    told = offer.get("documentation", "")
    return str(told["value"] if isinstance(told, dict) else told)


def _last_words(example: Any) -> str:
    while isinstance(example, dict | list):
        example = list(example.values() if isinstance(example, dict) else example)[-1]
    return str(example)
