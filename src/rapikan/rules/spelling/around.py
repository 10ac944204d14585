"""What stands around a capital inside a sentence: may it belong to a name? Tables: dictionaries/case.tsv, speech.tsv, measures.tsv.

No card lives here; the rules are in capitals.py.
"""

from __future__ import annotations

from functools import lru_cache

from rapikan.lexicon import lexicon
from rapikan.lexicon.morphology import roots_of
from rapikan.patterns import deferred
from rapikan.rules.spelling.measures import units_of_figures
from rapikan.rules.spelling.named import in_listed_name
from rapikan.text import SENTENCE_END, Evidence, Page
from rapikan.words.habits import STREWN, capital_rate

__all__ = ["JOINERS", "is_function", "is_heading", "is_in_title", "is_inside", "is_small", "is_stray", "is_verb", "kind_of", "strews"]

# Share of common words with a capital, sentence heads included: edited texts have 0.05–0.1, a list of names and offices may come near.
# From STREWN on, one stray function word is proof enough.
OFTEN = 0.2
STRAYS = 0.12  # share of capitals among "yang", "oleh", "tersebut" …; edited texts have 0–0.05, a headline or two included


@lru_cache(maxsize=6_000)
def kind_of(word: str) -> str:
    """Gives a word's kind in dictionaries/case.tsv, "speech" for a verb that frames quotations, "unit" for one behind figures, or ""."""
    row = lexicon().table("case").get(word)
    if row is not None:
        return row[0]
    if word in lexicon().of_kind("speech", "frame"):
        return "speech"
    return "unit" if word in units_of_figures() else ""


def is_function(word: str) -> bool:
    """Says whether a word is a function word, also one that names may hold ("Dalam Negeri")."""
    return kind_of(word).endswith("function")


@lru_cache(maxsize=6_000)
def is_verb(word: str) -> bool:
    """Says whether a word is a verb by its prefix: meN-, di-, ber-, ter- before a listed root."""
    return any(
        len(root) >= 4 and affix.startswith(VERBAL if root[0] != "r" else (*VERBAL, "be-", "te-")) and lexicon().is_listed(root)
        for root, affix in roots_of(word)
    )


VERBAL = ("meN-", "me-", "memper-", "di-", "diper-", "ber-", "ter-")


def strews(page: Page) -> bool:
    """Says whether the document strews capitals over its common words, function words among them."""
    rate = capital_rate(page)
    return rate >= OFTEN and _strays(page.evidence) >= (STRAYS if rate < STREWN else 0.01)


@lru_cache(maxsize=1)
def _strays(evidence: Evidence) -> float:
    """Gives the share of capitals among function words that hardly ever open a sentence ("Yang", "Oleh", "Tersebut")."""
    counts = evidence.counts
    inner = lexicon().of_kind("case", "inner-function")
    capital = sum(counts[word.capitalize()] for word in inner) - min(counts["Yang"], counts["Maha"])  # Tuhan Yang Maha Esa
    return capital / (capital + sum(counts[word] for word in inner) + 3)  # three more: one capital in a short text proves little


def is_stray(page: Page, token: str) -> bool:
    """Says whether a capitalised neighbour is a function word that will lose its capital too, and so holds no name together."""
    kind = kind_of(token.lower())
    return kind == "inner-function" or (kind == "function" and strews(page))


def is_heading(page: Page, at: int) -> bool:
    """Says whether a token is a function word that has its capital from the head of the sentence ("Selama Tiga bulan")."""
    return (is_function(page.lower(at)) or page.lower(at) == "adapun") and page.opens_sentence(at)


def is_inside(page: Page, at: int) -> bool:
    """Says whether a token stands inside a body sentence: behind a word or a comma, no dateline, no title's head."""
    before = page.at(at - 1)
    return (
        at > 0
        and page.same_line(at - 1, at)
        and (before == "," or before[0].isalnum() or (before == ")" and len(page.at(at - 2)) > 2))
        and page.gap(at - 1) == " "
        and page.line_case(page.starts[at]) == "body"
        and not page.opens_sentence(at)
        and not _is_given(page, at)
        and not _is_holy(page, at)
        and before not in ARTICLES
        and not (before in JOINERS and _is_in_list(page, at))
        and (before not in (",", ")") or not _is_dateline(page, at - 1))
        and not in_listed_name(page, at)
    )


# An Arabic article holds its noun's capital: "Al Masih"
ARTICLES = frozenset(("Al", "An", "Ar", "As", "Ash", "Asy", "At", "Ath", "Az"))


def _is_holy(page: Page, at: int) -> bool:
    """Says whether a capital is God's, in a line that cites scripture or names Him: “Sesungguhnya telah Kami turunkan …”, "Maha Penyayang"."""
    if page.texts[at] in ("Engkau", "Engkaulah"):
        return True  # nobody else is so called with a capital
    if GODS_WORDS.fullmatch(page.texts[at]) is None and not _is_epithet(page, at):
        return False
    return SCRIPTURE.search(page.text, *page.part_of_line(page.starts[at])) is not None


