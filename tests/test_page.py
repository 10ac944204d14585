"""A page that is kept in step with edits is the page that would have been made of the edited text."""

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from rapikan.edits import Change, replay
from rapikan.protect import LONGEST, protected, protected_again, to_address
from rapikan.spans import Span, carried, moved
from rapikan.text import REACH, Page

PIECES = st.sampled_from(
    ["di", "kantor", " ", "  ", "\n", ".", "-", "www.kpu.go.id", "081234567890", "@a", "/", "17", "“", "KPU", "é", "_", "'"]
)
ENCLOSING = st.sampled_from(["<b", ">", "`"])
TEXTS = st.lists(PIECES | ENCLOSING, max_size=30).map("".join)
EDITS = st.lists(PIECES, max_size=30).map("".join)


@st.composite
def edited_texts(draw: st.DrawFn) -> tuple[str, list[tuple[Span, str]], str]:
    """Draws a text, edits of it that cross no line break, and the edited text."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits: list[tuple[Span, str]] = []
    out, at = [], 0
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        if (edits and start <= edits[-1][0].end) or "\n" in text[start:end]:
            continue
        after = draw(EDITS).replace("\n", "")
        edits.append((Span(start, end), after))
        out += [text[at:start], after]
        at = end
    return text, edits, "".join(out) + text[at:]


@given(edited_texts())
def test_edited_page_is_the_page_of_the_edited_text(drawn: tuple[str, list[tuple[Span, str]], str]) -> None:
    text, edits, after = drawn
    page = Page.of(text)
    for position in range(len(text)):
        page.line_case(position)
    kept, new = page.edited(after, edits), Page.of(after)
    assert (kept.texts, kept.starts) == (new.texts, new.starts)
    assert [kept.line_case(at) for at in range(len(after) + 1)] == [new.line_case(at) for at in range(len(after) + 1)]


@given(edited_texts())
def test_protected_stretches_are_those_of_the_edited_text(drawn: tuple[str, list[tuple[Span, str]], str]) -> None:
    text, edits, after = drawn
    assert protected_again(protected(text), after, moved(text, edits, partial(to_address, protected(text)))) == protected(after)


@given(edited_texts())
def test_protected_stretches_of_a_long_line_are_those_of_the_edited_text(drawn: tuple[str, list[tuple[Span, str]], str]) -> None:
    text, edits, after = drawn
    words = "kata " * (LONGEST // 4)
    edits = [(Span(start + len(words), end + len(words)), new) for (start, end), new in edits]
    text, after = (words + part.replace("\n", " ") + " " + words for part in (text, after))
    assert protected_again(protected(text), after, moved(text, edits, partial(to_address, protected(text)))) == protected(after)


def test_of_a_long_line_an_edit_reaches_as_far_as_an_address_can() -> None:
    words = "kata " * LONGEST
    text = f"{words}telp. 0812 345678 dan {words}"
    at = len(words) + len("telp. 081")
    assert text[slice(*to_address(protected(text), text, Span(at, at + 1), 0))] == "telp. 0812 345678"
    assert text[slice(*to_address(protected(text), text, Span(at + 10, at + 11), 0))] == "telp. 0812 345678 dan"
    assert to_address(protected(text), text, Span(501, 502), 0) == Span(500, 504)


def test_only_lines_with_the_asked_stretches_are_shown() -> None:
    page = Page.of("satu dua\ntiga\nempat lima").around([Span(0, 4), Span(20, 24)])
    assert page.texts == ["satu", "dua", "empat", "lima"]
    assert page.regions == (Span(0, 9), Span(14, 24))
    assert page.places == ((0, 2), (2, 4))


def test_a_long_line_is_shown_around_the_asked_stretches() -> None:
    page = Page.of("kata " * 1000).around([Span(500, 504), Span(520, 524), Span(2500, 2504)])
    assert len(page) == 1000
    assert page.places == ((100 - REACH, 105 + REACH), (500 - REACH, 501 + REACH))
    assert page.regions == (Span(500 - 5 * REACH, 524 + 5 * REACH), Span(2500 - 5 * REACH, 2504 + 5 * REACH))


def test_an_edit_of_a_mark_that_stands_in_pairs_concerns_its_line() -> None:
    page = Page.of("satu\n“dua tiga”\nempat")
    assert page.concern((Span(6, 9), "dia")) == Span(6, 9)
    assert page.concern((Span(14, 15), "")) == Span(5, 15)
    assert page.concern((Span(9, 9), "”")) == Span(5, 15)


@given(edited_texts(), st.data())
def test_stretches_are_carried_over_edits(drawn: tuple[str, list[tuple[Span, str]], str], data: st.DataObject) -> None:
    text, edits, after = drawn
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    (now,) = carried([Span(start, end)], edits)
    touched = [(span, written) for span, written in edits if span.start <= end and start <= span.end]
    first = min([start, *(span.start for span, _ in touched)])
    past = max([end, *(span.end for span, _ in touched)])
    within = [(Span(span.start - first, span.end - first), written) for span, written in touched]
    assert after[slice(*now)] == replay(text[first:past], [Change(span, "", written, ()) for span, written in within])
