"""One spelling, the American one, in all that is ours: words, names and addresses."""

import re
import subprocess

import pytest

from calculators import NAMES
from calculators.bridge import describe
from macros.foundation.addresses import MOVED
from tests.conftest import ROOT

NOT_OURS = re.compile(
    r"tests/snapshot/(playbooks/.*|source\.md)"  # the source's own words
    r"|tests/vectors/.*"  # what the calculators said once
    r"|tests/search/queries\.yaml"  # what readers type
    r"|CHANGELOG\.md"  # what a release was told to be stays
    r"|.*/texts/.*|.*/OFL\.txt|.*package-lock\.json|requirements.*\.txt"  # others' licenses and packages
    r"|tests/test_spelling\.py|tests/.*/test_(former_names|unknown_entries)\.py"  # what they are about
)
VERBS = (
    "apolog|author|capital|categor|central|character|critic|custom|digit|emphas|equal|formal|general|harmon|ideal|initial"
    "|item|local|material|maxim|memor|minim|modern|monet|neutral|normal|optim|organ|parameter|penal|polar|popular|priorit"
    "|public|random|real|recogn|scrutin|serial|special|stabil|standard|summar|symbol|synchron|util|visual"
)
BRITISH = re.compile(
    rf"(?:{VERBS})is(?:e[drs]?|ers|ing|ations?)(?![a-z])"
    r"|analys(?:e[dr]?|ing)(?![a-z])|licenc|defence|offence|pretence|practise"
    r"|colour|favour|behaviour|neighbour|honour|flavour|harbour|endeavour|rigour|humour|(?<![a-z])labour"
    r"|(?:ncell|odell|ravell|ignall|evell|otall|uell|hannell)(?:ed(?!by)|ing|er)"
    r"|labell(?:ed(?!by)|ing)|fulfil(?:s|ment)?(?![a-z])|enrol(?:s|ment)?(?![a-z])|skilful|judgement|acknowledgement"
    r"|(?<![a-z])grey|centre|fibre|theatre|(?:kilo|milli|centi)?metres?(?![a-z])|catalogue|programmes?(?![a-z])"
    r"|whilst|amongst|learnt|spelt|burnt|artefact|cheque|enquir|sceptic|mould|ageing"
)


def british(text: str) -> list[str]:
    """The British words of a text, in whatever case but names."""
    # A labour of somebody is a word of ours; a Labour Day or Code has that name.
    return [match[0] for match in BRITISH.finditer(text.replace("Labour", "").lower())]


def tracked() -> list[str]:
    """The path of every text file of ours that Git knows."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for path in listed.split("\0") if path and not NOT_OURS.fullmatch(path) and (ROOT / path).is_file()]


def permanent() -> re.Pattern[str]:
    """What was published under a British name and keeps it: entities' ids, former fields, the addresses of old."""
    locks = [path.read_text(encoding="utf-8") for path in (ROOT / "playbooks").glob("*/ids.lock")]
    ids = {line.split()[0] for lock in locks for line in lock.splitlines() if "/" in line}
    names = {id_.replace("/", mark) for id_ in ids for mark in ("/", "--")}
    kept = [re.escape(name) for name in names | MOVED.keys() if british(name)]
    fields = [former for name in NAMES for field in describe(name)["fields"] for former in field["formerly"]]
    kept += [mark + former + mark for former in fields for mark in ('"', "`")]
    keys = [rf"^ +{re.escape(id_.partition('/')[2])}:" for id_ in ids if british(id_)]
    return re.compile("|".join(sorted([*kept, *keys], key=len, reverse=True)) or "(?!)", re.MULTILINE)


def test_everything_is_spelled_as_americans_do() -> None:
    """Titles, words, comments and names alike: a reader and a search find one spelling."""
    kept, found = permanent(), []
    for path in tracked():
        try:
            text = kept.sub("", (ROOT / path).read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            continue  # a picture or a font
        lines = [
            f"{path}:{n}: {', '.join(words)}" for n, line in enumerate(text.splitlines(), 1) if (words := british(line))
        ]
        found += [*lines, *(f"{path}: its name" for _ in british(kept.sub("", path)))]
    assert found == []


@pytest.mark.parametrize(
    "word", ["licence", "Colours", "labelled", "cancelled", "realisation", "neighbour_of", "Grey", "centred", "analyse"]
)
def test_british_words_are_seen(word: str) -> None:
    """Inside names too."""
    assert british(f"a {word}, b")


@pytest.mark.parametrize(
    "word",
    ["labelledby", "promise", "exercise", "analysis", "parameters", "programmed", "spelling", "Labour Day", "disable"],
)
def test_american_words_pass(word: str) -> None:
    """And what only looks alike, or is a keyword or a name."""
    assert british(f"a {word}, b") == []
