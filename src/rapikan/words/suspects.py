"""Which tokens of a page may be no words, or not the ones that were meant.

Known, unsuspicious words cost a look-up. A token is suspicious where it is unknown, where "di" or "ke" may belong to the next word
or a first "di"/"ke" may be a word of its own, where a prefix or clitic stands alone, and where a rare word or one that is often
taken for another stands among strangers. Start reading at `suspects`.
"""

from __future__ import annotations

from functools import lru_cache

from rapikan.lexicon import Status, lexicon
from rapikan.lexicon.morphology import clitics
from rapikan.lexicon.tables import listed
from rapikan.text import Page
from rapikan.words.confusions import is_confused
from rapikan.words.context import word_after, word_before
from rapikan.words.generators.join import ENDINGS_OF_VERBS, HEADS, TAILS, passive
from rapikan.words.languages import is_other_language
from rapikan.words.search import near as words_near

__all__ = ["BOTH", "DOUBTED", "HARDLY_USED", "LONGEST_SHORT_FORM", "UNKNOWN", "is_suspect", "stands_near", "suspects", "suspicion"]

# Why a token is looked at, learned once for each distinct token.
PLAIN = 0  # it is not
UNKNOWN = 1  # no list has it
PREPOSITION = 2  # "di" or "ke", which may belong to the next word
BOTH = 3  # a word that may also be a preposition and a word: "dikantor"
LONE = 4  # a prefix or clitic by itself
DOUBTED = 5  # a rare word, an English one or one that is taken for another: looked at among strangers
_kinds: dict[str, int] = {}
MOST_KINDS = 40_000


def suspects(page: Page) -> list[int]:
    """Lists the tokens that may be no words at a page's places, and those around whose lattice reaches into one."""
    if len(_kinds) > MOST_KINDS:
        _kinds.clear()
    found: list[int] = []
    past = 0
    for first, end in page.places:
        before: list[int] = []
        for index in range(first - 1, past - 1, -1):
            if not stands_near(page, index, before[-1] if before else first):
                break
            if is_suspect(page, index):
                before.append(index)
        found += reversed(before)
        found += (index for index in range(max(first, past), end) if is_suspect(page, index))
        past = max(end, past)
        while found and past < len(page) and stands_near(page, past, found[-1]):
            if is_suspect(page, past):
                found.append(past)
            past += 1
    return found


NEIGHBOURS = 2  # tokens from one suspicious token to the next


def stands_near(page: Page, index: int, other: int) -> bool:
    """Says whether two suspicious tokens share a lattice."""
    return abs(other - index) <= NEIGHBOURS and page.same_line(index, other)


def is_suspect(page: Page, index: int) -> bool:
    """Says whether a token may be no word, or not the one that was meant, where it stands."""
    kind = suspicion(page.texts[index])
    return kind != PLAIN and _is_suspicious_here(page, index, kind)


def suspicion(token: str) -> int:
    """Gives why a token is looked at, or PLAIN."""
    kind = _kinds.get(token)
    if kind is None:
        kind = _kinds[token] = _judged(token)
    return kind


def _judged(token: str) -> int:
    if not token.isalpha() or len(token) < 2 or not token.isascii():
        return PLAIN
    word = token.lower()
    if word in ("di", "ke"):
        return PREPOSITION
    if word in TAILS or word in HEADS:
        return LONE
    source = lexicon()
    if token in source.user_words or word in source.user_words:
        return PLAIN
    if any(listed(token, source.table(name)) for name in OF_OTHER_RULES) or source.melted(word) or source.standard_derivation(word):
        return PLAIN
    status = source.status(token)
    if status is Status.UNKNOWN:
        return PLAIN if _is_combined(word) and not words_near(word, 1) else UNKNOWN
    if status is Status.FOREIGN and token.islower() and len(word) >= 4:
        return DOUBTED  # a word processor's English word: "sarang burung wallet"
    if status is Status.KNOWN and token.islower():
        if word[:2] in ("di", "ke") and len(word) >= 5 and source.model.pair_count(word[:2], word[2:]) >= 3:
            return BOTH
        if (len(word) >= 4 and source.model.count(word) < RARE and not _asks(word)) or is_confused(word):
            return DOUBTED
    return PLAIN


def _is_combined(word: str) -> bool:
    """Says whether a word is a listed one behind a Greek or Latin bound form, for which no list is long enough: "mikroalga"."""
    source = lexicon()
    return any(
        word[:size] in source.table("bound") and source.is_listed(word[size:]) for size in range(LEAST_FORM, len(word) - LEAST_COMBINED + 1)
    )


LEAST_FORM, LEAST_COMBINED = 4, 4  # letters of the form, and of the word behind it


