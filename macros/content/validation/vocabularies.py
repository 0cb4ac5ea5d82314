"""Rules about the words that playbooks share and those that one adds: section types and units."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.cures import Cure
from macros.content.model.sections import BUILT_IN_TYPES, OwnSection
from macros.content.problems import Problem
from macros.content.validation.draft import Draft
from macros.content.validation.words import listed, nearest, shown

__all__ = ["section_types_of_the_vocabulary", "words_named_already"]


def section_types_of_the_vocabulary(draft: Draft) -> Iterator[Problem]:
    """A section's type is one that the model knows or that a vocabulary names."""
    words = draft.vocabulary
    if words is None:
        return
    known = [type_ for type_ in words.section_types if type_ not in BUILT_IN_TYPES]
    for source in draft.sources.values():
        for path, section in source.parts_of(OwnSection):
            if section.type not in known:
                near = nearest(section.type, known)
                hint = f"name it in {draft.folder}/words.yaml, under section_types"
                there = f"; there are {listed(known)}" if known else ""
                cure = source.meant((*path, "type"), near) if near else Cure(f"{hint}{there}")
                yield source.problem((*path, "type"), f"{shown(section.type)} is no section type", cure)


def words_named_already(draft: Draft) -> Iterator[Problem]:
    """A playbook adds words to the shared vocabulary and changes none of its own accord."""
    own, shared = draft.file("words"), draft.shared
    if own is None or shared is None or shared.node is None:
        return
    for field in ("units", "section_types"):
        for word in getattr(own.node, field):
            if word in getattr(shared.node, field):
                sentence = f"'{word}' is a word that all playbooks share already"
                hint = f"remove it here, or choose another name; {shared.document.path} has the shared one"
                yield own.problem((field, word), sentence, hint, at_key=True)
