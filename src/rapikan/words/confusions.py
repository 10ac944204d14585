"""Words that are taken for one another, so that a stranger among its neighbours may be the other one."""

from __future__ import annotations

from functools import cache

from rapikan.lexicon import lexicon

__all__ = ["is_confused"]

LEAST = 7  # letters of a doer; a shorter word in pe- is rather a root ("pesan")


@cache
def _listed() -> frozenset[str]:
    """Gives the words of dictionaries/confusables.tsv, wrong and right."""
    return frozenset(word for wrong, right, *_ in lexicon().rows("confusables") for word in (wrong, right.lower()) if word.isalpha())


def is_confused(word: str) -> bool:
    """Says whether a known word is often taken for another: a listed one, or a doer and its event ("pengelola", "pengelolaan")."""
    if word in _listed():
        return True
    doer = word.removesuffix("an")
    if not word.startswith("pe") or len(doer) < LEAST:
        return False
    source = lexicon()
    return source.is_listed(f"{word}an") or (doer != word and source.is_listed(doer))
