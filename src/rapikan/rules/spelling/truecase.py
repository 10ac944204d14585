"""Is a run of capitalised common words a name, or did the writer strew capitals? Log-odds, from its words, its neighbours and the document.

After Lita et al., tRuEcasIng (ACL 2003), who choose each word's case by how edited text writes it. Here only capitals are in doubt,
names are mostly made of common words, and writers differ: so the words of a run are weighed together, and the document's own habit
counts. No card lives here: capitals.py asks, grade.py holds the thresholds.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import log
from typing import NamedTuple

from rapikan.grade import grade_odds
from rapikan.lexicon import lexicon
from rapikan.rules.spelling.around import is_function, is_heading, is_in_title, is_inside, is_small, is_verb, kind_of, strews
from rapikan.rules.spelling.named import is_listed_place
from rapikan.rules.spelling.proper import SEARCHED, kind_of_place
from rapikan.text import SENTENCE_END, Evidence, Page, is_word

__all__ = ["Run", "features", "is_common", "log_odds", "may_be_title", "readier", "run_at"]

POINTING = frozenset(("ini", "itu", "tersebut"))  # they point at no title ("Angka Inflasi itu")
JOINED = frozenset(("dan", "&", "/"))  # what may stand inside a name: "Pendidikan dan Kebudayaan"
CELEBRATING = frozenset(("memperingati", "merayakan", "perayaan", "peringatan"))  # the day behind them may be named by one word
# Parts of names behind which, where they are small, no name stands: "satu Bendungan", "staf Ahli", "rancangan Awal"
NEVER_GIVING = frozenset(
    ("satu", "staf", "rancangan", "anggaran", "belanja", "anggota", "pengurus", "pimpinan", "sementara", "selanjutnya")
)
FREQUENT = 50  # uses in edited text from which a word's share of capitals is reliable
SELDOM = 0.05  # share of capitals of words that hardly any name holds ("lomba", "musim")
RARE = 20  # uses below which a common word is as likely some name ("deru")
PERSON = 0.35  # the same for a frequent word ("citra")
NAMED = 0.1  # share of capitals from which a word that people or places are called by rather names one


class Run(NamedTuple):
    """Capitalised words that touch, "dan" and "/" between them included: the first token and the one past the last."""

    first: int
    past: int


def run_at(page: Page, at: int) -> Run | None:
    """Gives the run of common words around a capitalised token inside a sentence, or None where it may be a part of a name or title."""
    run = Run(_reach(page, at, -1), _reach(page, at, 1) + 1)
    words = _words(page, run)
    left = page.lower(run.first - 1)
    if not is_inside(page, run.first) or left in lexicon().of_kind("speech", "frame") or _is_term(page, run.first):
        return None
    if _touches(page, run.past, 1) or (_touches(page, run.first - 1, -1) and not _is_head(page, run.first - 1)):
        return None
    lone = any(kind_of(word) == "lone" for word in words)
    if page.at(run.past) in ("“", '"') or (lone and (len(words) > 1 or page.at(run.past)[:1].isdigit())):
        return None  # frames.py and dates.py know these
    return None if _is_english(page, run) or is_in_title(page, at) or (not strews(page) and _may_name(page, run)) else run


def _is_term(page: Page, at: int) -> bool:
    """Says whether the head of the sentence and the word behind it stand elsewhere with both capitals: "Ninik Mamak", a term of the text."""
    if not _is_head(page, at - 1) or strews(page):
        return False
    start = page.starts[at - 1]
    term = page.text[start : page.end(at)]
    return page.text.find(term, 0, start) >= 0 or page.text.find(term, start + 1, start + SEARCHED) >= 0


def may_be_title(page: Page, run: Run) -> bool:
    """Says whether a run is rather a title that nobody lists: of several words, or with the head of its sentence ("Naik Kelas").

    In a document that strews capitals it is none, nor is a word that the document as often writes small ("Penguatan Karakter").
    """
    if run.past - run.first == 1 and _written_small(page.evidence, _words(page, run)) >= AS_OFTEN:
        return False
    several = run.past - run.first > 1 or (_is_head(page, run.first - 1) and page.at(run.past) not in POINTING)
    return several and not strews(page)


AS_OFTEN = 0.4  # log(1.5) for a word that stands once with a capital and once without


def _may_name(page: Page, run: Run) -> bool:
    """Says whether a run may be a name for all that its words say, in a document that strews no capitals."""
    left, right = page.at(run.first - 1), page.at(run.past)
    item = left == "," and right.islower() and not is_function(right) and not is_verb(right)  # "…, Tokoh agama, Tokoh adat"
    if not (item or is_small(page, run.first - 1, -1) or _is_head(page, run.first - 1)) or not is_small(page, run.past, 1):
        return True
    people = lexicon().table("people")
    words = _words(page, run)
    english = lexicon().is_foreign(left) and not lexicon().is_known(left)
    if english or any(word.capitalize() in people for word in words) or is_listed_place(page, run.first):
        return True
    counted = left == "unit" and page.at(run.first - 2)[-1:] in (")", *"0123456789")  # "2 unit Mobil"
    giving = kind_of(left) == "taste" and left not in NEVER_GIVING and not counted
    if left in CELEBRATING or (giving and kind_of(words[0]) != "lone"):
        return True  # "peringatan Agraria"; "masjid Syuhada", but "jalan Nasional"
    label = right == ":" and left in JOINED  # "Foto dan Kontributor: …"
    return label or _goes_back(page, run.first - 1) or _goes_on(page, run.past)


def _reach(page: Page, at: int, step: int) -> int:
    """Gives the last token of a run in one direction."""
    while True:
        near = at + step
        if page.at(near) in JOINED and page.same_line(at, near):
            near += step
        if not (page.same_line(at, near) and _is_part(page, near) and not page.opens_sentence(near)):
            return at
        between = page.text[slice(*sorted((page.end(min(at, near)), page.starts[max(at, near)])))]
        if between.strip() not in ("", *JOINED):
            return at
        at = near


def _is_part(page: Page, at: int) -> bool:
    token = page.at(at)
    return token[:1].isupper() and token[1:].islower() and is_word(token) and is_common(token.lower())


def _touches(page: Page, at: int, step: int) -> bool:
    """Says whether a word with a capital touches a run, which may be a part of its name ("pasca-Orde Baru").

    Function words do not that open the sentence, nor do function words and verbs in a document that strews capitals.
    """
    token, word = page.at(at), page.lower(at)
    if token == word or not page.same_line(at - step, at) or is_heading(page, at):
        return False
    area = step > 0 and word in lexicon().of_kind("regions", "common") and page.at(at + 1).islower()
    return not (strews(page) and (area or is_function(word) or is_verb(word)))


def _is_english(page: Page, run: Run) -> bool:
    """Says whether an English word of a run may be part of an English name: beside another ("Oil in Bulk"), or not among small Indonesian words."""
    source = lexicon()
    english = sum(map(source.is_foreign, _words(page, run)))
    if not english:
        return False
    ends = not page.same_line(run.past - 1, run.past) or page.at(run.past) == "."
    beside = [page.at(run.first - 1), *([] if ends else [page.at(run.past)])]
    if english > 1 or any(source.is_foreign(token.lower()) for token in beside):
        return True
    return not strews(page) and not all(len(token) > 2 and token.islower() and source.is_known(token) for token in beside)


def _is_head(page: Page, at: int) -> bool:
    """Says whether a token is a common word that has its capital from the head of the sentence ("Angka Inflasi itu turun")."""
    return _is_part(page, at) and page.opens_sentence(at)


@lru_cache(maxsize=6_000)
def is_common(word: str) -> bool:
    """Says whether a word is a common noun or adjective, whatever else it is: no name, office, verb or function word."""
    source = lexicon()
    if len(word) < 3 or word in source.of_kind("offices", "address", "familiar"):
        return False
    if kind_of(word) not in ("", "giver", "lone", "belonging") or any(word in source.table(table) for table in ("proper", "calendar")):
        return False
    if not (source.is_known(word) or word in source.table("english")) or is_verb(word):
        return False
    share = source.capital_share(word)
    if source.is_short_form(word) or kind_of_place(word.capitalize()):
        return share < NAMED
    return not _names_too(word) or share < NAMED or (source.count(word) >= FREQUENT and share < PERSON)


def _names_too(word: str) -> bool:
    """Says whether a common word is a person's or a place's name, too ("citra")."""
    return word.capitalize() in lexicon().names or word.capitalize() in lexicon().table("people")


def _words(page: Page, run: Run) -> list[str]:
    return [token.lower() for token in page.texts[slice(*run)] if token[0].isupper()]


# Weight of each piece of evidence that a run is no name, in nats: logistic regression on 362 runs of marked releases and of edited news,
# of which 240 were strewn capitals. Judging each document by the weights of the others, log-odds of 1 parted 213 of these from all but
# 8 of the names; 6 of the 8 are runs of several words in documents that strew no capitals, which are never safe.
WEIGHTS = {
    "base": -0.3,
    "capitals": -0.8,
    "more words": -1.9,
    "bound": -0.2,
    "rare": -2.9,
    "named": -0.4,
    "head": -2.6,
    "strewn": 4.4,
    "habit": 0.3,
    "written small": 1.0,  # set by hand: no run of the 362 needs it, but a writer who puts "karakter" elsewhere means no name
    "left word": 0.4,
    "left preposition": -0.8,
    "left bracket": -1.9,
    "left bond": 0.3,
    "right word": 0.6,
    "right figure": -1.8,
    "right bond": 0.6,
}


def log_odds(page: Page, run: Run) -> float:
    """Gives the natural logarithm of the odds that a run is no name and goes small."""
    return sum(WEIGHTS[name] * value for name, value in features(page, run).items())


def readier(page: Page, before: Evidence) -> list[Run]:
    """Gives the runs that the page's evidence grades surer than an earlier one did: mending a word adds to the document's capitals."""
    habit = WEIGHTS["habit"] * max(0.0, _habit(page.evidence) - _habit(before))
    now, then = page.evidence.counts, before.counts
    heads = {
        token for token in now if token[0].isupper() and (habit or now[token.lower()] > then[token.lower()] or now[token] < then[token])
    }
    runs = {run for at, token in enumerate(page.texts) if token in heads and _is_part(page, at) and (run := run_at(page, at)) is not None}
    return [run for run in sorted(runs) if _gains(page, before, run, habit)]


def _gains(page: Page, before: Evidence, run: Run, habit: float) -> bool:
    """Says whether a run is graded surer than by an earlier evidence, given what the document's habit has gained since."""
    words = _words(page, run)
    small, was_small = _written_small(page.evidence, words), _written_small(before, words)
    gain = habit + WEIGHTS["written small"] * (small - was_small)
    is_title_no_more = was_small < AS_OFTEN <= small
    return gain > 0 and (is_title_no_more or grade_odds(odds := log_odds(page, run)) != grade_odds(odds - gain))


