"""Tokens and lines of a text: Page. Nothing here knows a rule or a screen, and of the dictionaries only stops.tsv.

A `Page` is an immutable view of one text. It keeps its tokens as parallel lists (text and start) and no object for each, because
most are never looked at one by one; a token is meant by its place in the lists. Start reading at `Page.of`.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from sys import intern

from rapikan.lexicon import lexicon
from rapikan.spans import Span, joined, moved, to_blanks

__all__ = ["REACH", "SENTENCE_END", "Evidence", "Page", "is_word", "line_starts"]

# A word may hold inner hyphens and apostrophes (prinsip-prinsip, Al-Qur'an, ke-3); every other sign is a token of its own.
TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]|_")
SENTENCE_END = frozenset(".?!…")
NEARBY = 2_000  # code points that are searched at once; further ones in a list of places
SHORT_LINE = 30  # tokens of a line that is read as a whole: a title, a label, an item
REACH = 12  # tokens from an edit at which a long line is read again: five give the same on every text that it was tried on
LONGEST_LAYOUT = 2_000  # code points of a line that is laid out in columns, verses or labels
NOTE_FIGURES = "⁰¹²³⁴⁵⁶⁷⁸⁹"
PAIRED = frozenset("\"'“”„‘’«»()[]")
CLOSING = frozenset("\"'”’)]»")


def is_word(token: str) -> bool:
    """Says whether a token is made of letters only, inner hyphens and apostrophes aside ("undang-undang")."""
    return token.isalpha() or (len(token) > 1 and token.replace("-", "").replace("'", "").replace("’", "").isalpha())


def line_starts(text: str) -> list[int]:
    """Gives the first code point of each line."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


class Evidence:
    """What a whole document says about its own spelling: how often each token stands in it, as written.

    The second pass over changed paragraphs uses the first pass's evidence, so that both decide alike.
    """

    __slots__ = ("capital_rate", "counts", "lower")

    def __init__(self, texts: Sequence[str]) -> None:
        self.counts = Counter(texts)
        self.capital_rate: float | None = None  # how often a common word has a capital here; counted when first asked for
        self.lower: Counter[str] = Counter()
        for token, count in self.counts.items():
            self.lower[token.lower()] += count


class Lines:
    """The lines of a text: where each begins, and how those that were asked for are written (`Page.line_case`)."""

    def __init__(self, text: str, cases: dict[int, str] | None = None) -> None:
        self.starts = line_starts(text)
        self.cases = cases or {}
        self.signs: dict[str, list[int]] = {}  # where each sign stands that was asked for in a very long line (`Page.find`)
        self._length = len(text)

    def span(self, line: int) -> Span:
        """Gives the stretch of a line, its line break included."""
        return Span(self.starts[line], self.starts[line + 1] if line + 1 < len(self.starts) else self._length)


def _tokenise(text: str, start: int, end: int, texts: list[str], starts: array[int]) -> None:
    """Adds the tokens of a stretch to a page's lists."""
    add, start_at = texts.append, starts.append
    for match in TOKEN.finditer(text, start, end):
        add(intern(match.group()))  # one object a distinct token: less memory, and its hash is known
        start_at(match.start())


