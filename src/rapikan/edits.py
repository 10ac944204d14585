"""What is said about a text and what is done to it: Edit, Finding, Change, Draft.

A rule yields `Finding`s in the coordinates of the page it was shown. The engine puts the safe ones into the `Draft`, which
keeps the way back: a `Change` always speaks of the original's offsets, and replaying the changes on the original gives the
output (`replay`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from rapikan.language import Said
from rapikan.spans import Span

__all__ = ["Applicability", "Change", "Draft", "Edit", "Finding", "Reason", "replay"]


class Applicability(IntEnum):
    """How sure a finding's edits are; compared, never computed with (SHOW < UNSAFE < SAFE)."""

    SHOW = 1
    UNSAFE = 2
    SAFE = 3

    @classmethod
    def of(cls, name: str) -> Applicability:
        """Reads "show", "unsafe" or "safe". Raises ValueError for any other word."""
        try:
            return cls[name.upper()]
        except KeyError:
            raise ValueError(name) from None

    @property
    def label(self) -> str:
        """The name as the command line spells it."""
        return self.name.lower()

    @property
    def said(self) -> Said:
        """The name that editors read."""
        return _LEVELS[self]


_LEVELS = {
    Applicability.SAFE: Said("pasti", "certain"),
    Applicability.UNSAFE: Said("periksa", "check"),
    Applicability.SHOW: Said("saran", "advice"),
}


class Edit(NamedTuple):
    """Replaces a stretch by a text; an empty stretch inserts, an empty text deletes."""

    span: Span
    text: str


class Finding(NamedTuple):
    """What a rule has seen: where, why, and how it could be mended.

    Attributes:
        code: the rule's code (KDP101).
        span: the stretch it speaks of.
        message: one sentence in the reader's language that names the actual words.
        edits: the correction, sorted; empty where the rule only points.
        applicability: how sure the edits are.
        options: several possible corrections; then none is applied.
        evidence: figures and facts behind the decision, JSON-able.
    """

    code: str
    span: Span
    message: str
    edits: tuple[Edit, ...] = ()
    applicability: Applicability = Applicability.SAFE
    options: tuple[str, ...] = ()
    evidence: Mapping[str, Any] = {}

    @property
    def extent(self) -> Span:
        """The stretch that the edits touch (the finding's own where there are none)."""
        if len(self.edits) < 2:  # nearly all
            return self.edits[0].span if self.edits else self.span
        return Span(min(e.span.start for e in self.edits), max(e.span.end for e in self.edits))


class Reason(NamedTuple):
    """Why a change was made: one finding's code, sentence, sureness and evidence."""

    code: str
    message: str
    applicability: Applicability
    evidence: Mapping[str, Any]


