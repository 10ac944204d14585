"""Blanks beside a single mark (SPS101, SPS103, SPS104, SPS112). Brackets and quotes: enclosing.py; slashes, ranges, dashes: dashes.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from rapikan.edits import Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.around import is_function
from rapikan.rules.spelling.titles import is_degree
from rapikan.rules.wording import named, word_before
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["after_mark", "after_stop", "before_mark", "between_degrees"]


@card(
    "SPS101",
    "spasi-sebelum-tanda-baca",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma; EYD V, Tanda Titik Dua",
    why=Said("Tanda baca ditulis rapat dengan kata yang mendahuluinya.", "A mark clings to the word before it."),
    message=Said("Spasi antara “{word}” dan “{mark}” dihapus.", "The blank between “{word}” and “{mark}” is removed."),
    bad=(
        ("Fungsinya adalah : melayani .", "Fungsinya adalah: melayani."),
        ("Lurah , camat ,dan bupati hadir.", "Lurah, camat, dan bupati hadir."),
        ("Naik 5 % lebih (dua kali ).", "Naik 5% lebih (dua kali)."),
    ),
    good=(
        "Ia diam ... lalu pergi.",
        "Ia diam . . . lalu pergi.",
        "Terima kasih :) ya ;) siap :( selalu",
        "Nama      : Budi",
        "Nama   : Budi\nAlamat : Kendari",
        "Skala peta 1 : 50.000.",
        "Pilih ( ) atau [ ] di kolom.",
        "Memakai .NET dan :smile: di laman.",
    ),
    leaves_alone=Said(
        "Elipsis, emotikon, perbandingan, label yang disejajarkan dengan spasi.",
        "Ellipses, smileys, ratios, labels aligned with blanks.",
    ),
    pattern=(
        r" (?:[,;](?=[\s\"”’]|\Z|[^\W\d_])|,(?=\))|[?!]{1,3}(?=[\s\"”’)]|\Z)|\.(?![.\w]| \.)|\.(?=[A-Z][a-z])"
        r"|:(?=\s|\Z)(?! *[)(DPp|\\/]+(?:\s|\Z))|:(?=[A-Za-z]{2})(?!\w+:(?!//))|[)\]](?!\w+[)\]])|%(?!\w))"
    ),
)
def before_mark(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a blank before a mark; where the next word clings to the mark, the blank changes sides ("Lurah ,camat")."""
    start, end = match.span()
    before, after = page.text[start - 1 : start], page.text[end : end + 1]
    mark = match.group()[1:]
    if not before or before.isspace() or before in NO_WORD or (before == "." and (mark not in ",;)" or page.text[start - 2] == ".")):
        return
    if mark == ":" and _is_layout(page, start, end):
        return
    if mark in ")]" and not _is_open(page, start, "([".replace("(" if mark == "]" else "[", "")):
        return
    if mark == "%" and not before.isdigit():
        return
    joins = after.isalpha()
    if joins and mark in ".:" and not (before.isalpha() and before.islower()):
        return  # ".NET", ":smile:"
    said = named(rule.message, word=word_before(page, start), mark=mark)
    if joins and mark not in ")]":
        yield rule.finding(page, Span(start, end), f"{mark} ", message=said)
    else:
        yield rule.finding(page, Span(start, start + 1), "", message=said)


NO_WORD = "([{“‘:|-–—/=*_<>#&+?!"


def _is_layout(page: Page, start: int, end: int) -> bool:
    """Says whether a colon behind a blank divides two numbers (1 : 50) or aligns the labels of neighbouring lines."""
    if page.text[start - 1].isdigit() and page.text[end:].lstrip(" ")[:1].isdigit():
        return True
    number = page.line_of(start)
    column = start + 1 - page.line_span(number).start
    last = page.line_of(len(page.text))
    near = (page.text[slice(*page.line_span(n))] for n in range(max(0, number - 3), min(last, number + 3) + 1) if n != number)
    return any(line[column - 2 : column + 1] == "  :" for line in near)


def _is_open(page: Page, at: int, sign: str) -> bool:
    """Says whether a bracket was opened in the line and not yet closed ("1 )" is a list mark)."""
    line = page.line_span(page.line_of(at)).start
    return page.count(sign, line, at) > page.count(")" if sign == "(" else "]", line, at)


