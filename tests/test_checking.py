"""Places in a file whose text is not its source: markup left out, line ends levelled."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from rapikan.checking.source import Source
from rapikan.documents import Document, open_document
from rapikan.documents.document import SourceMap
from rapikan.documents.encoding import Coding
from rapikan.edits import Change, replay
from rapikan.spans import Span


class Tagged(Document):
    """A text between tags, the smallest document whose text leaves something out."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.coding = Coding("utf-8")
        self.text = re.sub("<[^>]*>", "", source)
        places, shifts, left = [], [], 0
        for tag in re.finditer("<[^>]*>", source):
            places.append(tag.start() - left)
            left += len(tag.group())
            shifts.append(left)
        self.map = SourceMap(places, shifts)

    def render(self, changes: Sequence[Change]) -> bytes:
        return replay(self.source, map(self.in_source, changes)).encode()

    def in_source(self, change: Change) -> Change:
        start, end = self.map.at(change.span.start), self.map.at(change.span.end - 1) + 1
        return Change(Span(start, end), self.source[start:end], change.after, change.reasons)


def test_a_place_behind_markup_is_counted_with_it() -> None:
    source = Source(Tagged("<p>Satu</p>\n<p>Rapat <b>digelar</b> dilingkungan kantor</p>"))
    start = source.document.text.index("dilingkungan")
    span = Span(start, start + len("dilingkungan"))
    inner = source.span(span)
    assert source.text[inner.start : inner.end] == "dilingkungan"
    assert source.at(inner.start)[:2] == (2, 25)
    replacement = source.replacement(Change(span, "dilingkungan", "di lingkungan", ()))
    assert replacement is not None
    assert (replacement.start.column, replacement.end.column, replacement.text) == (25, 37, "di lingkungan")


def test_a_word_that_ends_at_markup_ends_before_it() -> None:
    source = Source(Tagged("<b>dilingkungan</b> kantor"))
    inner = source.span(Span(0, len("dilingkungan")))
    assert source.text[inner.start : inner.end] == "dilingkungan"


@given(st.lists(st.sampled_from(["kata", " ", "\r\n", "\n", "\r", "😀", "é"]), max_size=30), st.data())
def test_replacements_give_what_render_gives(parts: list[str], data: st.DataObject) -> None:
    raw = "".join(parts)
    document = open_document("a.txt", raw.encode())
    text = document.text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 5)))
    change = Change(Span(start, end), text[start:end], "baru", ())
    source = Source(document)
    replacement = source.replacement(change)
    assert replacement is not None
    lines = [0, *(match.end() for match in re.finditer(r"\r\n?|\n", raw))]
    first, last = (lines[place.line - 1] + place.column - 1 for place in (replacement.start, replacement.end))
    assert (raw[:first] + replacement.text + raw[last:]).encode() == document.render([change])