def _asks(word: str) -> bool:
    """Says whether a rare word is a common one with -kah or -lah: "sampaikah", "itukah"."""
    return any(ending in ("kah", "lah") and lexicon().model.count(base) >= RARE for base, ending in clitics(word))


RARE = 120.0  # weighted count below which a known word is looked at, if its neighbours are strange to it
OF_OTHER_RULES = (
    "standard",
    "compounds",
    "abbreviations",
    "foreign",
    "misspelt",
    "typos",
)  # tables whose forms a rule of the spelling stage mends


def _is_suspicious_here(page: Page, index: int, kind: int) -> bool:
    if page.is_protected(page.span(index)):
        return False
    token = page.texts[index]
    if kind == PREPOSITION:
        following = page.at(index + 1)
        return (
            token.lower() == "di"
            and following.isalpha()
            and page.gap(index) == " "
            and (following == "di" or page.at(index + 2) in ENDINGS_OF_VERBS or passive(following.lower())[0] != "")
        )
    if page.at(index - 1) == "(" and page.at(index + 1) == ")":
        return False  # a short form in brackets: "bantuan gubernur (bangub)"
    if kind == DOUBTED and (not _is_stranger(page, index) or _is_first_half(page, index)):
        return False
    if kind in (UNKNOWN, DOUBTED, LONE) and is_other_language(page, index):
        return False
    if kind == UNKNOWN and token.isupper():
        return len(token) >= LEAST_UPPER and (page.line_case(page.starts[index]) == "upper" or _in_upper_run(page, index))
    if kind == UNKNOWN and len(token) <= LONGEST_SHORT_FORM and page.at(index + 1) == "." and not page.gap(index) and token[0].isupper():
        return False  # "Alhm.", "Kab."
    if kind in (UNKNOWN, DOUBTED) and len(token) <= 3:
        # initials of an author, units, fragments: "(lim)", "kg/cm"
        return (
            len(token) == 3
            and token.islower()
            and page.gap(index) in (" ", "")
            and page.at(index - 1) not in ("(", "/", "-", ".")
            and page.at(index + 1) not in (")", "/", ".")
        )
    return True


LEAST_UPPER = 6  # letters of a word in capitals; a shorter one is an acronym


def _in_upper_run(page: Page, index: int) -> bool:
    """Says whether a neighbour is a common word in capitals too: "yang AMAN, MAJU, SEJAHTERAH DAN BERMARTABAT"."""
    source = lexicon()
    return any(
        page.same_line(index, beside)
        and near_token.isupper()
        and near_token not in source.table("acronyms")
        and source.is_known(near_token.lower())
        and source.count(near_token.lower()) >= COMMON_NEIGHBOUR
        for beside in (index - 1, index + 1)
        if len(near_token := page.at(beside)) >= LEAST_IN_RUN
    )


LEAST_IN_RUN = 3  # letters of such a neighbour
LONGEST_SHORT_FORM = 4  # letters of an abbreviation with its full stop


def _is_stranger(page: Page, index: int) -> bool:
    """Says whether a known word has never been seen beside either of its neighbours."""
    model = lexicon().model
    word = page.lower(index)
    before = word_before(page, index)
    after = word_after(page, index)
    seen = (model.pair_count(before, word), model.pair_count(word, after))
    if (not seen[0] and _goes_with((before, ""), word)) or (not seen[1] and _goes_with(("", after), word)):
        return True
    if any(seen):
        return False
    # Beside names, numbers and foreign words every word is a stranger; a word that hardly anybody uses needs one witness only.
    common = [model.count(near) >= COMMON_NEIGHBOUR for near in (before, after)]
    return any(common) if model.count(word) < HARDLY_USED else all(common)


def _is_first_half(page: Page, index: int) -> bool:
    """Says whether a word and the next are a reduplication that only lacks its hyphen: "tercerai berai"."""
    return f"{page.lower(index)}-{page.lower(index + 1)}" in lexicon().table("reduplications")


@lru_cache(maxsize=6_000)
def _goes_with(neighbours: tuple[str, str], word: str) -> bool:
    """Says whether a neighbour nearly always stands beside a word one slip away: "tindih" beside "tumpang", not "timpang"."""
    model = lexicon().model
    before, after = neighbours
    expected = SHARE * model.count(before or after)
    return 0 < expected < TOO_COMMON and any(
        (model.pair_count(before, meant.word) if before else model.pair_count(meant.word, after)) >= max(expected, LEAST_TOGETHER)
        for meant in words_near(word, 1)
    )


SHARE = 0.3  # of a neighbour's uses
LEAST_TOGETHER = 2.0  # weighted count
TOO_COMMON = 600.0  # a neighbour used 2,000 times goes with many words
COMMON_NEIGHBOUR = 40.0  # weighted count from which a neighbour has been seen beside what goes with it
HARDLY_USED = 5.0  # weighted count below which a listed word is one that hardly anybody uses
