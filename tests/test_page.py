"""A page that is kept in step with edits is the page that would have been made of the edited text."""

from hypothesis import given
from hypothesis import strategies as st

from rapikan.protect import protected, protected_again
from rapikan.text import Page, Span, moved, to_line

PIECES = st.sampled_from(
    ["di", "kantor", " ", "  ", "\n", ".", "-", "www.kpu.go.id", "081234567890", "@a", "/", "17", "“", "KPU", "é", "_", "'"]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


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
        after = draw(TEXTS).replace("\n", "")
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
    assert protected_again(protected(text), after, moved(text, edits, to_line)) == protected(after)


def test_only_some_lines_are_shown() -> None:
    page = Page.of("satu dua\ntiga\nempat lima").only({0, 2})
    assert page.texts == ["satu", "dua", "empat", "lima"]
    assert page.regions == (Span(0, 9), Span(14, 24))