def features(page: Page, run: Run) -> dict[str, float]:
    """Gives the evidence on a run: what its words are elsewhere, what stands beside it, how the document uses capitals."""
    source, words = lexicon(), _words(page, run)
    head = _is_head(page, run.first - 1)
    left, right = page.lower(run.first - 1), page.lower(run.past)
    ends = not page.same_line(run.past - 1, run.past) or right in SENTENCE_END
    return {
        "base": 1.0,
        "capitals": max(map(_logit, [left, *words] if head else words)),
        "more words": len(words) - 1,
        "head": float(head),
        "rare": float(any(source.count(word) < RARE and not source.is_foreign(word) for word in words)),
        "bound": sum(_association(*pair) for pair in pairwise(words)),
        "strewn": float(strews(page)),
        "habit": _habit(page.evidence),
        "written small": _written_small(page.evidence, words),
        "named": float(any(_names_too(word) for word in words)),
        "left word": float(left.islower() and not is_function(left)),
        "left preposition": float(left in ("di", "ke", "dari")),
        "left bracket": float(left == ")"),
        "left bond": _association(left, words[0]),
        "right word": float(page.at(run.past).islower() and not ends),
        "right figure": float(not ends and right[0].isdigit()),
        "right bond": 0.0 if ends else _association(words[-1], right),
    }


