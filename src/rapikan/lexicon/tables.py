"""Looking tokens up in the tables of dictionaries/."""

from __future__ import annotations

from collections.abc import Mapping

from rapikan.lexicon.morphology import clitics

__all__ = ["listed"]


def listed(token: str, table: Mapping[str, tuple[str, ...]]) -> tuple[str, tuple[str, ...], str] | None:
    """Looks a token up in a table, with or without its clitic.

    Returns:
        The key, its row and the clitic ("" for none), or None where the table does not hold it.
    """
    word = token.lower()
    if word in table:
        return word, table[word], ""
    for base, clitic in clitics(word):
        if base in table:
            return base, table[base], clitic
    return None
