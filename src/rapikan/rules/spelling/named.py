"""Does a token stand in a listed name? Such a name keeps its spelling and its capitals: "Institut Teknologi Sepuluh Nopember".

No card lives here. Tables: dictionaries/names.tsv, acronyms.tsv, places.tsv, places-world.tsv.
"""

from __future__ import annotations

from functools import cache

from rapikan.lexicon import lexicon
from rapikan.text import Page

__all__ = ["in_listed_name", "is_listed_place"]

LONGEST_PLACE = 5  # words of a place's name ("Buay Pematang Ribu Ranau Tengah")
LONGEST = 9  # words of a name, commas among them ("Kementerian Pendidikan, Kebudayaan, Riset, dan Teknologi")


@cache
def _bodies() -> frozenset[str]:
    """Gives the listed names of bodies and programmes, long forms of acronyms among them."""
    long_forms = [row[0] for row in lexicon().table("acronyms").values()]
    ministers = (f"Menteri {form.removeprefix('Kementerian ')}" for form in long_forms if form.startswith("Kementerian "))
    return frozenset((*lexicon().table("names"), *long_forms, *ministers))


@cache
def _openings() -> frozenset[str]:
    """Lists the first words of bodies and programmes."""
    return frozenset(name.partition(" ")[0] for name in _bodies())


def _may_stand_in_name(token: str) -> bool:
    return token[:1].isupper() or token in LINKS or token == ","


BLANK = ("", " ")  # before a comma, and between words
LINKS = frozenset(("dan", "di", "ke", "dalam", "untuk", "bagi", "dengan", "terhadap", "antar", "atas", "pada", "of", "and", "the", "for"))


def in_listed_name(page: Page, at: int) -> bool:
    """Says whether a capitalised token stands in a listed name of several words, as the list writes it."""
    if not page.texts[at][0].isupper():
        return False
    first = past = at
    while at - first < LONGEST and _may_stand_in_name(page.at(first - 1)) and page.gap(first - 1) == BLANK[page.at(first) != ","]:
        first -= 1
    while past - at < LONGEST and _may_stand_in_name(page.at(past + 1)) and page.gap(past) == BLANK[page.at(past + 1) != ","]:
        past += 1
    if first == past:
        return False
    return any(_is_listed(page, start, at, past) for start in range(first, at + 1))


def _is_listed(page: Page, start: int, at: int, past: int) -> bool:
    """Says whether a listed name begins at one token, reaches another and ends at a third at most."""
    source, opens = lexicon(), page.texts[start] in _openings()
    for end in range(max(at, start + 1), min(past, start + (LONGEST if opens else LONGEST_PLACE) - 1) + 1):
        name = page.text[page.starts[start] : page.end(end)]
        if (opens and name in _bodies()) or name in source.table("places") or name in source.table("places-world"):
            return True
    return False


def is_listed_place(page: Page, at: int) -> bool:
    """Says whether a capitalised token is a listed name: one that is no word of its own ("Megaluh"), or that stands where a place does ("dari Teriak")."""
    token, source = page.texts[at], lexicon()
    if not any(token in source.table(table) for table in ("places", "places-world", "people", "acronyms")):
        return False
    return not source.is_listed(token.lower()) or page.lower(at - 1) in PREPOSITIONS or token in source.table("acronyms")


PREPOSITIONS = frozenset(("di", "ke", "dari", "menuju"))
