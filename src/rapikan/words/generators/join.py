"""A word torn apart: "meng hadiri" → "menghadiri", "perbaikan nya" → "perbaikannya"; "di hadiri" → "dihadiri"."""

from __future__ import annotations

from collections.abc import Iterator

from rapikan.lexicon import lexicon
from rapikan.text import Page
from rapikan.words import channel
from rapikan.words.generators import recase
from rapikan.words.habits import expects_verb
from rapikan.words.lattice import Arc

JOINS = True
PREFIX_APART = 3.0  # "di hadiri" is as common as any mistake in releases
VERB = 6.0  # nats against a preposition before a verb
AFTER_AUXILIARY = 4.0  # and against one where a verb is due
TAIL_APART = 0.5  # "perbaikan nya": no such word stands alone
TAILS = frozenset(("nya", "lah", "kah", "an", "i", "ku", "mu"))
HEADS = frozenset(("meng", "mem", "men", "meny", "me", "ber", "ter", "per", "pe", "peng", "pem", "pen", "penge", "di", "ke", "se"))


def propose(page: Page, index: int) -> Iterator[Arc]:
    """Reads the token and the next one as one word."""
    if index + 1 >= len(page) or page.gap(index) != " ":
        return
    first, second = page.texts[index], page.texts[index + 1]
    if not (first.isalpha() and second.isalpha() and second.islower()):
        return
    if second == "an" and page.at(index + 2) == "." and page.at(index + 3)[:1].isupper():
        return  # "pelatih an. Syaifuddin": atas nama
    source = lexicon()
    word = first.lower() + second
    if len(word) < 5 or not source.is_known(word):
        return
    if first.lower() == "di":
        if source.is_listed(word):
            cost = PREFIX_APART - _against_preposition(second, word) - AFTER_AUXILIARY * expects_verb(page, index)
            yield Arc(index, index + 2, (word,), recase(first, word), cost, "KDP102")
        return
    if first.lower() == "ke":
        return
    apart = source.is_known(first.lower()) and source.is_known(second)
    if second == "an" and page.at(index + 2) == "." and not page.gap(index + 1):
        return  # "satu orang an. Budi": atas nama
    if second in TAILS or first.lower() in HEADS:
        cost = TAIL_APART
    elif apart:
        return  # two words that are right apart: their compound is stage 3's question
    else:
        cost = channel.BLANK_ADDED
    yield Arc(index, index + 2, (word,), recase(first, word), cost, "PSH101")


def _against_preposition(base: str, verb: str) -> float:
    """Says, in nats, how strongly a word speaks against "di" being a preposition before it.

    No preposition stands before "hadiri" or "tingkatkan": a base in -i or -kan is a verb. Of the rest, the counts tell: "di jual" is
    hardly ever written for a place.
    """
    model = lexicon().model
    apart, joined = model.pair_count("di", base), model.count(verb)
    if base.endswith(("kan", "i")) and joined >= apart:
        return VERB
    return SELDOM_APART if joined >= TIMES * max(apart, 0.5) else 0.0


SELDOM_APART = 4.0
TIMES = 20.0
