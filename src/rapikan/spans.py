"""Stretches of a text: Span, and where stretches stand once the text has been edited. Nothing here knows a token."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

__all__ = ["Moved", "Span", "carried", "joined", "moved", "to_blanks", "to_line"]


class Span(NamedTuple):
    """A half-open stretch of text, in code points."""

    start: int
    end: int

    def touches(self, other: Span) -> bool:
        """Says whether the two stretches share a character, or meet where one of them is empty."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


class Moved(NamedTuple):
    """A stretch that edits have touched: where it stood before them and where it stands now."""

    before: Span
    now: Span


def moved(text: str, edits: Iterable[tuple[Span, str]], widen: Callable[[str, Span, int], Span]) -> list[Moved]:
    """Gives the stretches of a text that sorted edits touch, each widened and joined where they meet.

    Args:
        text: the text before the edits.
        edits: a stretch and what takes its place, sorted and apart from one another.
        widen: gives the stretch that must be read anew; it need not look left of its third argument.
    """
    out: list[Moved] = []
    shift = 0
    for span, after in edits:
        grown = len(after) - (span.end - span.start)
        if out and span.end <= out[-1].before.end:
            before = out.pop().before
        else:
            before = widen(text, span, out[-1].before.end if out else 0)
            if out and before.start <= out[-1].before.end:
                before = Span(out.pop().before.start, before.end)
        shift += grown
        start = before.start + (out[-1].now.end - out[-1].before.end if out else 0)
        out.append(Moved(before, Span(start, before.end + shift)))
    return out


_INK = re.compile(r"\S*")


def to_blanks(text: str, span: Span, least: int) -> Span:
    """Widens a stretch to the blanks around it: no token reaches over one."""
    start = span.start
    while start > least and not text[start - 1].isspace():
        start -= 1
    end = _INK.match(text, span.end)
    return Span(start, end.end() if end else span.end)


def to_line(text: str, span: Span, least: int) -> Span:
    """Widens a stretch that holds no line break to its line, without the break: no protected stretch reaches over one."""
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", least, span.start) + 1 or least, len(text) if end < 0 else end)


def carried(spans: Iterable[Span], edits: Sequence[tuple[Span, str]]) -> list[Span]:
    """Gives where stretches of a text stand after sorted edits, each widened over the edits that it touches, sorted and joined."""
    starts, ends = [span.start for span, _ in edits], [span.end for span, _ in edits]
    shifts = list(accumulate((len(after) - (span.end - span.start) for span, after in edits), initial=0))

    def now(span: Span) -> Span:
        first, past = bisect_left(ends, span.start), bisect_right(starts, span.end)  # the edits that it touches
        if first >= past:
            return Span(span.start + shifts[first], span.end + shifts[first])
        return Span(min(span.start, starts[first]) + shifts[first], max(span.end, ends[past - 1]) + shifts[past])

    return joined(map(now, spans))


def joined(spans: Iterable[Span]) -> list[Span]:
    """Sorts stretches and joins those that overlap."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out
