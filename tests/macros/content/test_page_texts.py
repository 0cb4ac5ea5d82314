"""The pages that the check asks words for are the site's, and so are the texts it knows."""

import re
from dataclasses import replace

from macros.content.model.files import EMPTY_REGISTERS
from macros.content.model.ours import Conflict
from macros.content.model.pages import NEEDED_TEXTS, PAGE_TEXTS
from macros.content.model.risks import Risk
from macros.content.model.shape import choices, word_fields
from macros.content.site import Site
from macros.content.site_pages import place_of_page, with_pages
from macros.foundation.addresses import PLAYBOOKS, calculator_of
from macros.rendering.pages import key_of
from tests.conftest import ROOT

DOCS = ROOT / "docs"
TEXTS = {text for texts in PAGE_TEXTS.values() for text in texts}
VIEWS = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "macros/rendering/views").glob("*.py"))


def test_every_page_with_words_in_yaml_is_known() -> None:
    """A page that is added needs its words, and the check is the one to say so; that of all playbooks is of none."""
    keys = {key_of(path.relative_to(DOCS).as_posix()) for path in DOCS.rglob("*.md")}
    of_no_playbook = {"contributing", PLAYBOOKS.rstrip("/")}
    own = {key for key in keys if key.split("/")[0] not in of_no_playbook and not calculator_of(key)}
    assert set(PAGE_TEXTS) == own


def test_every_known_text_is_asked_for() -> None:
    """What no view asks for would be written for nobody."""
    asked = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', VIEWS))
    of_model = {*word_fields(Risk), *choices(Conflict.model_fields["nature"].annotation)}
    parts = {f"{part}-{end}" for part in asked | of_model for end in ("heading", "introduction", "hint")}
    assert set() == TEXTS - asked - parts


def test_every_text_a_view_asks_for_is_known() -> None:
    """An editor who writes it must not be told that no page shows it."""
    calls = re.findall(r"\b(?:words|heading_words|page_sentence)\((?:[^()]|\([^()]*\))*\)", VIEWS)
    asked = {found[1] for call in calls if (found := re.search(r'(?:"[a-z-]+"|PAGE), "([a-z-]+)"', call))}
    assert len(asked) > 20
    assert asked <= TEXTS


def test_a_page_without_words_has_ours(site: Site) -> None:
    """A playbook may have no pages.yaml: each page has a title and an introduction, and nothing that it needs lacks."""
    ours = with_pages(replace(site.loaded.playbook, pages=EMPTY_REGISTERS["pages"])).pages.pages

    assert set(ours) == set(PAGE_TEXTS)
    assert all(set(text.texts) <= set(PAGE_TEXTS[page]) for page, text in ours.items())
    assert all(set(texts) <= set(ours[page].texts) for page, texts in NEEDED_TEXTS.items())
    assert ours["home"].heading == site.loaded.playbook.playbook.title


def test_a_page_with_words_of_its_own_keeps_them(site: Site) -> None:
    """Only what it cannot do without is taken from ours, and its words lead to their own file."""
    own = site.loaded.playbook.pages.pages["offline"]
    shorter = own.model_copy(update={"texts": {"none": own.texts["none"]}})
    pages = site.loaded.playbook.pages.model_copy(update={"pages": {"offline": shorter}})
    filled = with_pages(replace(site.loaded.playbook, pages=pages)).pages.pages["offline"]

    assert filled.texts["none"] == own.texts["none"]
    assert set(filled.texts) == {"none", *NEEDED_TEXTS["offline"]}
    assert place_of_page(site.loaded, "offline")[0] == "playbooks/library-move/pages.yaml"


def test_needed_texts_are_known() -> None:
    """What a page cannot do without is among what it shows."""
    assert all(set(texts) <= set(PAGE_TEXTS[page]) for page, texts in NEEDED_TEXTS.items())
