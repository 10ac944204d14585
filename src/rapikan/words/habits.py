"""What a document's own spelling habits say: how freely it strews capitals."""

from __future__ import annotations

from rapikan.lexicon import lexicon
from rapikan.text import Page

__all__ = ["STREWN", "capital_rate", "may_be_name"]


def capital_rate(page: Page) -> float:
    """Gives the share of common words that the document writes with a capital, heads of sentences included.

    Edited texts have 0.05–0.1; from about 0.2 a capital says nothing.
    """
    evidence = page.evidence
    if evidence.capital_rate is None:
        source = lexicon()
        counted = [
            (token, count)
            for token, count in evidence.counts.items()
            if token.isalpha() and not token.isupper() and source.is_known(token.lower()) and source.capital_share(token.lower()) < 0.1
        ]
        capital = sum(count for token, count in counted if token[0].isupper())
        evidence.capital_rate = (capital + 1) / (sum(count for _, count in counted) + 20)
    return evidence.capital_rate


STREWN = 0.25  # from here on a capital says nothing


def may_be_name(page: Page, index: int) -> bool:
    """Says whether a token's capital marks a name: it stands inside a sentence, in a document that does not strew capitals."""
    return page.texts[index][0].isupper() and not page.opens_sentence(index) and capital_rate(page) < STREWN
