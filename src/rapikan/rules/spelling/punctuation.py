"""Tanda baca (TBC): doubled marks, quotation endings, commas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.rule import Rule, Stage, card
from rapikan.text import Page, Span

__all__ = ["comma_after", "comma_after_perhaps", "comma_before", "comma_before_that", "doubled", "quotation", "quotation_comma", "unpaired"]

SPEECH = "ujar|kata|tutur|ungkap|jelas|papar|tegas|imbuh|tambah|sebut|terang|ucap|pungkas|tutup|tandas|lanjut|pesan|harap|beber|urai|pinta|ajak|cetus|jawab|tanya|sambung|imbau|kilah|tukas"


@card(
    "TBC101",
    "tanda-baca-ganda",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Baca",
    why=Said("Satu tanda baca sudah cukup.", "One mark is enough."),
    message=Said("Tanda “{before}” cukup “{after}”.", "“{after}” is enough for “{before}”."),
    bad=(("Lurah,, camat, dan bupati hadir.", "Lurah, camat, dan bupati hadir."), ("Acara selesai,.", "Acara selesai.")),
    good=("Ia diam ... lalu pergi.", "Budi Santoso, S.Sos., M.Si.", "Hebat!!"),
    leaves_alone=Said(
        "Elipsis, titik singkatan yang diikuti koma, tanda seru berulang.",
        "Ellipses, a stop of an abbreviation before a comma, repeated exclamation marks.",
    ),
    pattern=r",(?:,+|\.(?!\.))|;;+|::+(?=\s)|\.\.(?<![.\s]\.\.)(?![.\w])",
)
def doubled(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a doubled mark."""
    found = match.group()
    yield rule.finding(page, Span(*match.span()), "." if "." in found else found[0])


