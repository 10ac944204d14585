"""Where a quotation meets its frame (TBC102, TBC103, TBC109–TBC111, TBC117): comma, stop and question mark beside closing quotes.

A frame is a speech verb behind the quotation: "ujarnya", "kata Bupati" (dictionaries/speech.tsv). A quoted term ("tema “Siaga”, kata …") is no speech: speech
begins with a capital, at the head of its line or behind a mark. Marks without a partner: unpaired.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.speech import SENTENCE_WORDS, frames, is_speaker
from rapikan.rules.wording import named, word_after, word_before
from rapikan.spans import Span
from rapikan.text import Page

__all__ = [
    "QUOTES",
    "comma_outside",
    "frame_at",
    "is_continued",
    "marked_comma",
    "missing_comma",
    "new_sentence",
    "opened_by_closing",
    "stop_inside",
]

QUOTES = '"“”'
FRAME = deferred(lambda: rf" ?(?P<verb>{frames()})(?P<nya>nya)?\b(?: (?P<who>[^\W\d_]+))?")
LEAST_SPEECH = 4  # words from which a quotation is speech even without its capital


def frame_at(page: Page, at: int, *, marked: bool = True) -> re.Match[str] | None:
    """Gives the speech verb behind a quotation that ends at a code point, if it has -nya or names its speaker.

    Behind a mark (`marked`), a verb that means nothing but speech may be followed by any speaker: "…”, kata para pedagang".
    """
    frame = FRAME.match(page.text, at)
    if frame is None:
        return None
    who = frame["who"]
    named_speaker = who and (who[0].isupper() or is_speaker(who) or (marked and frame["verb"] in lexicon().of_kind("speech", "only")))
    return frame if frame["nya"] or named_speaker else None


def is_continued(page: Page, at: int, marks: str) -> bool:
    """Says whether the paragraph before a line left its quotation open, one in curly or in straight marks."""
    number = page.line_of(at) - 1
    while number >= 0 and not page.text[slice(*page.line_span(number))].strip():
        number -= 1
    if number < 0:
        return False
    line = page.line_span(number)
    return page.count('"', *line) % 2 == 1 if marks == '"' else page.rfind("“", *line) > page.rfind("”", *line)


def _is_speech(page: Page, closing: int) -> bool:
    """Says whether the quotation that a mark closes is direct speech; one that was opened in an earlier paragraph is."""
    line = page.line_span(page.line_of(closing)).start
    straight = page.text[closing] == '"'
    if straight and page.count('"', line, closing) % 2 == 0:
        return page.find('"', line, closing) < 0
    opening = page.rfind('"' if straight else "“", line, closing)
    if opening < 0:
        return True
    content = page.text[opening + 1 : closing].split()
    behind_mark = page.text[line:opening].rstrip(" ")[-1:] in ("", *'.,:;?!)”"-–—…')
    capital = bool(content) and content[0].lstrip("'‘(").isalpha() and content[0].lstrip("'‘(")[:1].isupper()
    return (behind_mark and (capital or len(content) >= LEAST_SPEECH)) or (capital and len(content) >= SENTENCE_WORDS)


def _is_sentence(page: Page, closing: int) -> bool:
    """Says whether a quotation is a whole sentence: it opens its line or follows a mark, is long and is not written as a title."""
    line = page.line_span(page.line_of(closing)).start
    opening = page.rfind("“" if page.text[closing] == "”" else '"', line, closing)
    words = page.text[opening + 1 : closing].split()
    return (
        opening >= 0
        and page.text[line:opening].rstrip(" ")[-1:] in ("", *".,:?!")
        and len(words) >= SENTENCE_WORDS
        and not any(word[0].isupper() for word in words[1:3])
    )


@card(
    "TBC102",
    "petikan-tanpa-koma",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 7",
    eyd=("TB07",),
    why=Said(
        "Petikan langsung dipisahkan dari pengiringnya (kata bupati) dengan koma di dalam tanda petik.",
        "A direct quotation is parted from its frame (kata bupati) by a comma inside the quotation marks.",
    ),
    message=Said("Petikan diakhiri koma sebelum “{frame}”: “{word},”.", "A comma ends the quotation before “{frame}”: “{word},”."),
    bad=(
        ("“Kami setuju” kata bupati.", "“Kami setuju,” kata bupati."),
        ('"Kami setuju" Ungkapnya.', '"Kami setuju," ungkapnya.'),
        ("“Kami setuju dengan rencana itu” kata para pedagang.", "“Kami setuju dengan rencana itu,” kata para pedagang."),
        ("“Itu tugas badan usaha (BUMN)” kata bupati.", "“Itu tugas badan usaha (BUMN),” kata bupati."),
    ),
    good=(
        "“Kami setuju,” kata bupati.",
        "“Siapa itu?” tanya bupati.",
        "Ia menyebut “setuju” berkali-kali.",
        "Program “Merdeka Belajar” jelas bermanfaat.",
        "Lagu “Setia” pesan Gubernur itu merdu.",
    ),
    leaves_alone=Said(
        "Petikan yang berakhir dengan tanda tanya atau tanda seru, dan istilah yang dipetik.",
        "Quotations that end in a question or exclamation mark, and quoted terms.",
    ),
    near=QUOTES,
    pattern=lambda: rf"[”\"](?<=[\w)%][”\"])(?= ?{frames()})",
)
def missing_comma(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a quotation that meets its frame without a comma."""
    start, end = match.span()
    frame = frame_at(page, end, marked=_is_sentence(page, start))
    if frame is not None and _is_speech(page, start):
        said = named(rule.message, frame=frame.group().strip(), word=word_before(page, start))
        yield rule.finding(page, Span(start, end), f",{match.group()}", message=said)


