"""What a kind of thing is called in the check's and the commands' sentences, which stand without a vocabulary.

Not for: pages, which name it as the vocabulary does.
"""

from __future__ import annotations

from macros.foundation.sentences import joined

__all__ = ["a_kind", "kind_words"]

_IN_CAPITALS = {"kpi": "KPI"}


def kind_words(kind: str) -> str:
    """A kind in a sentence.

    >>> kind_words("quick-win"), kind_words("kpi-group")
    ('quick win', 'KPI group')
    """
    return " ".join(_IN_CAPITALS.get(word, word) for word in kind.replace("-", " ").split())


def a_kind(*kinds: str) -> str:
    """One thing of a kind, or of one of several kinds, in a sentence.

    >>> a_kind("activity"), a_kind("kpi", "quick-win")
    ('an activity', 'a KPI or quick win')
    """
    return f"{'an' if kinds[0][0] in 'aeiou' else 'a'} {joined(map(kind_words, kinds), 'or')}"
