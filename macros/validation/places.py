"""Says in words where in a playbook something stands: `phase "User Adoption", block "Power User Training"`."""

from __future__ import annotations

from typing import Any

from macros.model.base import Entity
from macros.model.shape import below, settle

__all__ = ["place"]


def place(file: str, model: Any, data: Any, path: tuple[Any, ...]) -> str:
    """The entities that hold the value at `path`, then the keys inside the last of them.

    Args:
        file: the file's name without folder and ending; stands for a file that is no entity itself.
        model: the file's model.
        data: its data, whatever its state.
        path: keys into the data; a last key that is missing there is left out.
    """
    words = [] if isinstance(model, type) and issubclass(model, Entity) else [file]
    keys: list[str] = []
    shape = model
    for depth in range(len(path) + 1):
        form = settle(shape, data)
        if isinstance(form, type) and issubclass(form, Entity):
            name = path[depth - 1] if depth else file
            words.append(_name(form.KIND, name, data))
            keys = []
        elif depth:
            keys.append(str(path[depth - 1]))
        if depth == len(path) or not isinstance(data, dict | list):
            break
        shape = below(form, data, path[depth])
        try:
            data = data[path[depth]]
        except (KeyError, IndexError, TypeError):
            break
    return ", ".join([*words, *([".".join(keys)] if keys else [])])


def _name(kind: str, id_: Any, data: Any) -> str:
    label = kind.replace("-", " ")
    title = data.get("title") if isinstance(data, dict) else None
    return f'{label} "{title}"' if isinstance(title, str) and title.strip() else f"{label} {id_}"
