"""What it costs to keep a token as it stands: an unknown word may be a name, a foreign word, or a right word that no list has.

The lattice weighs this against the readings of the generators. Start reading at `keep`.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from rapikan.lexicon import lexicon
from rapikan.lexicon.morphology import clitics
from rapikan.text import Page
from rapikan.words.context import model_word
from rapikan.words.derivations import derivation_root, lacks_kan
from rapikan.words.habits import is_mentioned
from rapikan.words.lattice import KEEP, Arc
from rapikan.words.suspects import UNKNOWN, suspicion

__all__ = ["MANY_WORDS", "keep"]

UNLISTED_WORD = 5.0  # nats: one word in 150 of a release is right and in no list
UNLISTED_NAME = 3.5  # one in 30 is a name in no list
ROOTLESS = 3.0  # nats on top: a verb is formed from a root that some list has ("membayakan" for "membahayakan")
VERBAL = ("me", "di")
MISSPELT_COMMON = 4.0  # nats: a form that others write too is still no word
REPEATED = 1.5  # nats: each further use in the document makes it likelier that it is meant
MOST_REPEATED = 3  # uses that count so
MANY_WORDS = 3  # no name is run together from so many words


def keep(page: Page, index: int, suspect: bool, readings: list[Arc]) -> Arc:
    """Gives the arc that leaves a token as it is, with what that costs beside the readings that begin at it."""
    token = page.texts[index]
    words = (model_word(token),)
    if token in ALWAYS_JOINED:
        return Arc(index, index + 1, words, None, LONE_TAIL)
    if not suspect or suspicion(token) != UNKNOWN:
        return Arc(index, index + 1, words, None, 0.0)
    word = token.lower()
    alone = _unlisted(word)
    again = min(page.evidence.lower[word] - 1, MOST_REPEATED) * REPEATED
    spelt = alone.as_word - again
    if alone.counted < math.inf and not _is_wild_slip(word, readings):
        spelt = min(spelt, alone.counted)
    if token[0].isupper():
        spelt = min(spelt, alone.as_name - again)
    spelt = min(spelt, alone.derived, alone.english)
    if _beside_english(page, index):
        spelt -= BESIDE_ENGLISH
    spoken_of = is_mentioned(page, index) and all(arc.code != "KDP101" for arc in readings)  # “dilingkungan” is no word
    if spoken_of or _in_foreign_stretch(page, index):
        spelt = min(spelt, FOREIGN_STRETCH)
    if page.lower(index - 1) in NAMING and page.gap(index - 1) == " ":
        spelt -= NAMED_SO
    if page.evidence.counts[word.capitalize()] and token.islower() and page.evidence.counts[token]:  # not made small by a rule just now
        spelt -= ALSO_CAPITALISED
    if token.islower() and any(arc.code == "SRK101" and len(arc.words) >= MANY_WORDS and not arc.errors for arc in readings):
        spelt += FALLS_APART
    return Arc(index, index + 1, words, None, 0.0, KEEP, max(spelt, 3.0))


ALWAYS_JOINED = frozenset(("nya", "lah", "kah"))
LONE_TAIL = 6.0  # nats against a clitic that stands alone
DERIVABLE = 14.0  # nats of a regularly formed word whose root is used 20 times
RARE_ENGLISH = 9.0  # nats of a word that may be English
BESIDE_ENGLISH = 5.0  # nats that an English neighbour takes off
WILD = 50.0  # a form this many times rarer than a reading of it is that reading's slip, however often it was counted


class _Unlisted(NamedTuple):
    """What an unlisted word costs by itself, in nats, read as a word, a name, a common misspelling, a derived or an English word."""

    as_word: float
    as_name: float
    counted: float
    derived: float
    english: float


@lru_cache(maxsize=6_000)
def _unlisted(word: str) -> _Unlisted:
    source = lexicon()
    number, root = source.model.number(word), derivation_root(word)
    if lacks_kan(word):
        number, root = -1, ""  # others have written it, and its root is common: neither makes it a verb
    rootless = ROOTLESS if word.startswith(VERBAL) and word.endswith("kan") and not root and not _english_root(word) else 0.0
    return _Unlisted(
        UNLISTED_WORD + rootless + source.word_letters.cost(word),
        UNLISTED_NAME + source.name_letters.cost(word),
        max(source.model.cost(number), 8.0) + MISSPELT_COMMON + rootless if number >= 0 else math.inf,
        # A form that a common root has never shown in 8 million words is the less likely to be meant.
        DERIVABLE + math.log(source.root_count(root) / 20) if root else math.inf,
        RARE_ENGLISH if source.may_be_english(word) or _english_root(word) else math.inf,
    )


def _is_wild_slip(word: str, readings: list[Arc]) -> bool:
    model = lexicon().model
    rarest = model.count(word) * WILD
    for arc in readings:
        if len(arc.words) == 1 and model.count(arc.words[0]) >= rarest:
            far = len(word) >= LONG and arc.errors == 1 and model.count(arc.words[0]) >= FAR * rarest
            if arc.cost < (UNUSUAL_SLIP if far else USUAL_SLIP):
                return True
        if len(arc.words) == 2 and model.pair_count(*arc.words) * 2 >= model.count(word):
            return True
    return False


USUAL_SLIP, UNUSUAL_SLIP = 7.5, 9.0  # nats that the slip may cost; the dearer one in a long word that is hundreds of times rarer
LONG = 8  # letters of such a word
FAR = 5.0  # times WILD


ALSO_CAPITALISED = 8.0  # nats off: "pagaralam" where the document has "Pagaralam" too: a name in small letters
NAMING = frozenset(("bernama", "berjuluk", "dijuluki", "dinamai", "dinamakan", "disebut", "istilah", "lafal"))
NAMED_SO = 8.0  # nats off what "disebut" introduces: a word of a region or a craft that no list has
FALLS_APART = 6.0  # nats on top: a word that is three known words by chance hardly exists
FOREIGN_STRETCH = 4.0  # nats at most where the words around are unknown too
STRETCH = 3  # tokens looked at on each side
MOST_UNKNOWN = 3  # of them


def _in_foreign_stretch(page: Page, index: int) -> bool:
    """Says whether the words around a token are mostly unknown too: a prayer in Arabic, a saying in a regional language."""
    unknown = 0
    for near in range(max(0, index - STRETCH), min(len(page), index + STRETCH + 1)):
        if near != index and page.same_line(index, near):
            token = page.texts[near]
            unknown += token.islower() and len(token) > 2 and suspicion(token) == UNKNOWN
    return unknown >= MOST_UNKNOWN


PREFIXES = ("meng", "mem", "men", "me", "di", "nge", "ter", "ber", "peng", "pem", "pen", "pe", "ke", "se")


LEAST_ENGLISH = 5  # letters of an English root under an affix; shorter ones lie inside too many words ("meleah")


def _english_root(word: str) -> bool:
    """Says whether a word is an English one with an Indonesian affix ("mebackup", "stakeholdernya")."""
    source = lexicon()
    roots = [word[len(prefix) :] for prefix in PREFIXES if word.startswith(prefix)] + [base for base, _ in clitics(word)]
    return any(len(root) >= LEAST_ENGLISH and not source.is_known(root) and source.is_foreign(root) for root in roots)


def _beside_english(page: Page, index: int) -> bool:
    source = lexicon()
    return any(
        page.same_line(index, near)
        and page.at(near).isalpha()
        and not source.is_known(page.lower(near))
        and source.is_foreign(page.lower(near))
        for near in (index - 1, index + 1)
        if 0 <= near < len(page)
    )