@cache
def _degrees() -> frozenset[str]:
    """Lists the degrees and ranks of dictionaries/titles.tsv, small and without blanks or their last stop."""
    return frozenset(form.lower().replace(" ", "").rstrip(".") for form in lexicon().table("titles"))


@lru_cache(maxsize=6_000)
def _complete(form: str) -> str:
    """Gives a dotted degree with its last stop ("Ph.D" → "Ph.D.")."""
    return form if form.endswith(".") or form.lower() not in _degrees() or "." not in form else f"{form}."


@card(
    "SPS103",
    "spasi-setelah-tanda-baca-hilang",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma",
    why=Said(
        "Setelah koma, titik koma, titik dua, tanda tanya, dan tanda seru ada spasi.",
        "A blank follows a comma, semicolon, colon, question or exclamation mark.",
    ),
    message=Said("Spasi ditambahkan setelah “{word}{before}”.", "A blank is added after “{word}{before}”."),
    bad=(
        ("Juri Ardiantoro,Ph.D hadir.", "Juri Ardiantoro, Ph.D. hadir."),
        ("Hasilnya baik,kata bupati.", "Hasilnya baik, kata bupati."),
        ("Rapat digelar Senin,13 September 2021.", "Rapat digelar Senin, 13 September 2021."),
        ("Kapan selesai?Bupati menjawab besok.", "Kapan selesai? Bupati menjawab besok."),
        ("Sumber:https://kpu.go.id", "Sumber: https://kpu.go.id"),
    ),
    good=(
        "Naik 1,5 persen.",
        "Pukul 10:30 di kpu.go.id.",
        "Tulis mailto:info atau f(x,y).",
        "Tiga &amp;empat.",
        "nama,alamat,umur",
        "Jum?at pagi.",
        "Peubah x,dengan y, dihitung.",
    ),
    leaves_alone=Said(
        "Angka desimal, jam, alamat situs, entitas HTML, rumus, baris data.",
        "Decimals, times, site addresses, HTML entities, formulas, lines of data.",
    ),
    pattern=(
        r"[,;:?!](?:(?<=[,;])(?=[^\W\d_])|(?<=[^\W\d_]{3},)(?=\d)|(?<=[,;])(?=\([^\W_])"
        r"|(?<=[a-z)]:)(?=[A-Za-z]{2})(?!\w+:(?!//))|(?<=[A-Z]{2}:)(?=[A-Z][a-z])|(?<=[a-z)][?!])(?=[A-Z][a-z]))"
    ),
)
def after_mark(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a missing blank after a mark; a degree behind the comma gets its last stop with it."""
    start, end = match.span()
    mark = match.group()
    before = page.text[start - 1 : start]
    if (
        not before
        or before.isspace()
        or before in ",;:("
        or _is_code(page, start, end)
        or LETTER.search(page.text, max(0, start - 2), start)
    ):
        return
    word = word_before(page, start)
    if mark == ":" and word.lower() in SCHEMES:
        return
    degree = DEGREE.match(page.text, end)
    if mark == "," and degree is not None and degree.group().rstrip(".").lower() in _degrees():
        following = page.text[degree.end() : degree.end() + 1]
        full = _complete(degree.group()) if following != "." else degree.group()
        said = named(rule.message, word=word, before=",")
        yield rule.finding(page, Span(start, degree.end()), f", {full}", message=said)
        return
    yield rule.finding(page, Span(start, end), f"{mark} ", message=named(rule.message, word=word))


LETTER = deferred(r"(?<!\S)[a-z]\Z")  # a slip inside a word ("a,pabila") or a list of variables
DEGREE = deferred(r"[A-Z][A-Za-z]{0,3}(?:\.[A-Z][A-Za-z]{0,4})*")
SCHEMES = frozenset(("mailto", "http", "https", "ftp", "tel", "urn", "doi", "data", "file", "xml", "xmlns"))
ENTITY = deferred(r"&#?\w{2,8}\Z")


def _is_code(page: Page, start: int, end: int) -> bool:
    """Says whether a mark belongs to an HTML entity (&nbsp;), to a list of variables (x,y) or to a line of data (nama,umur)."""
    text = page.text
    if text[start] == ";" and ENTITY.search(text, max(0, start - 10), start):
        return True
    if text[start] == ",":
        if not text[start - 2].isalnum() and not text[end + 1 : end + 2].isalnum() and text[end].isalnum():
            return True
        line = text[slice(*page.line_span(page.line_of(start)))].strip()
        return " " not in line and line.count(",") > 1
    return False


@card(
    "SPS104",
    "spasi-setelah-titik-hilang",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Titik 1; EYD V, Singkatan 1",
    eyd=("TA01", "KF01"),
    why=Said(
        "Setelah titik di akhir kalimat atau singkatan nama ada spasi.", "A blank follows the stop of a sentence, a title or an initial."
    ),
    message=Said("Spasi ditambahkan setelah “{word}.”.", "A blank is added after “{word}.”."),
    bad=(
        ("Dibuka Dr.Juri Ardiantoro.", "Dibuka Dr. Juri Ardiantoro."),
        ("Dicetak daring.Karena itu gratis.", "Dicetak daring. Karena itu gratis."),
        ("Gubernur H.Zulkifli hadir.", "Gubernur H. Zulkifli hadir."),
        ("Dibuka pada 2021.Acara itu meriah.", "Dibuka pada 2021. Acara itu meriah."),
        ("Hadir Prof.Dr.Hj. Siti Aminah.", "Hadir Prof. Dr. Hj. Siti Aminah."),
        ("Acara selesai.(adi)", "Acara selesai. (adi)"),
        ("Hadir plt.kepala dinas.", "Hadir plt. kepala dinas."),
        ("Hal itu diatur dalam UU No.5 Tahun 2014.", "Hal itu diatur dalam UU No. 5 Tahun 2014."),
        ("Ia terdiam...Warga pulang.", "Ia terdiam... Warga pulang."),
        ("Acara selesai.kemudian warga pulang.", "Acara selesai. Kemudian warga pulang."),
    ),
    good=(
        "Budi Santoso, S.Sos., M.Si. hadir.",
        "Unduh di laman kpu.go.id sekarang.",
        "Dilaporkan GlobalPlanet.News kemarin.",
        "Siti Aminah, A.Md.Kep. hadir.",
        "Berkas lapkeu.untuk disimpan.",
        "Saksi membubuhkan paraf pada formulir C.Hasil.",
    ),
    leaves_alone=Said(
        "Gelar (S.Sos., M.Si.), alamat situs, nama media, nama berkas, nama formulir (C.Hasil).",
        "Degrees (S.Sos., M.Si.), site addresses, media, file names, names of forms (C.Hasil).",
    ),
    near=".",
    pattern=(
        r"\.(?:(?=[A-Z][a-z])(?:(?<=[a-z)\"”]\.)|(?<=[A-Z]\.)(?<![^\W\d_][A-Z]\.)(?=[A-Z][a-z]{2})|(?<=[A-Z]{2}\.)(?=[A-Z][a-z'’])"
        r"|(?<=\d\.)(?=[A-Z][a-z]{2})|(?<=[a-z]\.{3})(?=[A-Z][a-z]{2}))|(?<=[a-zA-Z]\.)(?=[A-Z]{1,2}\.)|(?<=[a-z]{2}\.)(?=\([A-Za-z])"
        r"|(?<=\bDr\.)(?=dr\.)|(?<=\b(?:[Pp]lt|[Pp]lh|[Kk]ab|[Kk]ec)\.)(?=[a-z]{3})|(?<=\b[Nn]o\.)(?=\d)|(?<=\b(?:[Pp]kl|[Tt]gl|[Hh]lm|[Vv]ol)\.)(?=\d)|(?<=[a-z]{3}\.)(?=(?P<link>[a-z]{3,})(?: [a-z]|,)))"
    ),
)
def after_stop(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a missing blank after a stop."""
    start, end = match.span()
    if match["link"] and not _begins_sentence(page, start, match["link"]):
        return
    head = HEAD.search(page.text, max(0, start - 24), end)
    first = head.group()[:-1] if head is not None else ""
    tail = TAIL.match(page.text, end)
    second = tail.group() if tail is not None else ""
    last = first.rpartition(".")[2]
    if not _is_front_title(last):
        if len(second) < 3 and page.text[end + len(second) : end + len(second) + 1] == ".":
            return  # initials and degrees: "A.B.", "S.E."
        part = len(last) <= LONGEST_HEAD and second.lower() in _parts_of_degrees()
        if part or f"{first}.{second}".lower() in _degrees() or second in MEDIA_TAILS:
            return
        if first in FORMS and _is_common_noun(second):
            return
        if INNER_CAPITAL.search(first) or (
            len(first) == 1 and first in "SMABDF" and DEGREE_PLACE.search(page.text, max(0, start - 4), start)
        ):
            return
    yield rule.finding(page, Span(start, end), ". ", message=named(rule.message, word=word_before(page, start)))


@cache
def _parts_of_degrees() -> frozenset[str]:
    """Lists what stands behind the first stop of a degree, in small letters: "sos", "kom", "hum"."""
    return frozenset(part for form in _degrees() for part in form.split(".")[1:] if len(part) > 1)


LONGEST_HEAD = 3  # letters of a degree's part before the next: "S.Sos", "A.Md.Kep", "S.Tr.Kes"


def _is_front_title(form: str) -> bool:
    """Says whether a form is an abbreviated title or rank before a name, as written without its stop ("Prof", "Letkol")."""
    written = lexicon().table("titles")
    row = written.get(form) or written.get(f"{form}.")
    return len(form) > 1 and row is not None and row[1] in ("prefix", "rank", "religious")


def _is_common_noun(word: str) -> bool:
    """Says whether a capitalised word is no name that initials stand before, nor one that begins a sentence: "Hasil"."""
    source, small = lexicon(), word.lower()
    return word not in source.names and source.is_known(small) and source.capital_share(small) < SELDOM and not is_function(small)


FORMS = ("C", "D")  # the polls' forms: "C.Hasil", "D.Hasil"
SELDOM = 0.25  # share of the uses with a capital


def _begins_sentence(page: Page, stop: int, word: str) -> bool:
    """Says whether a function word behind a stop, and a known word before it, are no file name: "selesai.dan warga pulang"."""
    before = page.lower(page.index_at(stop) - 1)
    return lexicon().is_listed(before) and is_function(word)


HEAD = deferred(r"[A-Za-z.]*\.\Z")
TAIL = deferred(r"[A-Za-z]+")
MEDIA_TAILS = frozenset(("News", "Com", "Co", "Id", "Net", "Tv", "Fm", "Org", "Online", "Js"))
INNER_CAPITAL = deferred(r"[a-z][A-Z]")  # a medium or a program: "GlobalPlanet.News"
DEGREE_PLACE = deferred(r", ?\w\Z")  # an unlisted degree behind a name's comma: "Siti, S.Xyz"


@card(
    "SPS112",
    "gelar-dipisah-titik",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 11",
    eyd=("TB11",),
    why=Said("Dua gelar dipisahkan koma dan spasi, bukan titik.", "Two degrees are parted by a comma and a blank, not by a stop."),
    message=Said("Gelar “{first}” dan “{second}” dipisahkan koma.", "The degrees “{first}” and “{second}” are parted by a comma."),
    bad=(("Hadir I Gusti Wiantara, MBA.MM dari Denpasar.", "Hadir I Gusti Wiantara, MBA, MM dari Denpasar."),),
    good=("Hadir Siti Aminah, S.E., M.M. dari Denpasar.", "Kantor BPR.BKK ditutup.", "Gelar M.B.A. diraihnya."),
    leaves_alone=Said("Singkatan yang bukan gelar.", "Abbreviations that are no degrees."),
    near=".",
    pattern=r"\.(?<=[A-Z]{2}\.)(?=[A-Z]{2,4}(?![\w.]))",
)
def between_degrees(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a stop between two degrees that are written without stops of their own."""
    start, end = match.span()
    head, tail = DEGREE_BEFORE.search(page.text, max(0, start - 8), start), TAIL.match(page.text, end)
    if head is not None and tail is not None and is_degree(head[1]) and is_degree(tail.group()):
        yield rule.finding(page, Span(start, end), ", ", message=named(rule.message, first=head[1], second=tail.group()))


DEGREE_BEFORE = deferred(r", ?([A-Z]{2,4})\Z")
