"""Quotation marks without a partner (TBC112). Marks with one: quotations.py, closing.py, enclosing.py."""

from __future__ import annotations

from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.quotations import QUOTES, frame_at, is_continued
from rapikan.rules.spelling.speech import SENTENCE_WORDS, before_quotations, frames
from rapikan.rules.wording import named, word_before
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["unpaired_quote"]


@card(
    "TBC112",
    "petik-tak-berpasangan",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Petik 1",
    eyd=("TJ01",),
    level=Applicability.SHOW,
    why=Said("Tanda petik ini tidak punya pasangan dalam paragrafnya.", "This quotation mark has no partner in its paragraph."),
    message=Said(
        "Tanda petik {before} di dekat “{word}” tidak berpasangan.", "The quotation mark {before} beside “{word}” has no partner."
    ),
    bad=(
        ("“Kami setuju, kata bupati, asal sungai itu dikeruk.", "“Kami setuju, kata bupati, asal sungai itu dikeruk."),
        ('Temanya "Siaga.', 'Temanya "Siaga.'),
        (
            "Lurah berkata, “Kami siap melayani warga di sini.\n\nLebih lanjut, ia meminta bantuan.",
            "Lurah berkata, “Kami siap melayani warga di sini.”\n\nLebih lanjut, ia meminta bantuan.",
        ),
        ("“Kami siap melayani warga, kata bupati kemarin.", "“Kami siap melayani warga,” kata bupati kemarin."),
        ('Kami siap melayani warga di sini," kata bupati.', '"Kami siap melayani warga di sini," kata bupati.'),
        ('"Kami siap melayani warga di sini,” kata bupati.', "“Kami siap melayani warga di sini,” kata bupati."),
    ),
    good=("“Kami setuju,” kata bupati.", "“Kami setuju.\n\n“Kami juga siap,” kata bupati."),
    leaves_alone=Said(
        "Petikan beberapa paragraf, yang baru ditutup di paragraf terakhirnya. Pasti hanya bila letak pasangannya jelas: di akhir paragraf "
        "yang tidak dilanjutkan, di depan pengiring terakhir, atau di awal paragraf satu kalimat; selebihnya ditunjukkan.",
        "Quotations of several paragraphs. Sure only where it is plain where the partner belongs: at the end of a paragraph that nothing "
        "goes on with, before the last frame, or at the head of a paragraph of one sentence; elsewhere it only points.",
    ),
    words=tuple(QUOTES),
)
def unpaired_quote(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Points at a quotation mark without a partner; in a line of straight ones, at the last."""
    sign, start = page.texts[at], page.starts[at]
    line = page.line_span(page.line_of(start))
    text = page.text
    if sign == '"':
        lone = page.count('"', *line) % 2 == 1 and page.rfind('"', *line) == start and not text[start - 1 : start].isdigit()
        lone = lone and not NEXT_QUOTE.match(text, line.end)
    elif sign == "“":
        lone = page.find("”", start, line.end) < 0 and page.find("“", start + 1, line.end) < 0 and not NEXT_QUOTE.match(text, line.end)
    else:
        lone = (
            page.rfind("“", line.start, start) < 0 and page.rfind("”", line.start, start) < 0 and not is_continued(page, line.start, "“”")
        )
    said = named(rule.message, word=word_before(page, start) or page.at(at + 1))
    place = _partner(page, start, line) if lone else None
    if sign == '"' and lone and _is_closed_by_curly(page, start, line):
        yield rule.finding(page, Span(start, start + 1), "“", level=Applicability.SAFE, message=said)
    elif place is not None:
        mark = OTHER[sign]
        yield rule.finding(page, Span(place, place), mark, level=Applicability.SAFE, message=said)
    elif lone:
        yield rule.finding(page, Span(start, start + 1), None, message=said)


def _is_closed_by_curly(page: Page, at: int, line: Span) -> bool:
    """Says whether a straight mark opens what a curly one closes: "Kami siap,” kata bupati."""
    opens = not page.text[line.start : at].strip() or (page.text[at - 1] == " " and page.text[at + 1 : at + 2].isalpha())
    return opens and page.count("”", at, line.end) == 1 and page.count("“", *line) == 0 and page.find("”", line.start, at) < 0


OTHER = {'"': '"', "“": "”", "”": "“"}


def _partner(page: Page, at: int, line: Span) -> int | None:
    """Gives the code point at which a lone mark's partner belongs, if that is plain."""
    text = page.text
    end = line.start + len(text[slice(*line)].rstrip())
    if text[at] == "”" or (text[at] == '"' and text[at - 1 : at].strip() and at > line.start):
        return line.start if _is_one_sentence(text[line.start : at]) and frame_at(page, at + 1) and _may_begin(page, line) else None
    before, said = text[line.start : at], text[at + 1 : end]
    opens = not before.strip() or OPENED.search(before) is not None
    if not opens or not said[:1].isupper() or not QUOTES_IN.isdisjoint(said):
        return None
    inner = list(INNER_FRAME.finditer(said))
    if not inner:
        whole = said[-1] in ".!?" and said.count(" ") >= SENTENCE_WORDS
        return end if whole and not GOES_ON.match(text, end) else None
    place = at + 1 + inner[0].end()
    frame = frame_at(page, place)
    last = frame is not None and LAST.match(text, frame.end(), end) is not None
    return place if len(inner) == 1 and last and said[: inner[0].start()].count(" ") >= LEAST_BLANKS else None


def _is_one_sentence(text: str) -> bool:
    """Says whether a text is one sentence that ends in a comma and may be what somebody says, from its first word on."""
    begins = text[:1].isupper() and text.count(" ") >= SENTENCE_WORDS
    return begins and text.endswith(",") and not INSIDE.search(text) and not REPORTS.search(text)


def _may_begin(page: Page, line: Span) -> bool:
    """Says whether the paragraph before a line leaves no quotation open."""
    return not is_continued(page, line.start, "“”") and not is_continued(page, line.start, '"')


QUOTES_IN = frozenset(QUOTES)
LEAST_BLANKS = 2  # of a quotation before its frame
OPENED = deferred(lambda: rf"\b(?:{before_quotations()})[,:]? \Z")
INNER_FRAME = deferred(lambda: rf",(?= {frames()}(?:nya\b| ))")  # "…, kata bupati kemarin."
LAST = deferred(r"[^,.;:!?\"“”]*\.?\Z")  # behind a frame with which its paragraph ends
INSIDE = deferred(r"[.!?;:]\s|\s[-–—]\s")
REPORTS = deferred(lambda: rf"\b(?:{before_quotations()}|bahwa|menurut)\b")
# The next paragraph, if it speaks for the one who is quoted, or closes what it has not opened
GOES_ON = deferred(r"\s*(?:[^\n]*\b(?i:saya|aku|kami|kita)\b|[^\n“\"]*(?<=\S)[”\"])")


NEXT_QUOTE = deferred(r"\s*[“\"]")