def _written_small(evidence: Evidence, words: list[str]) -> float:
    """Weighs how the document writes the words elsewhere: from 0, seldomer small than with a capital, to 1, far oftener small."""
    counts = evidence.counts
    return min(1.0, *(max(0.0, log((counts[word] + 0.5) / max(counts[word.capitalize()], 1))) for word in words))


def _goes_back(page: Page, at: int) -> bool:
    """Says whether a name stands before two small words on the left that a title may hold ("Undang-Undang Ketentuan Umum di bidang …")."""
    return (
        _is_inner(page.at(at))
        and _is_inner(page.at(at - 1))
        and page.at(at - 2)[:1].isupper()
        and page.same_line(at - 2, at)
        and not page.opens_sentence(at - 2)
    )


def _goes_on(page: Page, at: int) -> bool:
    """Says whether a title or half a name goes on behind a run: "Bulan di Atas Kuburan", "Sekolah khusus Atlet", "Lantai 2 Kantor"."""
    token, after = page.at(at), page.lower(at + 1)
    if not (page.at(at + 1).istitle() and page.same_line(at, at + 1)):
        return False
    if _is_inner(token):
        return kind_of(token) != "inner-function" and (is_common(after) or is_function(after))
    return token.isdigit() or (token.islower() and kind_of(token) != "giver" and not is_verb(token))


