"""A loan spelt half in English or with its noun's ending: "tercorelasi" → "terkorelasi", "komitment" → "komitmen", "edukasif" → "edukatif".

Several letters differ, and still it is one mistake: the writer had the other language's spelling in mind.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.text import Page
from rapikan.words.generators import is_plain, recase
from rapikan.words.habits import may_be_name
from rapikan.words.lattice import Arc

LEAST = 4  # letters of the typed word
LOAN = 6.0  # nats
# What English spelling has for an Indonesian one (PUEBI and EYD V, Unsur Serapan), the longer first.
ENGLISH = (
    ("tion", "si"), ("ment", "men"), ("ical", "ikal"), ("cc", "ks"), ("ck", "k"), ("ch", "k"), ("ph", "f"), ("th", "t"), ("rh", "r"),
    ("qu", "ku"), ("sc", "sk"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("x", "ks"), ("y", "i"),
)  # fmt: skip
DOUBLE = deferred(r"([b-df-hj-np-tv-z])\1")
PATTERN = deferred("|".join(english for english, _ in ENGLISH))
INDONESIAN = dict(ENGLISH)


def propose(page: Page, index: int) -> Iterator[Arc]:
    """Reads the token as the loan that it is spelt after."""
    typed = page.texts[index]
    if not is_plain(typed, LEAST):
        return
    if may_be_name(page, index):
        return  # "Virus Corona", "Daiwa Securitas"
    word = typed.lower()
    adjective = f"{word.removesuffix('sif')}tif"
    if word.endswith("sif") and lexicon().is_listed(adjective):
        yield Arc(index, index + 1, (adjective,), recase(typed, adjective), ADJECTIVE, "SLK101", errors=1)
    for meant in _respelt(word):
        yield Arc(index, index + 1, (meant,), recase(typed, meant), LOAN, "SLK101", errors=1)


ADJECTIVE = 0.0  # nats of the noun's -si in the adjective ("antisipasif"), which is hardly ever another slip


@lru_cache(maxsize=6_000)
def _respelt(word: str) -> tuple[str, ...]:
    """Gives the known words that a word in small letters becomes when its English spellings, or its doubled consonants too, go."""
    source = lexicon()
    single = DOUBLE.sub(r"\1", word)
    forms = (PATTERN.sub(lambda match: INDONESIAN[match[0]], form) for form in (word, single))
    table = source.table("standard")
    meant = (table[form][0] if form in table else form for form in (*forms, single) if form != word)  # "cordinasi": koordinasi
    return tuple(dict.fromkeys(form for form in meant if source.is_known(form) and source.count(form) >= COMMON))


COMMON = 5.0  # weighted count of a loan that is likely meant
