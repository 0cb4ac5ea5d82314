"""Says in words where in a playbook something stands: `phase "First Week", block "Quick Start"`."""

from __future__ import annotations

from typing import Any

from macros.content.kind_words import kind_words
from macros.content.model.shape import below, settle
from macros.content.validation.words import shortened

__all__ = ["place"]


def place(file: str, model: Any, data: Any, path: tuple[Any, ...]) -> str:
    """The entities that hold the value at `path`, then the keys inside the last of them.

    Args:
        file: the file's name without folder and ending; stands for a file that is no entity itself.
        model: the file's model.
        data: its data, whatever its state.
        path: keys into the data; a last key that is missing there is left out.
    """
    words = [] if _label(model) else [file]
    keys: list[str] = []
    shape = model
    for depth in range(len(path) + 1):
        form = settle(shape, data)
        label = _label(form)
        key = path[depth - 1] if depth else file
        if label:
            words.append(_name(label, key, data))
            keys = []
        elif isinstance(key, int):
            keys[-1:] = [", ".join([*keys[-1:], f"entry {key + 1}"])]
        elif depth:
            keys.append(str(key))
        if depth == len(path) or not isinstance(data, dict | list):
            break
        shape = below(form, data, path[depth])
        try:
            data = data[path[depth]]
        except (KeyError, IndexError, TypeError):
            break
    return ", ".join([*words, *([shortened(".".join(keys))] if keys else [])])


def _label(form: Any) -> str | None:
    """What one thing of this form is called; None for a form that only groups keys."""
    label: str | None = getattr(form, "KIND", None) or getattr(form, "LABEL", None)
    return label


def _name(label: str, id_: Any, data: Any) -> str:
    title = data.get("title") if isinstance(data, dict) else None
    words = kind_words(label)
    return f'{words} "{shortened(title)}"' if isinstance(title, str) and title.strip() else f"{words} {shortened(id_)}"
