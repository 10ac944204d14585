"""What the words around a place say of it: how freely the document strews capitals, whether a verb is due, whether a firm's name stands there."""

from __future__ import annotations

from rapikan.lexicon import lexicon
from rapikan.text import Page

__all__ = ["STREWN", "capital_rate", "expects_verb", "follows_verb", "in_firm", "is_mentioned", "may_be_name", "names_doer", "names_firm"]


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


# Words that a verb follows: "akan di transfer" is no place.
BEFORE_VERBS = frozenset((
    "akan", "telah", "sudah", "sedang", "belum", "bisa", "dapat", "harus", "perlu", "ingin", "hendak", "mohon", "silakan",
    "agar", "supaya", "kembali", "mulai", "wajib", "boleh", "usai", "selesai",
))  # fmt: skip


def expects_verb(page: Page, index: int) -> bool:
    """Says whether the word before a token is one that a verb follows."""
    return index > 0 and page.gap(index - 1) == " " and page.lower(index - 1) in BEFORE_VERBS


VERBAL = ("di", "me", "be", "te")  # beginnings of verbs
NO_VERBS = frozenset(("tersebut", "tertentu", "berikut", "terhadap"))  # which begin so
EVENTS = ("an", "si")  # endings of nouns for an event, behind which "di" may lead to a place though the doer follows


def follows_verb(page: Page, index: int) -> bool:
    """Says whether the word before a token is a verb, behind which "di" rather leads to a place: "bekerja di sirkus"."""
    before = page.lower(index - 1)
    return before.startswith(VERBAL) and before not in NO_VERBS and not lexicon().is_root(before)


def names_doer(page: Page, index: int, past: int) -> bool:
    """Says whether "oleh" stands at a place and what comes before has no verb of its own: "buku itu di balik oleh petugas"."""
    before = page.lower(index - 1)
    return page.lower(past) == "oleh" and page.gap(past - 1) == " " and not follows_verb(page, index) and not before.endswith(EVENTS)


def names_firm(token: str) -> bool:
    """Says whether a token as written has a firm's own name beside it: "PT Mandira" is not Mandiri."""
    return token[:1].isupper() and token.lower() in lexicon().of_kind("bodies", "firm")


LONGEST_FIRM = 5  # words


def in_firm(page: Page, index: int) -> bool:
    """Says whether a capitalised word is part of a firm's name, which is spelt as the firm spells it: "PT Pelindo Terminal Petikemas"."""
    for at in range(index - 1, max(index - 1 - LONGEST_FIRM, -1), -1):
        if names_firm(page.texts[at]):
            return page.texts[index][0].isupper()
        if page.texts[at] != "." and (page.gap(at) != " " or not page.texts[at][:1].isupper()):
            return False
    return False


MARKS = frozenset("“”‘’\"'()`")


def is_mentioned(page: Page, index: int) -> bool:
    """Says whether quotation marks or brackets hold a token by itself, so that the word is spoken of: kata 'tarusan', budaya (culture)."""
    return page.at(index - 1) in MARKS and page.at(index + 1) in MARKS and not page.gap(index - 1) and not page.gap(index)
