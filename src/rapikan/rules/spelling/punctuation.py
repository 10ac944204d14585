"""Tanda baca (TBC101, TBC106–TBC108, TBC113, TBC129): doubled marks, commas, brackets, the last stop.

Quotations: quotations.py; commas behind connecting phrases: connectors.py; between clauses: clauses.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.wording import named, word_after, word_before
from rapikan.spans import Span
from rapikan.text import SENTENCE_END, Page

__all__ = ["bold_stop", "comma_after_that", "comma_before", "comma_before_that", "doubled", "unended", "unpaired"]


@card(
    "TBC101",
    "tanda-baca-ganda",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma; EYD V, Tanda Titik 1",
    why=Said("Satu tanda baca sudah cukup.", "One mark is enough."),
    message=Said("Tanda “{before}” setelah “{word}” cukup “{after}”.", "“{after}” is enough for “{before}” after “{word}”."),
    bad=(
        ("Lurah,, camat, dan bupati hadir.", "Lurah, camat, dan bupati hadir."),
        ("Acara selesai,.", "Acara selesai."),
        ("Setelah itu,. acara ditutup.", "Setelah itu, acara ditutup."),
        ("Kapan selesai?.", "Kapan selesai?"),
        ("Acara selesai;.", "Acara selesai."),
        ("Ayo maju.!", "Ayo maju!"),
        ("Acara selesai. .", "Acara selesai."),
        ("Lomba ““Sehat Bersama”” digelar.", "Lomba “Sehat Bersama” digelar."),
        ("Lurah ,, camat, dan bupati hadir.", "Lurah, camat, dan bupati hadir."),
        ("Acara sudah selesai., Warga pulang.", "Acara sudah selesai. Warga pulang."),
    ),
    good=(
        "Ia diam ... lalu pergi.",
        "Budi Santoso, S.Sos., M.Si.",
        "Hebat!!",
        ",,Kami siap'' katanya.",
        "nama,,umur",
        "Benarkah?...",
        "“Ia berkata, “Siap””",
    ),
    leaves_alone=Said(
        "Elipsis, titik singkatan yang diikuti koma, tanda seru berulang, koma ganda sebagai petik.",
        "Ellipses, a stop of an abbreviation before a comma, repeated exclamation marks, commas used as quotes.",
    ),
    pattern=r",(?: ?,)+|““|””|[;:]\.(?![\w.])(?<=\w[;:]\.)|\.!(?<=\w\.!)(?!\w)|\. \.(?<=\w\. \.)(?=\s|\Z)(?! \.)|\.,(?<=[a-z]{3}\.,) (?=[A-Z])|,\.(?![.\d])|,(?=[;:] )|;;+|::+(?=\s)|\.\.(?<![.\s]\.\.)(?![.\w])|[?!]\.(?<=[^\W_][?!]\.)(?![.\w])",
)
def doubled(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a doubled mark."""
    start, end = match.span()
    found = match.group()
    if found in QUOTES_TWICE:
        line = page.text[slice(*page.line_span(page.line_of(start)))]
        if all(line.count(twice) == 1 for twice in QUOTES_TWICE):  # "“Ia berkata, “Siap””" is one quotation in another
            yield rule.finding(page, Span(start, end), found[0], message=named(rule.message, word=word_before(page, start)))
        return
    if not page.text[start - 1 : start].strip() or start == 0:
        if start and page.text[start - 1] == " " and found.startswith(",") and page.text[end : end + 1] == " ":
            yield rule.finding(page, Span(start - 1, end), ",", message=named(rule.message, word=word_before(page, start - 1)))
        return  # ",,Kami siap''"
    if found.startswith(",,") and " " not in page.text[slice(*page.line_span(page.line_of(start)))]:
        return  # a line of data
    rest = page.text[end : end + 3].lstrip(" ")
    if found == "., ":  # no list of abbreviations: "dkk., Budi"
        word = page.lower(page.index_at(start) - 1)
        if not lexicon().is_listed(word) or page.is_abbreviation_stop(page.index_at(start)):
            return
        end += len(word_after(page, end))  # with its word, whose capital then stays
        after = f". {page.text[match.end() : end]}"
    elif found == ",":
        after = ""
    elif found[-1] in ".!" and found[0] != found[-1] and found != ",.":
        after = found[-1] if found[0] in ";:." else found[0]
    elif found == ",.":
        after = "," if rest[:1].isalpha() and rest[0].islower() else "."
    else:
        after = found[0]
    yield rule.finding(page, Span(start, end), after, message=named(rule.message, word=word_before(page, start)))


