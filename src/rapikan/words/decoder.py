"""Finds suspicious places, opens a lattice around each and reports what the writer meant.

Known, unsuspicious words cost a look-up. A place is suspicious where a word is unknown, where "di" or "ke" may belong to the
next word or a first "di"/"ke" may be a word of its own, where a prefix or clitic stands alone, and where a very rare word
stands. Start reading at `decode`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from rapikan.edits import Edit, Finding
from rapikan.grade import grade
from rapikan.lexicon import Status, lexicon
from rapikan.rule import discover
from rapikan.text import SENTENCE_END, Page, Span
from rapikan.words.generators import generators
from rapikan.words.generators.join import HEADS, TAILS
from rapikan.words.lattice import KEEP, Arc, Path, paths

__all__ = ["decode"]

# Why a token is looked at, learned once for each distinct token.
PLAIN, UNKNOWN, PREPOSITION, BOTH, LONE, RARE = range(6)
_kinds: dict[str, int] = {}
MOST_KINDS = 400_000


def decode(page: Page) -> Iterator[Finding]:
    """Reports the joined, torn and misspelt words of a page."""
    kinds = _kinds
    if len(kinds) > MOST_KINDS:
        kinds.clear()
    suspects: list[int] = []
    for index, token in enumerate(page.texts):
        kind = kinds.get(token)
        if kind is None:
            kind = kinds[token] = _kind(token)
        if kind and _is_suspect(page, index, kind):
            suspects.append(index)
    for first, past in _stretches(page, suspects):
        yield from _decide(page, first, past, frozenset(i for i in suspects if first <= i < past))


def _kind(token: str) -> int:
    if not token.isalpha() or len(token) < 2 or not token.isascii():
        return PLAIN
    word = token.lower()
    if word in ("di", "ke"):
        return PREPOSITION
    if word in TAILS or word in HEADS:
        return LONE
    source = lexicon()
    status = source.status(token)
    if status is Status.UNKNOWN:
        return UNKNOWN
    if status is Status.KNOWN and token.islower():
        if word[:2] in ("di", "ke") and len(word) >= 5 and source.model.pair_count(word[:2], word[2:]) >= 3:
            return BOTH
        if len(word) >= 4 and source.model.count(word) < RARE_COUNT:
            return RARE
    return PLAIN


RARE_COUNT = 3.0


def _is_suspect(page: Page, index: int, kind: int) -> bool:
    if page.is_protected(page.span(index)):
        return False
    token = page.texts[index]
    if kind == PREPOSITION:
        following = page.at(index + 1)
        return token.lower() == "di" and following.islower() and following.isalpha() and page.gap(index) == " " and _is_prefixed(token.lower() + following)
    if kind == UNKNOWN and token.isupper():
        return page.line_case(page.starts[index]) == "upper" and len(token) >= 6
    if kind == UNKNOWN and len(token) < 3:
        return False
    return True


def _is_prefixed(word: str) -> bool:
    source = lexicon()
    return source.is_known(word) and source.is_listed(word)


MOST_TOKENS = 8  # a stretch of suspicious neighbours is cut after so many


def _stretches(page: Page, suspects: list[int]) -> Iterator[tuple[int, int]]:
    """Groups suspicious neighbours, with one token of room on each side for joins."""
    at = 0
    while at < len(suspects):
        first = last = suspects[at]
        at += 1
        while at < len(suspects) and suspects[at] - last <= 2 and suspects[at] - first < MOST_TOKENS and page.same_line(last, suspects[at]):
            last = suspects[at]
            at += 1
        start = first - 1 if first and page.gap(first - 1) == " " and page.texts[first - 1].isalpha() else first
        stop = last + 2 if last + 1 < len(page) and page.gap(last) == " " and page.texts[last + 1].isalnum() else last + 1
        yield start, stop


def _decide(page: Page, first: int, past: int, suspects: frozenset[int]) -> Iterator[Finding]:
    arcs: dict[int, list[Arc]] = {}
    for index in range(first, past):
        here = [_keep(page, index, index in suspects)]
        if index in suspects or index + 1 in suspects:
            for propose in generators():
                here += (arc for arc in propose(page, index) if arc.past <= past and _allowed(arc, suspects))
        arcs[index] = here
    if all(len(here) == 1 for here in arcs.values()):
        return
    found = paths(arcs, first, past, _left(page, first), _right(page, past))
    best = found[0]
    if not best.reading:
        return
    kept = next(path for path in paths({i: here[:1] for i, here in arcs.items()}, first, past, _left(page, first), _right(page, past)))
    other = next((path for path in found if path.reading != best.reading and path.reading), None)
    yield from _report(page, best, kept, other)


def _allowed(arc: Arc, suspects: frozenset[int]) -> bool:
    """Keeps joins to what touches a suspicious token, and everything else to suspicious tokens."""
    return any(index in suspects for index in range(arc.first, arc.past))


def _report(page: Page, best: Path, kept: Path, other: Path | None) -> Iterator[Finding]:
    changed = [arc for arc in best.arcs if arc.code != KEEP]
    over_keeping = kept.cost - best.cost
    over_next = min(other.cost - best.cost if other else math.inf, 99.0)
    share = over_keeping / len(changed)
    for arc in changed:
        code = arc.code
        if code == "SLK101" and _may_be_name(page, arc.first):
            code = "SLK102"
        elif code == "SLK101" and _kinds.get(page.texts[arc.first]) in (RARE, BOTH):
            code = "SLK103"
        level = grade(code, share, over_next)
        if level is None or arc.text is None:
            continue
        rule = discover()[code]
        span = Span(page.starts[arc.first], page.end(arc.past - 1))
        before = page.text[span.start : span.end]
        evidence = {"margin": round(share, 2), "margin_next": round(over_next, 2), "words": list(arc.words)}
        yield Finding(code, span, rule.message.format(before=before, after=arc.text), (Edit(span, arc.text),), level, (), evidence)


def _may_be_name(page: Page, index: int) -> bool:
    token = page.texts[index]
    return token[0].isupper() and (not page.opens_sentence(index) or page.line_case(page.starts[index]) != "body")


# --- what keeping a token costs -----------------------------------------------------------------------------------------------

UNLISTED_WORD = 5.0  # nats: one word in 150 of a release is right and in no list
UNLISTED_NAME = 3.5  # one in 30 is a name in no list
MISSPELT_COMMON = 4.0  # a form that others write too is still no word
REPEATED = 2.0  # each further use in the document makes it likelier that it is meant


def _keep(page: Page, index: int, suspect: bool) -> Arc:
    token = page.texts[index]
    words = (_model_word(token),)
    if not suspect or _kinds.get(token) != UNKNOWN:
        return Arc(index, index + 1, words, None, 0.0)
    source = lexicon()
    word = token.lower()
    again = min(page.evidence.lower[word] - 1, 4) * REPEATED
    spelt = UNLISTED_WORD + source.word_letters.cost(word) - again
    number = source.model.number(word)
    if number >= 0:
        spelt = min(spelt, max(source.model.cost(number), 8.0) + MISSPELT_COMMON)
    if token[0].isupper():
        named = UNLISTED_NAME + source.name_letters.cost(word) - again
        spelt = min(spelt, named)
    return Arc(index, index + 1, words, None, 0.0, KEEP, max(spelt, 3.0))


# --- what the language model sees around a stretch -------------------------------------------------------------------------------

MARKS = {"–": "-", "—": "-", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}


def _model_word(token: str) -> str:
    """Spells a token as the language model's counts do."""
    if token.isalpha():
        return token.lower()
    if token.isdigit():
        return "<n>"
    if token in SENTENCE_END:
        return "</s>"
    if any(ch.isdigit() for ch in token):
        head, _, tail = token.lower().partition("-")
        return f"{head}-<n>" if tail.isdigit() and head.isalpha() else "<x>"
    return MARKS.get(token, token.lower())


def _left(page: Page, first: int) -> tuple[str, str]:
    """Gives the two model words before a stretch, "<s>" where its sentence begins."""
    words: list[str] = []
    at = first - 1
    while at >= 0 and len(words) < 2 and page.same_line(at, first):
        word = _model_word(page.texts[at])
        if word == "</s>":
            if page.texts[at] == "." and page.is_abbreviation_stop(at):
                at -= 1
                continue
            break
        words.append(word)
        at -= 1
    if len(words) < 2:
        words.append("<s>")
    if len(words) < 2:
        words.append("</s>")
    return words[1], words[0]


def _right(page: Page, past: int) -> list[str]:
    """Gives the model words after a stretch, at most two, up to its sentence's end."""
    words: list[str] = []
    for at in range(past, min(past + 2, len(page))):
        if not page.same_line(past - 1, at):
            break
        words.append(_model_word(page.texts[at]))
        if words[-1] == "</s>":
            break
    return words or ["</s>"]


