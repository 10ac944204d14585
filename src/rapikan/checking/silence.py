"""Silencing inside a file: ``<!-- rapikan: ignore KDP101 -->``, for a line, a block or the file; ``{/* … */}`` in MDX.

<!-- rapikan: ignore KDP101 -->        its own line; standing alone, the next line that is not blank
<!-- rapikan: ignore-start KDP -->     up to ignore-end, or the end of the file
<!-- rapikan: ignore-file -->          the whole file; without a code, every rule
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from rapikan.patterns import LINE_END, deferred
from rapikan.spans import Span

__all__ = ["Silence", "Silences"]

_CODE = r"(?:[A-Z]{3}\d*|[a-zA-Z]{3}\d+)\b"  # a family in small letters would be any word: "ignore ini kutipan"
CODES = deferred(_CODE)
COMMENT = deferred(
    r"(?:<!--|\{/\*)[ \t]*rapikan:[ \t]*ignore(?P<kind>-file|-start|-end)?(?!\w|-\w)"
    rf"(?P<codes>(?:[ \t,]+{_CODE})*)[^\n]*?(?:-->|\*/\}})"
)


class Silence:
    """One comment: the line it stands in, its codes (none for all), the lines that it silences, and which codes it did silence."""

    __slots__ = ("codes", "first", "last", "line", "used")

    def __init__(self, line: int, codes: tuple[str, ...], first: int, last: float) -> None:
        self.line = line
        self.codes = codes
        self.first = first
        self.last = last
        self.used: set[str] = set()

    def covers(self, line: int, code: str) -> bool:
        """Says whether a finding falls to the comment, and remembers it."""
        if not self.first <= line <= self.last:
            return False
        for word in self.codes or ("",):
            if code.startswith(word):
                self.used.add(word)
                return True
        return False

    def unused(self, in_force: Collection[str]) -> tuple[str, ...]:
        """Lists the codes that silenced nothing although their rules ran ("" for a comment without codes)."""
        return tuple(word for word in self.codes or ("",) if word not in self.used and any(code.startswith(word) for code in in_force))


class Silences:
    """The silencing comments of a file's source."""

    def __init__(self, source: str, code: Sequence[Span] = ()) -> None:
        """Takes a source and the stretches of it, sorted, that are code and hold no comments."""
        self.all = list(_read(source, code)) if "rapikan:" in source else []

    def covers(self, line: int, codes: Collection[str]) -> bool:
        """Says whether a finding at a line is silenced; one that several rules share is so if one of them is."""
        covering = [silence for silence in self.all for code in codes if silence.covers(line, code)]  # all of them: each is then in use
        return bool(covering)

    def unused(self, in_force: Collection[str]) -> Iterator[tuple[int, str]]:
        """Yields line and code of what silenced nothing."""
        for silence in self.all:
            for code in silence.unused(in_force):
                yield silence.line, code


def _read(source: str, code: Sequence[Span]) -> Iterator[Silence]:
    starts = [0, *(match.end() for match in LINE_END.finditer(source))]
    lines = LINE_END.split(source)
    opened: list[Silence] = []
    for match in COMMENT.finditer(source):
        block = bisect_right(code, match.start(), key=lambda span: span.start) - 1
        if block >= 0 and match.start() < code[block].end:
            continue
        line = bisect_right(starts, match.start())
        codes = tuple(code.upper() for code in CODES.findall(match["codes"]))
        match match["kind"]:
            case "-end":
                while opened:
                    opened.pop().last = line
            case "-start":
                opened.append(Silence(line, codes, line, float("inf")))
                yield opened[-1]
            case "-file":
                yield Silence(line, codes, 1, float("inf"))
            case _:
                target = line if COMMENT.sub("", lines[line - 1]).strip() else _next(lines, line)
                yield Silence(line, codes, target, target)


def _next(lines: list[str], line: int) -> int:
    """Gives the number of the next line with something in it besides silencing comments."""
    for number in range(line, len(lines)):
        if COMMENT.sub("", lines[number]).strip():
            return number + 1
    return line