def _is_epithet(page: Page, at: int) -> bool:
    """Says whether a word says what God is: "Allah maha Mengetahui", "Tuhan Yang Menguasai", "Dialah sebaik-baik Penolong"."""
    if page.lower(at - 1) == "maha" or page.at(at - 1) == "Yang":
        return True
    return page.texts[at].startswith("Pe") and any(GODS_WORDS.fullmatch(page.at(near)) for near in range(at - EPITHET, at))


EPITHET = 6  # tokens from God's name to the epithet
GODS_WORDS = deferred(r"(?:Allah|Tuhan(?:ku|mu|nya)?|Kami|Aku|Engkau|Dia|Ia|Yang|Maha)(?:-?lah)?")
SCRIPTURE = deferred(
    r"\b(?i:(?:ber|di)?firman(?:kan|-?nya)?|al-?qur['’]?an|al-?kitab|injil|surah)\b|\bQ\.? ?S\b|\b(?:Allah|Tuhan)(?:ku|mu|nya)?(?:-?lah)?\b|-(?:Ku|Mu|Nya)\b"
)


def _is_given(page: Page, at: int) -> bool:
    """Says whether a word that gives names stands before a token, or before what is written as one title with it ("slogan Melayani dengan Hati")."""
    near = at - 1
    while page.same_line(near, at):
        if kind_of(page.lower(near)) == "giver" or kind_of(f"{page.lower(near - 1)} {page.lower(near)}") == "giver":
            return near == at - 1 or page.at(near + 1)[:1].isupper()
        if not (page.texts[near].istitle() or is_function(page.texts[near])):
            return False
        near -= 1
    return False


def _is_in_list(page: Page, at: int) -> bool:
    """Says whether a token stands in a list whose first item has its capital behind a colon: ": Penanaman pohon, Pembersihan sungai"."""
    colon = page.rfind(":", page.part_of_line(page.starts[at]).start, page.starts[at])
    first = page.index_at(colon) + 1
    return colon >= 0 and page.at(first)[:1].isupper() and not any(mark in SENTENCE_END for mark in page.texts[first:at])


def _is_dateline(page: Page, at: int) -> bool:
    """Says whether a line holds nothing but names and a date up to a token: "Kendari, 30 Agustus 2021,", "Bogor (12/5/2018),"."""
    first = at
    while page.at(first) in (",", ")"):
        first -= 1
    if not page.at(first).isdigit():
        return False
    while page.same_line(first - 1, at):
        first -= 1
        if at - first > 14 or page.texts[first][0].islower():
            return False
    return True


def is_small(page: Page, at: int, step: int) -> bool:
    """Says whether the neighbour at a place, seen in the direction `step`, cannot belong to one name with the token before it.

    "dan" and a comma may join the capitalised parts of one name or list ("Kesatuan Bangsa dan Politik", "Aman, Maju"), and a
    bracket behind a capitalised word mostly holds the short form of a name ("Perwira Penghubung (Pabung)").
    """
    token = page.at(at)
    if not token or not page.same_line(at - step, at):
        return True
    if token in JOINERS:
        beyond = at + step
        while page.at(beyond) in JOINERS:  # ", dan"
            beyond += step
        other = page.at(beyond)
        return not other[:1].isupper() or is_stray(page, other) or page.opens_sentence(beyond) or _opens_quotation(page, beyond)
    if token.isdigit() and step < 0 and page.at(at - 1).istitle() and not page.opens_sentence(at - 1) and page.gap(at - 1) == " ":
        return False  # "Negeri 5 Menara"
    return token not in ("(", "/", "&") and (not token[0].isupper() or is_stray(page, token) or is_heading(page, at))


JOINERS = frozenset(("dan", "serta", "atau", ","))


def is_in_title(page: Page, at: int) -> bool:
    """Says whether quotation marks hold a token in a title, whose words all have capitals but the function words (“Laut Bercerita”)."""
    first = past = at
    while at - first < LONGEST_TITLE and page.same_line(first - 1, at) and _stands_in_title(page, first - 1):
        first -= 1
    while past - at < LONGEST_TITLE and page.same_line(past + 1, at) and _stands_in_title(page, past + 1):
        past += 1
    quoted = page.at(first - 1) in ("“", "‘", '"', "'") and page.at(past + 1) in ("”", "’", '"', "'")
    return quoted and page.texts[first][0].isupper() and first < past


def _stands_in_title(page: Page, at: int) -> bool:
    token = page.texts[at]
    return token[0].isupper() or token.isdigit() or token in ("di", "ke") or is_function(token)


LONGEST_TITLE = 10  # words on either side


def _opens_quotation(page: Page, at: int) -> bool:
    """Says whether a token is the first word of a quotation that a colon or comma introduces (": “Puji dan Syukur")."""
    return page.at(at - 1) in ("“", '"') and page.at(at - 2) in (":", ",") and not page.gap(at - 1)