@card(
    "TBC103",
    "koma-di-luar-petik",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 7",
    eyd=("TB07",),
    why=Said(
        "Koma yang mengakhiri petikan langsung ditulis di dalam tanda petik.",
        "The comma that ends a direct quotation stands inside the quotation marks.",
    ),
    message=Said(
        "Koma sebelum “{frame}” masuk ke dalam petik: “{before}” → “{after}”.",
        "The comma before “{frame}” goes inside the quotation: “{before}” → “{after}”.",
    ),
    bad=(
        ("“Kami setuju”, kata bupati.", "“Kami setuju,” kata bupati."),
        ("“Kami setuju”, kata para pedagang.", "“Kami setuju,” kata para pedagang."),
    ),
    good=("“Kami setuju,” kata bupati.", "Wilayah itu disebut “kota mati”, kata bupati."),
    leaves_alone=Said("Koma setelah istilah yang dipetik.", "Commas after a quoted term."),
    near=QUOTES,
    pattern=lambda: rf"[”\"](?<=[\w)%][”\"]) ?,(?= ?{frames()})",
)
def comma_outside(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a comma behind a closing quotation mark before a speech verb."""
    frame = frame_at(page, match.end())
    if frame is not None and _is_speech(page, match.start()):
        said = named(rule.message, frame=frame.group().strip())
        yield rule.finding(page, Span(*match.span()), f",{match.group()[0]}", message=said)


@card(
    "TBC109",
    "titik-sebelum-pengiring",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 7",
    eyd=("TB07",),
    why=Said(
        "Kalimat berlanjut setelah petikan, sehingga petikannya diakhiri koma, bukan titik.",
        "The sentence goes on after the quotation, which therefore ends in a comma and not in a stop.",
    ),
    message=Said(
        "Petikan sebelum “{frame}” diakhiri koma: “{before}” → “{after}”.",
        "A comma ends the quotation before “{frame}”: “{before}” → “{after}”.",
    ),
    bad=(
        ("“Kami peduli kepada warga.” katanya.", "“Kami peduli kepada warga,” katanya."),
        ('"Kami peduli.", ujar lurah.', '"Kami peduli," ujar lurah.'),
        ('"Kami peduli,". ujarnya.', '"Kami peduli," ujarnya.'),
        ('"Kami peduli".ujarnya.', '"Kami peduli," ujarnya.'),
    ),
    good=("“Kami peduli ...” katanya.", "“Kami peduli.” Katanya itu hanya kabar.", "Temanya “Siaga.” Ujaran itu dikenang."),
    leaves_alone=Said("Elipsis, dan kalimat baru yang diawali huruf kapital.", "Ellipses, and a new sentence that begins with a capital."),
    near=QUOTES,
    pattern=lambda: rf"(?:\.(?<![.\s]\.),?[”\"],?|,[”\"][.,]|[”\"]\.(?<=\w[”\"]\.))(?= ?(?=[a-z]){frames()})",
)
def stop_inside(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a stop inside a quotation, or a second mark behind it, before a speech verb; an abbreviation keeps its stop."""
    start, end = match.span()
    found = match.group()
    sign = "”" if "”" in found else '"'
    frame = frame_at(page, end)
    if frame is None or not _is_speech(page, page.text.index(sign, start)):
        return
    stop = page.index_at(start)
    keeps = found[0] == "." and page.is_abbreviation_stop(stop)
    said = named(rule.message, frame=frame.group().strip())
    yield rule.finding(page, Span(start, end), f"{'.' if keeps else ''},{sign}", message=said)


@card(
    "TBC110",
    "pengiring-sebagai-kalimat-baru",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 7",
    eyd=("TB07",),
    why=Said(
        "Pengiring petikan (ujar bupati) bukan kalimat sendiri; koma memisahkannya dari petikannya.",
        "The frame of a quotation (ujar bupati) is no sentence of its own; a comma parts it from the quotation.",
    ),
    message=Said(
        "Pengiring “{frame}” melanjutkan kalimat petikannya: “{before}” → “{after}”.",
        "The frame “{frame}” goes on with the quotation's sentence: “{before}” → “{after}”.",
    ),
    bad=(
        ("“Kami mengabdi dalam berbagai bidang”. Ujar Ahmad Yani.", "“Kami mengabdi dalam berbagai bidang,” ujar Ahmad Yani."),
        ('"Kami bekerja dengan baik." Tambahnya.', '"Kami bekerja dengan baik," tambahnya.'),
        ("“Kami siap melayani warga.” Ujar camat kepada wartawan.", "“Kami siap melayani warga,” ujar camat kepada wartawan."),
    ),
    good=(
        "“Kami mengabdi.” Lanjut Rasid, warga boleh mendaftar.",
        "Temanya “Siaga”. Harap Jaya hadir di sana.",
        "“Kami siap melayani warga.” Kata itu terus diulang camat.",
        "Bupati memuji “Siaga”. Pesan Bupati itu disambut baik.",
    ),
    leaves_alone=Said("Pengiring yang membuka kalimat berikutnya.", "A frame that opens the next sentence."),
    near=QUOTES,
    pattern=lambda: rf"(?:[”\"]\.|(?<![.\s])\.[”\"]) ?(?P<verb>(?=[A-Z]){frames()})(?=nya\b|\b)",
)
def new_sentence(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a frame that is written as a sentence of its own and holds nothing but verb and speaker."""
    start = match.start()
    sign = match.group().strip(". ")[0]
    whole = WHOLE_FRAME.match(page.text, match.start("verb"))
    if whole is None and match["verb"].lower() in lexicon().of_kind("speech", "only") and match["verb"] != "Kata":
        whole = frame_at(page, match.start("verb"))  # "Ujar camat kepada wartawan", but "Kata itu" may be the noun
    if whole is None or not _is_speech(page, page.text.index(sign, start)):
        return
    said = named(rule.message, frame=whole.group().rstrip(".,\n"))
    verb = match["verb"]
    yield rule.finding(page, Span(start, match.end()), f",{sign} {verb[0].lower()}{verb[1:]}", message=said)


# "Tambahnya.", "Ujar Ahmad Yani": up to five capitalised words and then the end of the sentence or line
WHOLE_FRAME = deferred(lambda: rf"{frames()}(?:nya|(?: (?:[A-Z][\w'’]*|H\.|Hj\.|Dr\.)){{1,5}})(?=\.?[ \t]*(?:\r?\n|\Z)|\.(?: [A-Z(]|\Z))")


@card(
    "TBC111",
    "koma-setelah-tanda-tanya-atau-seru",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 8",
    eyd=("TB08",),
    why=Said(
        "Petikan yang berakhir dengan tanda tanya atau tanda seru tidak diikuti koma.",
        "No comma follows a quotation that ends in a question or exclamation mark.",
    ),
    message=Said("Koma tidak perlu: “{before}” → “{after}”.", "The comma is not needed: “{before}” → “{after}”."),
    bad=(("“Kapan selesai?”, tanya bupati.", "“Kapan selesai?” tanya bupati."), ("“Ayo maju!,” katanya.", "“Ayo maju!” katanya.")),
    good=("“Kapan selesai?” tanya bupati.", "Judulnya “Kapan Pulang?”, “Di Mana?”, dan “Siapa?”."),
    leaves_alone=Said("Koma di antara beberapa judul yang dipetik.", "Commas between several quoted titles."),
    near=QUOTES,
    pattern=lambda: rf"[?!](?:[”\"] ?,(?= ?{frames()})|,[”\"],?(?=[\s\w]))",
)
def marked_comma(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a comma beside a question or exclamation mark that ends a quotation."""
    found = match.group()
    yield rule.finding(page, Span(*match.span()), found.replace(",", "").rstrip(" "))


@card(
    "TBC117",
    "petik-tutup-sebagai-pembuka",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Petik 1",
    eyd=("TJ01",),
    why=Said("Petikan dibuka dengan “ dan ditutup dengan ”.", "A quotation is opened by “ and closed by ”."),
    message=Said("Tanda petik pembuka sebelum “{word}” adalah “, bukan ”.", "The opening quotation mark before “{word}” is “, not ”."),
    bad=(
        ("Warga hadir semua.”Kami senang,” kata lurah.", "Warga hadir semua. “Kami senang,” kata lurah."),
        ("” Kami senang sekali,” kata lurah.", "“Kami senang sekali,” kata lurah."),
        ("Warga berkata: ”Kami senang sekali.”", "Warga berkata: “Kami senang sekali.”"),
        ("Lomba bertema ” Bersama Kita Bisa” digelar.", "Lomba bertema “Bersama Kita Bisa” digelar."),
        ("Warga hadir semua”Kami senang,” kata lurah.", "Warga hadir semua “Kami senang,” kata lurah."),
    ),
    good=("“Kami senang.” Lurah tersenyum. “Kami juga,” kata camat.",),
    leaves_alone=Said("Petik yang menutup petikan; petik tanpa pasangan.", "Marks that close a quotation; marks without a partner."),
    near="”",
    pattern=r"(?:(?P<stop>[.?!,:]) ?|(?<![^\n])|(?<=[a-z]))” ?(?=[A-Z]\w)|(?<=\w) ”(?P<loose> ?)(?=\w)",
)
def opened_by_closing(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a closing mark that opens a quotation which another one closes."""
    start, end = match.span()
    line = page.line_span(page.line_of(end - 1))
    closing = max(page.find("”", end, line.end), page.find("″", end, line.end))  # a prime in its place is TBC123's
    opened = page.rfind("“", line.start, start) > page.rfind("”", line.start, start)
    if opened or closing < 0 or page.count("“", end, closing) or (start == line.start and is_continued(page, line.start, "“”")):
        return
    counts = page.evidence.counts
    if match["loose"] == "" and counts["“"] <= counts["„"]:
        return  # a document that opens its quotations with ” throughout
    before = "" if start == line.start else f"{match['stop'] or ''} "
    yield rule.finding(page, Span(start, end), f"{before}“", message=named(rule.message, word=word_after(page, end)))