QUOTES_TWICE = ("““", "””")


@card(
    "TBC106",
    "koma-sebelum-pertentangan-hilang",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 2",
    eyd=("TB02",),
    level=Applicability.UNSAFE,
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
    before = page.at(at - 1)
    follows = at > 0 and page.same_line(at - 1, at) and page.gap(at - 1) == " "
    if follows and before.isalpha() and before.lower() not in ("akan", "tapi", "dan"):
        end = page.end(at - 1)
        yield rule.finding(page, Span(end, end), ",", message=named(rule.message, word=page.texts[at]))


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
    message=Said("Koma antara “{word}” dan “bahwa” tidak perlu.", "The comma between “{word}” and “bahwa” is not needed."),
    bad=(("Ia mengatakan, bahwa acara ditunda.", "Ia mengatakan bahwa acara ditunda."),),
    good=("Ia mengatakan bahwa acara ditunda.", "Ia mengatakan kepada warga, Kamis, bahwa acara ditunda."),
    leaves_alone=Said(
        "Koma yang menutup sisipan. Pasti hanya setelah kata kerja yang melaporkan (mengatakan, bahwa); selebihnya disarankan.",
        "Commas that close an insertion. Sure only behind a verb that reports (mengatakan, bahwa); elsewhere it suggests.",
    ),
    pattern=r",(?<=[a-z],)(?= bahwa\b)",
)
def comma_before_that(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a comma before "bahwa"; behind any other word than a verb that reports, it may close an insertion."""
    word = word_before(page, match.start())
    level = Applicability.SAFE if word in lexicon().of_kind("speech", "before") else None
    yield rule.finding(page, Span(*match.span()), "", level=level, message=named(rule.message, word=word))


@card(
    "TBC128",
    "koma-setelah-bahwa",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 1–14, yang tidak memuatnya",
    why=Said("Kata bahwa mengantar anak kalimatnya langsung, tanpa koma.", "The word bahwa leads its clause at once, without a comma."),
    message=Said("Koma setelah “bahwa” tidak perlu.", "The comma behind “bahwa” is not needed."),
    bad=(("Bupati menegaskan bahwa, program itu dilanjutkan.", "Bupati menegaskan bahwa program itu dilanjutkan."),),
    good=(
        "Bupati menegaskan bahwa program itu dilanjutkan.",
        "Bupati menegaskan bahwa, meskipun mahal, program itu dilanjutkan.",
        "Bupati menegaskan bahwa, menurut dia program itu dilanjutkan.",
    ),
    leaves_alone=Said("Sisipan di antara dua koma.", "Insertions between two commas."),
    pattern=r",(?<=bahwa,)(?= (?!menurut|kata|ujar|tanpa|meski|walau|jika|bila|apabila|kalau|karena|dengan|dalam|selain|setelah|sejak)[^,;:?!\n]*(?:\.(?=\s|\Z)|\Z))",
)
def comma_after_that(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a comma behind "bahwa" that no other comma closes."""
    yield rule.finding(page, Span(*match.span()), "")


@card(
    "TBC108",
    "kurung-tak-berpasangan",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Kurung 1",
    eyd=("TL01",),
    level=Applicability.SHOW,
    why=Said("Tanda kurung ini tidak punya pasangan dalam paragrafnya.", "This bracket has no partner in its paragraph."),
    message=Said("Kurung “{before}” di dekat “{word}” tidak berpasangan.", "The bracket “{before}” beside “{word}” has no partner."),
    bad=(("Badan Amil Zakat (Baznas hadir.", "Badan Amil Zakat (Baznas hadir."),),
    good=("Badan Amil Zakat (Baznas) hadir.", "Syaratnya a) usia, b) domisili.", "Terima kasih :)", "1) Pembukaan"),
    leaves_alone=Said(
        "Semua; hanya ditunjukkan. Tanda butir dan emotikon tidak.", "Everything; it only points. List marks and smileys not at all."
    ),
    words=("(", ")"),
)
def unpaired(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Points at a bracket without a partner in its paragraph."""
    start = page.starts[at]
    if page.texts[at] == "(":
        opens, closes = _counts(page, start + 1, _paragraph_end(page, start))
        lone = closes == 0 and opens == 0
    else:
        begin = page.rfind("\n\n", 0, start) + 1
        opens, closes = _counts(page, begin, start)
        listed = len(page.at(at - 1)) <= 2 and page.at(at - 2) != "("  # "a)", "10)", ":)"
        lone = opens == closes == 0 and not listed
    if lone:
        word = word_after(page, start + 1) or word_before(page, start)
        yield rule.finding(page, Span(start, start + 1), None, message=named(rule.message, word=word))


def _counts(page: Page, start: int, end: int) -> tuple[int, int]:
    """Counts the opening and the closing brackets of a stretch."""
    return page.count("(", start, end), page.count(")", start, end)


def _paragraph_end(page: Page, at: int) -> int:
    """Gives the end of the paragraph that holds a code point: the next empty line, or the end of the text."""
    end = page.find("\n\n", at, len(page.text))
    return end if end >= 0 else len(page.text)


@card(
    "TBC113",
    "titik-akhir-paragraf-hilang",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Titik 1",
    eyd=("TA01",),
    level=Applicability.SHOW,
    why=Said("Kalimat pernyataan diakhiri tanda titik.", "A statement ends in a full stop."),
    message=Said("Kalimat yang berakhir dengan “{before}” belum diberi titik.", "The sentence that ends in “{before}” has no full stop."),
    bad=(
        (
            "Rapat itu dihadiri oleh camat, lurah, dan para tokoh masyarakat dari seluruh desa",
            "Rapat itu dihadiri oleh camat, lurah, dan para tokoh masyarakat dari seluruh desa.",
        ),
    ),
    good=(
        "Rapat itu dihadiri oleh camat, lurah, dan para tokoh masyarakat dari seluruh desa.",
        "Bupati Buka Rapat Kerja Bersama Camat dan Lurah di Aula Kantor",
        "Sumber: laman resmi pemerintah kabupaten yang diakses pada hari ini oleh kami",
    ),
    leaves_alone=Said(
        "Semua; hanya disarankan. Judul, butir daftar, dan keterangan sumber tidak.",
        "Everything; it only suggests. Headlines, list items and credits not at all.",
    ),
    pattern=r"\r?\n(?=[ \t]*\r?\n)|\Z",
)
def unended(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Suggests the full stop of a paragraph's last sentence."""
    at = match.start()
    if not page.text[at - 1 : at].isalnum():
        return
    line = page.text[page.line_span(page.line_of(at)).start : at]
    words = line.split()
    if len(words) < SENTENCE_WORDS or not line[0].isupper() or not LAST_WORD.fullmatch(words[-1]):
        return
    if not LABEL.match(line) and page.line_case(at - 1) == "body":
        yield rule.finding(page, Span(at - len(words[-1]), at), f"{words[-1]}.")


LAST_WORD = deferred(r"[^\W_]+(?:-[^\W_]+)*")
LABEL = deferred(r"[^.,]{1,30}:")
SENTENCE_WORDS = 10  # shorter lines without a stop are mostly headings, captions and signatures


@card(
    "TBC129",
    "titik-tebal",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Titik 1",
    eyd=("TA01",),
    why=Said(
        "Bintang yang menebalkan titik di aplikasi pesan tidak berarti apa-apa di dalam naskah; titiknya cukup satu.",
        "The asterisks that make a stop bold in a messenger mean nothing in a text; one plain stop is enough.",
    ),
    message=Said("Titik setelah “{word}” ditulis tanpa bintang.", "The stop behind “{word}” is written without asterisks."),
    bad=(
        ("Rapat itu selesai *.*", "Rapat itu selesai."),
        ("Rapat itu selesai*.*", "Rapat itu selesai."),
        ("Rapat itu selesai. *.*", "Rapat itu selesai."),
    ),
    good=("Berkas *.* disalin dari *.txt dan *.docx ke folder.", "*.*", "Ketik dir *.* untuk melihat isinya."),
    leaves_alone=Said(
        "Bintang sebagai pengganti nama berkas; tanda di awal baris.", "Asterisks for the names of files; the head of a line."
    ),
    near="*",
    pattern=r" ?\*\.\*(?=[ \t]*(?:[\r\n]|\Z))",
)
def bold_stop(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a stop between asterisks at the end of a line; behind another stop it goes."""
    start, end = match.span()
    before = page.text[start - 1 : start]
    if before.strip():
        said = named(rule.message, word=word_before(page, start))
        yield rule.finding(page, Span(start, end), "" if before in SENTENCE_END else ".", message=said)