@card(
    "TBC102",
    "petikan-tanpa-koma",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 7",
    eyd=("TB07",),
    why=Said(
        "Petikan langsung dipisahkan dari pengiringnya dengan koma di dalam tanda petik.",
        "A direct quotation is parted from its frame by a comma inside the quotation marks.",
    ),
    message=Said(
        "Koma mengakhiri petikan sebelum pengiringnya: “{before}” → “{after}”.",
        "A comma ends the quotation before its frame: “{before}” → “{after}”.",
    ),
    bad=(("“Kami setuju” kata bupati.", "“Kami setuju,” kata bupati."),),
    good=("“Kami setuju,” kata bupati.", "“Siapa itu?” tanya bupati.", "Ia menyebut “setuju” berkali-kali."),
    leaves_alone=Said(
        "Petikan yang berakhir dengan tanda tanya atau tanda seru.", "Quotations that end in a question or exclamation mark."
    ),
    pattern=rf"[”\"](?<=\w[”\"])(?= ?(?:{SPEECH})(?:nya\b|\b))",
)
def quotation(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a quotation that meets its frame without a comma."""
    line = page.line_span(page.line_of(match.start()))
    sign = match.group()
    if sign == '"' and page.text.count('"', line.start, match.start()) % 2 == 0:
        return
    # A short quotation inside a sentence ("setuju" kata ...) is no speech: speech begins with a capital.
    opening = page.text.rfind("“" if sign == "”" else '"', line.start, match.start())
    if opening < 0 or not page.text[opening + 1 : opening + 3].strip()[:1].isupper():
        return
    yield rule.finding(page, Span(*match.span()), f",{sign}")


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
    message=Said("Koma masuk ke dalam petik: “{before}” → “{after}”.", "The comma goes inside the quotation: “{before}” → “{after}”."),
    bad=(("“Kami setuju”, kata bupati.", "“Kami setuju,” kata bupati."),),
    good=("“Kami setuju,” kata bupati.",),
    leaves_alone=Said("Koma setelah istilah yang dipetik.", "Commas after a quoted term."),
    pattern=rf"[”\"](?<=\w[”\"]) ?,(?= ?(?:{SPEECH})(?:nya\b|\b))",
)
def quotation_comma(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a comma behind a closing quotation mark before a speech verb."""
    yield rule.finding(page, Span(*match.span()), f",{match.group()[0]}")


@card(
    "TBC104",
    "koma-setelah-penghubung-hilang",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 5",
    eyd=("TB05",),
    why=Said(
        "Koma ditulis di belakang ungkapan penghubung antarkalimat.", "A comma follows a connecting phrase at the head of a sentence."
    ),
    message=Said("Koma ditambahkan setelah “{before}”.", "A comma is added after “{before}”."),
    bad=(
        ("Hujan turun. Oleh karena itu acara ditunda.", "Hujan turun. Oleh karena itu, acara ditunda."),
        ("Selain itu warga menanam pohon.", "Selain itu, warga menanam pohon."),
    ),
    good=("Hal selain itu tidak dibahas.", "Oleh karena itu, acara ditunda."),
    leaves_alone=Said("Ungkapan yang sama di tengah kalimat.", "The same words inside a sentence."),
    pattern=r"\b(?:Oleh karena itu|Oleh sebab itu|Selain itu|Dengan demikian|Namun demikian)(?= [^\W\d_])",
)
def comma_after(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a missing comma after a connecting phrase."""
    if page.opens_sentence(page.index_at(match.start())) and page.line_case(match.start()) == "body":
        yield rule.finding(page, Span(*match.span()), f"{match.group()},")


@card(
    "TBC105",
    "koma-setelah-penghubung-mungkin-hilang",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 5",
    eyd=("TB05",),
    level=Applicability.SHOW,
    why=Said("Kata penghubung antarkalimat biasanya diikuti koma.", "A connecting word at the head of a sentence usually takes a comma."),
    message=Said("Sebaiknya ada koma setelah “{before}”.", "A comma after “{before}” is better."),
    bad=(("Namun acara tetap digelar.", "Namun, acara tetap digelar."),),
    good=("Namun, acara tetap digelar.",),
    leaves_alone=Said("Semua; hanya disarankan.", "Everything; it only suggests."),
    pattern=r"\b(?:Namun|Sementara itu|Akan tetapi|Jadi|Meskipun demikian|Meski demikian|Bahkan|Sebaliknya|Untuk itu|Sebelumnya|Sehubungan dengan itu|Di samping itu)(?= [^\W\d_])",
)
def comma_after_perhaps(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Suggests a comma after a connecting word."""
    if page.opens_sentence(page.index_at(match.start())) and page.line_case(match.start()) == "body":
        yield rule.finding(page, Span(*match.span()), f"{match.group()},")


@card(
    "TBC106",
    "koma-sebelum-pertentangan-hilang",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 2",
    eyd=("TB02",),
    level=Applicability.SHOW,
    why=Said(
        "Koma ditulis sebelum tetapi, melainkan, dan sedangkan dalam kalimat majemuk.",
        "A comma stands before tetapi, melainkan and sedangkan in a compound sentence.",
    ),
    message=Said("Sebaiknya ada koma sebelum “{word}”.", "A comma before “{word}” is better."),
    bad=(("Acara sederhana tetapi meriah.", "Acara sederhana, tetapi meriah."),),
    good=("Acara sederhana, tetapi meriah.", "Akan tetapi, acara itu meriah."),
    leaves_alone=Said("Semua; hanya disarankan.", "Everything; it only suggests."),
    words=("tetapi", "melainkan", "sedangkan"),
)
def comma_before(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Suggests a comma before an opposing conjunction."""
    previous = page.at(at - 1)
    if (
        at
        and page.same_line(at - 1, at)
        and previous.isalpha()
        and previous.lower() not in ("akan", "tapi", "dan")
        and page.gap(at - 1) == " "
    ):
        end = page.end(at - 1)
        message = Said(rule.message.id.replace("{word}", page.texts[at]), rule.message.en.replace("{word}", page.texts[at]))
        yield rule.finding(page, Span(end, end), ",", message=message)


@card(
    "TBC107",
    "koma-sebelum-bahwa",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 4",
    eyd=("TB04",),
    level=Applicability.SHOW,
    why=Said(
        "Anak kalimat dengan bahwa yang mengikuti induknya tidak didahului koma.",
        "No comma stands before a clause with bahwa that follows its main clause.",
    ),
    message=Said("Koma sebelum “bahwa” tidak perlu.", "The comma before “bahwa” is not needed."),
    bad=(("Ia mengatakan, bahwa acara ditunda.", "Ia mengatakan bahwa acara ditunda."),),
    good=("Ia mengatakan bahwa acara ditunda.",),
    leaves_alone=Said("Semua; hanya disarankan.", "Everything; it only suggests."),
    pattern=r",(?<=[a-z],)(?= bahwa\b)",
)
def comma_before_that(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Suggests to drop the comma before "bahwa"."""
    yield rule.finding(page, Span(*match.span()), "")


@card(
    "TBC108",
    "kurung-tak-berpasangan",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Kurung",
    level=Applicability.SHOW,
    why=Said("Kurung buka tidak punya pasangan dalam barisnya.", "An opening bracket has no partner in its line."),
    message=Said("Kurung “(” tidak ditutup.", "The bracket “(” is not closed."),
    bad=(("Badan Amil Zakat (Baznas hadir.", "Badan Amil Zakat (Baznas hadir."),),
    good=("Badan Amil Zakat (Baznas) hadir.",),
    leaves_alone=Said("Semua; hanya ditunjukkan.", "Everything; it only points."),
    words=("(",),
)
def unpaired(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Points at an opening bracket without a closing one in its line."""
    start = page.starts[at]
    end = page.line_span(page.line_of(start)).end
    if page.text.find(")", start, end) < 0:
        yield rule.finding(page, Span(start, start + 1), None)
