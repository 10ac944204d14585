"""What a format is given: each file that was checked, and in it the issues, with places in the file as its editor sees it.

A `Place` is counted in every unit that some reader counts in, so that no format has to look at the text again: code points
(terminals, most editors), UTF-16 code units (SARIF, language servers), UTF-8 bytes (reviewdog).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

from rapikan.edits import Applicability
from rapikan.patterns import LINE_END

__all__ = ["Checked", "Issue", "Output", "Place", "Places", "Replacement"]


class Place(NamedTuple):
    """A place in a file: the line and the column in three units, all from 1."""

    line: int
    column: int
    utf16: int
    utf8: int


class Replacement(NamedTuple):
    """What is to stand in a stretch of a file."""

    start: Place
    end: Place
    text: str


class Issue(NamedTuple):
    """One thing that is wrong in a file.

    Attributes:
        code: the rule's code (KDP101).
        message: one sentence, or several where several rules met in one place.
        level: how sure the correction is.
        start, end: the stretch in the file.
        edits: the correction; empty where the rule only points.
        options: several possible corrections.
        excerpt: the line before, inside and after the stretch, cut to what a terminal shows.
        fingerprint: the same for the same fault in the same line wherever the line stands.
    """

    code: str
    message: str
    level: Applicability
    start: Place
    end: Place
    edits: tuple[Replacement, ...]
    options: tuple[str, ...]
    excerpt: tuple[str, str, str]
    fingerprint: str

    def as_dict(self) -> dict[str, Any]:
        """Gives the issue as JSON can hold it; `from_dict` reads it again."""
        return {
            "code": self.code,
            "message": self.message,
            "level": self.level.label,
            "start": self.start,
            "end": self.end,
            "edits": self.edits,
            "options": self.options,
            "excerpt": self.excerpt,
            "fingerprint": self.fingerprint,
        }

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> Issue:
        """Reads what `as_dict` gave, after a way through JSON."""
        edits = tuple(Replacement(Place(*start), Place(*end), text) for start, end, text in fields["edits"])
        return cls(
            fields["code"],
            fields["message"],
            Applicability.of(fields["level"]),
            Place(*fields["start"]),
            Place(*fields["end"]),
            edits,
            tuple(fields["options"]),
            (fields["excerpt"][0], fields["excerpt"][1], fields["excerpt"][2]),
            fields["fingerprint"],
        )


class Checked(NamedTuple):
    """One file that was checked: its path as shown ("/" between folders), its issues in order."""

    file: str
    issues: tuple[Issue, ...]


class Output(NamedTuple):
    """A format: `write` takes the checked files and whether colours are wanted, and gives the whole text."""

    write: Callable[[Sequence[Checked], bool], str]
    for_people: bool = False


STEP = 256  # code points between two marks


def _excess(text: str) -> tuple[int, int]:
    """Gives how many more UTF-16 units and bytes of UTF-8 than code points a text has."""
    if text.isascii():
        return 0, 0
    return sum(sign > "\uffff" for sign in text), len(text.encode("utf-8", "surrogatepass")) - len(text)


class Places:
    """The places of a text, in all units. A question costs the same in a line of any length.

    >>> Places("a\\n\U0001f600b").at(3)
    Place(line=2, column=2, utf16=3, utf8=5)
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in LINE_END.finditer(self.text))]

    def at(self, offset: int) -> Place:
        """Gives the place of an offset in code points."""
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        (wide, size), (wide_there, size_there) = self._more_than_one(offset), self._more_than_one(start)
        column = offset - start + 1
        return Place(line, column, column + wide - wide_there, column + size - size_there)

    @cached_property
    def _marks(self) -> list[tuple[int, int]]:
        """Counts at every `STEP`th code point what `_more_than_one` counts at any."""
        blocks = (self.text[at : at + STEP] for at in range(0, len(self.text), STEP))
        return list(accumulate(map(_excess, blocks), lambda one, other: (one[0] + other[0], one[1] + other[1]), initial=(0, 0)))

    def _more_than_one(self, offset: int) -> tuple[int, int]:
        """Gives by how many UTF-16 units and bytes of UTF-8 a text outgrows its code points up to an offset."""
        if self._is_ascii:
            return 0, 0
        block = offset // STEP
        wide, size = self._marks[block]
        more_wide, more_size = _excess(self.text[block * STEP : offset])
        return wide + more_wide, size + more_size

    @cached_property
    def _is_ascii(self) -> bool:
        return self.text.isascii()

    def line(self, offset: int) -> tuple[int, int]:
        """Gives where the line around an offset begins and ends, its line break left out."""
        number = bisect_right(self._starts, offset)
        start = self._starts[number - 1]
        if number == len(self._starts):
            return start, len(self.text)
        end = self._starts[number] - 1
        return start, end - self.text.endswith("\r\n", start, end + 1)