class Change(NamedTuple):
    """One stretch of the original and what stands there now, with all reasons in the order of the stages."""

    span: Span
    before: str
    after: str
    reasons: tuple[Reason, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the rules behind the change, each once, in order."""
        return tuple(dict.fromkeys(reason.code for reason in self.reasons))


def replay(original: str, changes: Iterable[Change]) -> str:
    """Applies changes (sorted, apart) to the original text."""
    out: list[str] = []
    at = 0
    for change in changes:
        out += (original[at : change.span.start], change.after)
        at = change.span.end
    out.append(original[at:])
    return "".join(out)


_Reasoned = tuple[Edit, Reason]


class _Hunk(NamedTuple):
    """One changed stretch: where it stood in the original, what stands there now and where that begins."""

    start: int
    end: int
    text: str
    now: int
    reasons: tuple[Reason, ...]

    @property
    def now_end(self) -> int:
        return self.now + len(self.text)


class Draft:
    """A text under correction that knows its way back to the original.

    It holds the changed stretches only, sorted, each with its place in the original and in the present text.
    """

    def __init__(self, original: str) -> None:
        self.original = original
        self.text = original
        self._hunks: list[_Hunk] = []
        self._starts: list[int] = []  # where the hunks begin in the present text

    def apply(self, findings: Sequence[Finding]) -> None:
        """Puts the edits of findings into the text; edits of different findings must not touch one another."""
        edits = sorted(
            ((edit, Reason(f.code, f.message, f.applicability, f.evidence)) for f in findings for edit in f.edits),
            key=lambda pair: pair[0].span,
        )
        if not edits:
            return
        merged: list[_Hunk] = []
        out: list[str] = []
        shift = 0  # original offset minus present offset, behind the hunks passed so far
        read = size = 0  # present text copied so far; length of the new text so far
        for begin, end, hunks, changed in self._groups(edits):
            if not changed and len(hunks) == 1:  # nearly all, after the first round: it is only moved
                start, past, text, now, reasons = hunks[0]
                merged.append(_Hunk(start, past, text, now + size - read, reasons))
                shift += past - start - len(text)
                continue
            out.append(self.text[read:begin])
            size += begin - read
            origin = begin + shift
            shift += sum(hunk.end - hunk.start - len(hunk.text) for hunk in hunks)
            text = _edited(self.text, begin, end, [edit for edit, _ in changed])
            reasons = (*(reason for hunk in hunks for reason in hunk.reasons), *(reason for _, reason in changed))
            merged.append(_Hunk(origin, end + shift, text, size, tuple(_once(reasons))))
            out.append(text)
            size += len(text)
            read = end
        out.append(self.text[read:])
        self.text = "".join(out)
        self._hunks = [h for h in merged if h.text != self.original[h.start : h.end]]  # a later stage may take a change back
        self._starts = [h.now for h in self._hunks]

    def _groups(self, edits: Sequence[_Reasoned]) -> Iterator[tuple[int, int, list[_Hunk], list[_Reasoned]]]:
        """Yields the stretches of the present text in which hunks and new edits touch one another, and which they are.

        Whichever begins first opens a group; everything that touches the group joins it.
        """
        hunks = self._hunks
        old = new = 0
        while new < len(edits) or old < len(hunks):
            begin = edits[new][0].span.start if new < len(edits) else len(self.text)
            if old < len(hunks) and hunks[old].now < begin:
                begin = hunks[old].now
            end = begin
            first_old, first_new = old, new
            while True:
                if old < len(hunks) and hunks[old].now <= end:
                    end = max(end, hunks[old].now_end)
                    old += 1
                elif new < len(edits) and edits[new][0].span.start <= end:
                    end = max(end, edits[new][0].span.end)
                    new += 1
                else:
                    break
            yield begin, end, hunks[first_old:old], list(edits[first_new:new])

    def origin(self, span: Span) -> tuple[Span, str, str]:
        """Maps a present stretch to the original.

        Gives the original stretch, widened over every change that it touches, and the present text before and after the
        asked stretch that the widening took in.
        """
        starts = self._starts
        low = bisect_right(starts, span.start) - 1
        shift = 0
        start, end = span
        if low >= 0:
            hunk = self._hunks[low]
            shift = hunk.end - hunk.now_end
            if span.start < hunk.now_end or (span.start == span.end == hunk.now):
                start = hunk.now
                shift = hunk.start - hunk.now
        first = start + shift
        high = bisect_right(starts, max(span.end - 1, span.start)) - 1
        shift = 0
        if high >= 0:
            hunk = self._hunks[high]
            shift = hunk.end - hunk.now_end
            if end < hunk.now_end:
                end = hunk.now_end
        return Span(first, max(first, end + shift)), self.text[start : span.start], self.text[span.end : end]

    def to_original(self, finding: Finding) -> Finding:
        """Rewrites a finding of the present text so that its stretch and edits speak of the original."""
        where = self.origin(finding.span)[0]
        if not finding.edits:
            return Finding(finding.code, where, finding.message, (), finding.applicability, finding.options, finding.evidence)
        extent = finding.extent
        span, before, after = self.origin(extent)
        text = before + _edited(self.text, extent.start, extent.end, finding.edits) + after
        whole = Span(min(where.start, span.start), max(where.end, span.end))
        return Finding(finding.code, whole, finding.message, (Edit(span, text),), finding.applicability, finding.options, finding.evidence)

    def present(self) -> list[Span]:
        """Lists where the changes stand in the present text."""
        return [Span(h.now, h.now_end) for h in self._hunks]

    def changes(self) -> list[Change]:
        """Lists the changes so far, in the original's order."""
        return [Change(Span(h.start, h.end), self.original[h.start : h.end], h.text, h.reasons) for h in self._hunks]


def _edited(text: str, begin: int, end: int, edits: Iterable[Edit]) -> str:
    """Gives ``text[begin:end]`` with sorted edits applied."""
    out: list[str] = []
    at = begin
    for edit in edits:
        out += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    out.append(text[at:end])
    return "".join(out)


def _once(reasons: Iterable[Reason]) -> Iterable[Reason]:
    """Drops a reason that says the same as an earlier one."""
    seen: set[tuple[str, str]] = set()
    for reason in reasons:
        if (reason.code, reason.message) not in seen:
            seen.add((reason.code, reason.message))
            yield reason