def _is_inner(token: str) -> bool:
    """Says whether a small word may stand inside a title."""
    return token in ("di", "ke") or (token.islower() and (is_function(token) or kind_of(token) == "taste"))


def _logit(word: str) -> float:
    """Gives the log-odds of a capital on a word in edited text; a word that was hardly counted is drawn to the mean of all."""
    source = lexicon()
    count = source.count(word)
    share = (source.capital_share(word) * count + MEAN * DRAWN) / (count + DRAWN)
    return log(max(share, LEAST) / (1 - min(share, 1 - LEAST)))


MEAN = 0.12  # share of capitals of common words inside sentences, in edited text
DRAWN = 15
LEAST = 0.002


def _association(first: str, second: str) -> float:
    """Gives the pointwise mutual information of two words in nats, 0 if they hardly ever meet: "musim hujan" is an ordinary phrase."""
    source = lexicon()
    pair = source.count(first, second)
    return max(0.0, log(pair * TOKENS / (source.count(first) * source.count(second) + 1))) if pair else 0.0


TOKENS = 8.3e6  # weighted tokens that the language model was counted on


@lru_cache(maxsize=1)
def _habit(evidence: Evidence) -> float:
    """Gives the log of the document's share of capitals on words that hardly any name holds."""
    capital = small = 0
    for token, count in evidence.counts.items():
        word = token.lower()
        if len(token) > 3 and token.isalpha() and not token.isupper() and _is_seldom_named(word):
            if token[0].isupper():
                capital += count
            else:
                small += count
    return log((capital + 0.5) / (capital + small + 8))


@lru_cache(maxsize=6_000)
def _is_seldom_named(word: str) -> bool:
    source = lexicon()
    return source.count(word) >= FREQUENT and source.capital_share(word) < SELDOM and source.is_known(word) and not is_function(word)