class Page:
    """An immutable view of the draft's present text: tokens, lines and protected stretches.

    Attributes:
        text: the present text.
        texts: each token's text, in order.
        starts: each token's first code point, in 32 bits; a token ends at ``starts[i] + len(texts[i])``.
        protected: stretches that no edit may touch, sorted and apart from one another.
        evidence: the document's own spelling habits.
        places: the tokens at which rules are called, from the first to the one past the last, sorted and apart.
        regions: where these stand, with the blanks of their lines; a pattern's match begins nowhere else.
    """

    def __init__(
        self,
        text: str,
        texts: list[str],
        starts: array[int],
        protected: Sequence[Span] = (),
        evidence: Evidence | None = None,
        regions: Sequence[Span] | None = None,
        lines: Lines | None = None,
        places: Sequence[tuple[int, int]] | None = None,
    ) -> None:
        self.text = text
        self.regions = (Span(0, len(text)),) if regions is None else tuple(regions)
        self.texts = texts
        self.starts = starts
        self.places = ((0, len(texts)),) if places is None else tuple(places)
        self.protected = tuple(protected)
        self._walls = [span.start for span in self.protected]
        self.evidence = evidence if evidence is not None else Evidence(texts)
        self._lines = Lines(text) if lines is None else lines
        self._opening: dict[int, bool] = {}  # several rules ask the same of one capital

    @classmethod
    def of(cls, text: str, protected: Sequence[Span] = (), evidence: Evidence | None = None) -> Page:
        """Tokenises a text."""
        texts: list[str] = []
        starts = array("I")
        _tokenise(text, 0, len(text), texts, starts)
        return cls(text, texts, starts, protected, evidence)

    def edited(self, text: str, edits: Sequence[tuple[Span, str]], protected: Sequence[Span] = ()) -> Page:
        """Gives the page of a text that came from this one by sorted edits; only what they touch is tokenised anew."""
        texts: list[str] = []
        starts = array("I")
        at = shift = 0
        for before, now in moved(self.text, edits, to_blanks):
            past = self.index_at(before.start)
            texts += self.texts[at:past]
            starts.extend([start + shift for start in self.starts[at:past]])
            _tokenise(text, *now, texts, starts)
            at, shift = self.index_at(before.end), now.end - before.end
        texts += self.texts[at:]
        starts.extend([start + shift for start in self.starts[at:]])
        touched = {self.line_of(span.start) for span, _ in edits}
        cases = {line: case for line, case in self._lines.cases.items() if line not in touched}
        return Page(text, texts, starts, protected, self.evidence, lines=Lines(text, cases))

    def reweighed(self, evidence: Evidence) -> Page:
        """Gives the same page with other evidence."""
        return Page(self.text, self.texts, self.starts, self.protected, evidence, lines=self._lines)

    def concern(self, edit: tuple[Span, str]) -> Span:
        """Gives the stretch that an edit concerns: its own, or the line with it where it touches a mark of those that stand in pairs.

        So does what is put before the blank in front of one: a comma tells that a sentence is quoted.
        """
        span, after = edit
        touched = self.text[span.start : span.end + len(" “")] + after
        return span if PAIRED.isdisjoint(touched) else self.part_of_line(span.start)

    def around(self, spans: Iterable[Span]) -> Page:
        """Shows only the lines of some sorted stretches, and of a long line calls rules only near them."""
        spans = list(spans)
        texts: list[str] = []
        starts = array("I")
        for line in sorted({self.line_of(span.start) for span in spans}):
            tokens = slice(*map(self.index_at, self._lines.span(line)))
            texts += self.texts[tokens]
            starts += self.starts[tokens]
        shown = Page(self.text, texts, starts, self.protected, self.evidence, (), self._lines)
        near = [shown._near(span) for span in spans]
        shown.places = tuple(joined(place for place, _ in near))
        shown.regions = tuple(joined(region for _, region in near))
        return shown

    def _near(self, span: Span) -> tuple[Span, Span]:
        """Gives the tokens of a stretch with those around it in its line that it may be of concern to, and where they stand.

        Of a short line these are all tokens, and the line with its blanks and its break.
        """
        line = self._lines.span(self.line_of(span.start))
        first, past = map(self.index_at, line)
        if past - first <= SHORT_LINE:
            return Span(first, past), line
        near = Span(max(first, self.index_at(span.start) - REACH), min(past, self.index_at(span.end) + REACH))
        start = line.start if near.start == first else self.starts[near.start]
        return near, Span(start, line.end if near.end == past else self.end(near.end - 1))

    def __len__(self) -> int:
        return len(self.texts)

    def end(self, index: int) -> int:
        """Gives the code point after a token."""
        return self.starts[index] + len(self.texts[index])

    def span(self, first: int, past: int | None = None) -> Span:
        """Gives the stretch of one token, or of the tokens from `first` up to but not including `past`."""
        last = first if past is None else past - 1
        return Span(self.starts[first], self.starts[last] + len(self.texts[last]))

    def at(self, index: int) -> str:
        """Gives a token's text, or "" outside the page."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def lower(self, index: int) -> str:
        """Gives a token's text in small letters, or "" outside the page."""
        return self.texts[index].lower() if 0 <= index < len(self.texts) else ""

    def gap(self, index: int) -> str:
        """Gives what stands between token `index` and the next one (to the end of the text after the last)."""
        starts = self.starts
        stop = starts[index + 1] if index + 1 < len(starts) else len(self.text)
        return self.text[starts[index] + len(self.texts[index]) : stop]

    def index_at(self, position: int) -> int:
        """Gives the first token that starts at or after a code point (``len(page)`` if there is none)."""
        return bisect_left(self.starts, position)

    def is_protected(self, span: Span) -> bool:
        """Says whether a stretch touches a protected one."""
        if not self._walls:
            return False
        at = bisect_right(self._walls, span.end)
        return any(wall.touches(span) for wall in self.protected[max(0, at - 2) : at + 1])

    def same_line(self, first: int, second: int) -> bool:
        """Says whether two tokens stand in one line, with no line break between them."""
        low, high = (first, second) if first < second else (second, first)
        if low < 0 or high >= len(self.starts):
            return False
        return self.text.find("\n", self.starts[low] + len(self.texts[low]), self.starts[high]) < 0

    def opens_sentence(self, index: int) -> bool:
        """Says whether a token is the first word of its line or stands after a mark that ends a sentence.

        Opening quotes, brackets, list signs and the raised figures of notes before the word are passed over.
        """
        known = self._opening.get(index)
        if known is None:
            known = self._opening[index] = self._opens_sentence(index)
        return known

    def _opens_sentence(self, index: int) -> bool:
        at = index - 1
        while at >= 0 and self.same_line(at, index):
            mark = self.texts[at]
            if mark in SENTENCE_END:
                return mark != "." or not self.is_abbreviation_stop(at)
            if not mark.strip(NOTE_FIGURES):
                at -= 1  # "hadir.² Rapat"
                continue
            if is_word(mark) or mark[0].isalnum():
                return self.texts[at + 1] in ")." and mark.isalnum() and self._only_opens_line(at)
            if mark in ",;:%/&" or (mark in CLOSING and self.at(at - 1) not in SENTENCE_END and not self._only_opens_line(at)):
                return False
            at -= 1
        return True

    def _only_opens_line(self, index: int) -> bool:
        """Says whether a token is the first of its line ("1." or "a)" before a list item)."""
        return index == 0 or not self.same_line(index - 1, index)

    def is_abbreviation_stop(self, index: int) -> bool:
        """Says whether the full stop at a token clings to an abbreviation or an initial ("Dr.", "H.", "S.Sos.", "No.")."""
        if index == 0 or self.gap(index - 1):
            return False
        word = self.texts[index - 1]
        initial = len(word) == 1 and word.isalnum()  # ")." ends a sentence
        return initial or word.lower() in _stops() or (self.at(index - 2) == "." and len(word) <= 4 and not self.gap(index - 2))

    def line_of(self, position: int) -> int:
        """Gives the number of the line, from 0, that holds a code point."""
        return bisect_right(self._lines.starts, position) - 1

    def line_span(self, line: int) -> Span:
        """Gives the stretch of a line, without its line break."""
        starts = self._lines.starts
        return Span(starts[line], starts[line + 1] - 1 if line + 1 < len(starts) else len(self.text))

    def part_of_line(self, position: int) -> Span:
        """Gives the stretch of a code point's line, or of a very long line what stands near: no layout reaches further."""
        start, end = self.line_span(self.line_of(position))
        return Span(max(start, position - LONGEST_LAYOUT), min(end, position + LONGEST_LAYOUT))

    def _places_of(self, sign: str) -> list[int]:
        known = self._lines.signs.get(sign)
        if known is None:
            pattern = f"{re.escape(sign[0])}(?={re.escape(sign[1:])})"  # a sign of two may overlap another
            known = self._lines.signs[sign] = [match.start() for match in re.finditer(pattern, self.text)]
        return known

    # What is near is searched at once; in a very long line the places of a sign are listed, or each question would cost by its length.

    def count(self, sign: str, start: int, end: int) -> int:
        """Counts a sign of one character within a stretch."""
        if end - start <= NEARBY:
            return self.text.count(sign, start, end)
        places = self._places_of(sign)
        return bisect_left(places, end) - bisect_left(places, start)

    def find(self, sign: str, start: int, end: int) -> int:
        """Gives the first place of a sign within a stretch, or -1."""
        near = self.text.find(sign, start, min(end, start + NEARBY))
        if near >= 0 or end - start <= NEARBY:
            return near
        places = self._places_of(sign)
        at = bisect_left(places, start)
        return places[at] if at < len(places) and places[at] + len(sign) <= end else -1

    def rfind(self, sign: str, start: int, end: int) -> int:
        """Gives the last place of a sign within a stretch, or -1."""
        near = self.text.rfind(sign, max(start, end - NEARBY), end)
        if near >= 0 or end - start <= NEARBY:
            return near
        places = self._places_of(sign)
        at = bisect_right(places, end - len(sign)) - 1
        return places[at] if at >= 0 and places[at] >= start else -1

    def line_case(self, position: int) -> str:
        """Tells how a code point's line is written: "upper" (ALL CAPS), "title" (Each Word Capital) or "body"."""
        line = self.line_of(position)
        known = self._lines.cases.get(line)
        if known is None:
            start, end = self.line_span(line)
            known = self._lines.cases[line] = _case_of(self.text[start : min(end, start + LONGEST_LAYOUT)])
        return known


@cache
def _stops() -> frozenset[str]:
    """Lists the abbreviations whose full stop ends no sentence."""
    return frozenset(lexicon().table("stops"))


def _case_of(line: str) -> str:
    """Names the case of a line by its words of more than three letters."""
    words = re.findall(r"[^\W\d_]{4,}", line)
    if not words:
        return "body"
    capitals = sum(word.isupper() for word in words)
    if capitals >= 0.6 * len(words):
        return "upper"
    titled = sum(word[0].isupper() for word in words)
    sentence = len(words) - titled > 1 and line.rstrip().endswith((".", ".”", '."'))  # of names: "Kepala Dinas menghadiri rapat …"
    sentence = sentence or sum(VERB.fullmatch(word) is not None and word not in NO_VERBS for word in words) > 1
    if titled >= 0.75 * len(words) and len(words) <= 25 and not sentence:
        return "title"
    return "body"


# Two small words that are formed as verbs are none of a headline, which gives its verbs capitals
VERB = re.compile(r"(?:di|me|ber|ter)[a-z]{4,}")
NO_VERBS = frozenset(("berbasis", "berkat", "bersama", "melalui", "menjelang", "mengenai", "menuju", "terhadap", "terkait", "tersebut"))
