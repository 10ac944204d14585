"""Spasi di sekitar tanda baca (SPS)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.text import Page, Span

__all__ = ["after_bracket", "after_mark", "after_stop", "before_bracket", "before_mark", "beside_dash", "in_quotes", "in_range", "slash"]

MARKS = "EYD V, Tanda Baca"


@card(
    "SPS101",
    "spasi-sebelum-tanda-baca",
    stage=Stage.SPELLING,
    source=MARKS,
    why=Said("Tanda baca ditulis rapat dengan kata yang mendahuluinya.", "A mark clings to the word before it."),
    message=Said("Spasi sebelum “{mark}” dihapus.", "The blank before “{mark}” is removed."),
    bad=(
        ("Fungsinya adalah : melayani .", "Fungsinya adalah: melayani."),
        ("Lurah , camat , dan bupati hadir.", "Lurah, camat, dan bupati hadir."),
        ("Naik 5 % lebih (dua kali ).", "Naik 5% lebih (dua kali)."),
    ),
    good=("Ia diam ... lalu pergi.", "Terima kasih :)", "Nama      : Budi"),
    leaves_alone=Said(
        "Elipsis, emotikon, kolom label yang disusun dengan beberapa spasi.",
        "Ellipses, smileys, label columns laid out with several blanks.",
    ),
    pattern=r" (?:[,;](?=\s|$|[”\"])|[?!]+(?=\s|$|[”\"])|\.(?![.\w])|:(?=\s|$)(?! *[)(DP]\b)|[)\]”]|(?<=\d )%)",
)
def before_mark(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a blank before a mark."""
    start = match.start()
    before = page.text[start - 1 : start]
    if not before or before in " \t\n\r(“.:|-–—/" or ((match.group() == " .") and before in "!?"):
        return
    mark = match.group()[1:]
    if mark == ")" and NUMBERED.search(page.text, max(0, start - 4), start):
        return
    message = Said(rule.message.id.replace("{mark}", mark), rule.message.en.replace("{mark}", mark))
    yield rule.finding(page, Span(start, start + 1), "", message=message)


NUMBERED = re.compile(r"(?:^|\n)\s*\w\Z")


@card(
    "SPS102",
    "spasi-di-dalam-kurung-atau-kutip",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Kurung; EYD V, Tanda Petik",
    why=Said("Tanda kurung dan tanda petik ditulis rapat dengan isinya.", "Brackets and quotation marks cling to what they enclose."),
    message=Said("Spasi di dalam kurung atau petik dihapus.", "The blank inside a bracket or quotation is removed."),
    bad=(
        ("Ketua ( Auditor Madya) hadir.", "Ketua (Auditor Madya) hadir."),
        ('Ia berkata, " Kami siap."', 'Ia berkata, "Kami siap."'),
        ("Tema “ Tourism is Our Life”.", "Tema “Tourism is Our Life”."),
    ),
    good=('Ia berkata, "Kami siap." Lalu ia pergi.', "Ketua (Auditor Madya) hadir."),
    leaves_alone=Said("Petik lurus yang tidak jelas pembuka atau penutup.", "Straight quotes that are not clearly opening or closing."),
    pattern=r"[(\[“\"] +(?=[^\W_])",
)
def in_quotes(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a blank after an opening bracket or quotation mark."""
    sign, start = match.group()[0], match.start()
    if sign == '"':
        before = page.text[start - 1 : start]
        if (before and not before.isspace() and before != "(") or not _opens(page, start):
            return
    yield rule.finding(page, Span(start + 1, match.end()), "")


def _opens(page: Page, at: int) -> bool:
    """Says whether a straight quotation mark is an opening one: an even number of them stands before it in its line."""
    line = page.line_span(page.line_of(at))
    return page.text.count('"', line.start, at) % 2 == 0 and page.text.count('"', line.start, line.end) % 2 == 0


@cache
def _degrees() -> frozenset[str]:
    """Lists the degrees and ranks of dictionaries/titles.tsv, small and without blanks or their last stop."""
    return frozenset(form.lower().replace(" ", "").rstrip(".") for form in lexicon().table("titles"))


@cache
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
    message=Said(
        "Spasi setelah tanda baca ditambahkan: “{before}” → “{after}”.", "A blank is added after the mark: “{before}” → “{after}”."
    ),
    bad=(
        ("Juri Ardiantoro,Ph.D hadir.", "Juri Ardiantoro, Ph.D. hadir."),
        ("Hasilnya baik,kata bupati.", "Hasilnya baik, kata bupati."),
        ('"Itu nasihat,"ujar lurah.', '"Itu nasihat," ujar lurah.'),
    ),
    good=("Naik 1,5 persen.", "Pukul 10:30 di kpu.go.id."),
    leaves_alone=Said("Angka desimal, jam, alamat situs.", "Decimals, times, site addresses."),
    pattern=r"[,;:?!](?:(?<=[,;])(?=[^\W\d_])|(?<=[a-z)]:)(?=[A-Za-z]{2})|(?<=[?!])(?=[A-Za-z]{2})|(?<=,)[\"”](?=[a-z]))",
)
def after_mark(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a missing blank after a mark; a degree behind the comma gets its last stop with it."""
    start, end = match.span()
    before = page.text[start - 1 : start]
    if not before or before.isspace() or before in ",;:":
        return
    degree = DEGREE.match(page.text, end)
    if match.group() == "," and degree is not None and degree.group().rstrip(".").lower() in _degrees():
        following = page.text[degree.end() : degree.end() + 1]
        full = _complete(degree.group()) if following != "." else degree.group()
        yield rule.finding(page, Span(start, degree.end()), f", {full}")
        return
    yield rule.finding(page, Span(start, end), f"{match.group()} ")


DEGREE = re.compile(r"[A-Z][A-Za-z]{0,3}(?:\.[A-Z][A-Za-z]{0,4})*")


@card(
    "SPS104",
    "spasi-setelah-titik-hilang",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Titik 1; EYD V, Singkatan 1",
    eyd=("TA01", "KF01"),
    why=Said(
        "Setelah titik di akhir kalimat atau singkatan nama ada spasi.", "A blank follows the stop of a sentence, a title or an initial."
    ),
    message=Said("Spasi setelah titik ditambahkan: “{before}” → “{after}”.", "A blank is added after the stop: “{before}” → “{after}”."),
    bad=(
        ("Dibuka Dr.Juri Ardiantoro.", "Dibuka Dr. Juri Ardiantoro."),
        ("Dicetak daring.Karena itu gratis.", "Dicetak daring. Karena itu gratis."),
        ("Gubernur H.Zulkifli hadir.", "Gubernur H. Zulkifli hadir."),
    ),
    good=("Budi Santoso, S.Sos., M.Si. hadir.", "Unduh di laman kpu.go.id sekarang."),
    leaves_alone=Said("Gelar (S.Sos., M.Si.), alamat situs, nama berkas.", "Degrees (S.Sos., M.Si.), site addresses, file names."),
    pattern=r"\.(?=[A-Z][a-z])(?:(?<=[a-z)\"”]\.)|(?<=[A-Z]\.)(?<![^\W\d_][A-Z]\.)(?=[A-Z][a-z]{2}))",
)
def after_stop(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a missing blank after a stop."""
    start, end = match.span()
    head = HEAD.search(page.text, max(0, start - 12), end)
    tail = TAIL.match(page.text, end)
    assert tail is not None  # the pattern asks for a letter
    if head is not None and (f"{head.group()}{tail.group()}".lower() in _degrees() or tail.group().lower() in PARTS_OF_DEGREES):
        return
    yield rule.finding(page, Span(start, end), f"{match.group()} ")


HEAD = re.compile(r"[A-Za-z.]*\.\Z")
TAIL = re.compile(r"[A-Za-z]+")
# Second parts of dotted degrees whose first part is a letter or two: S.Sos, A.Md, M.Hum, Sp.Pd
PARTS_OF_DEGREES = frozenset(
    [
        "sos",
        "kom",
        "hum",
        "kes",
        "farm",
        "pd",
        "ag",
        "psi",
        "stp",
        "keb",
        "kep",
        "gz",
        "eng",
        "sc",
        "tr",
        "han",
        "akt",
        "ked",
        "hut",
        "pt",
        "pel",
        "par",
        "ikom",
    ]
)


@card(
    "SPS105",
    "spasi-sebelum-kurung-hilang",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Kurung",
    why=Said("Sebelum kurung buka ada spasi.", "A blank stands before an opening bracket."),
    message=Said("Spasi sebelum kurung ditambahkan.", "A blank is added before the bracket."),
    bad=(("Badan Penanggulangan Bencana Daerah(BPBD) hadir.", "Badan Penanggulangan Bencana Daerah (BPBD) hadir."),),
    good=("Kata(-kata) itu.", "Guru(s) hadir."),
    leaves_alone=Said("Kurung yang memuat imbuhan.", "Brackets that hold an affix."),
    pattern=r"\((?<=[^\W\d_]{3}\()(?=[^\W_]{3})",
)
def before_bracket(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a missing blank before a bracket."""
    yield rule.finding(page, Span(*match.span()), " (")


@card(
    "SPS106",
    "spasi-setelah-kurung-hilang",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Kurung",
    why=Said("Setelah kurung tutup ada spasi.", "A blank follows a closing bracket."),
    message=Said("Spasi setelah kurung ditambahkan.", "A blank is added after the bracket."),
    bad=(("Komisi Pemilihan Umum (KPU)telah rapat.", "Komisi Pemilihan Umum (KPU) telah rapat."),),
    good=("Lagu itu (di)nyanyikan bersama.",),
    leaves_alone=Said("Imbuhan dalam kurung.", "Affixes in brackets."),
    pattern=r"\)(?<=[^\W_]{3}\))(?=[^\W\d_]{3})",
)
def after_bracket(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a missing blank after a bracket."""
    opening = page.text.rfind("(", max(0, match.start() - 200), match.start())
    content = page.text[opening + 1 : match.start()]
    if opening < 0 or (len(content) <= 4 and content.islower()):
        return
    yield rule.finding(page, Span(*match.span()), ") ")


@card(
    "SPS107",
    "spasi-di-sekitar-garis-miring",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Garis Miring",
    why=Said("Garis miring di antara dua kata ditulis tanpa spasi.", "A slash between two words takes no blanks."),
    message=Said(
        "Spasi di sekitar garis miring dihapus: “{before}” → “{after}”.", "The blanks around the slash are removed: “{before}” → “{after}”."
    ),
    bad=(
        ("Data usulan instansi / lingkungan.", "Data usulan instansi/lingkungan."),
        ("Membangun partisipasi/ relasi.", "Membangun partisipasi/relasi."),
    ),
    good=("Bupati/wali kota hadir.", "Tanggal 12/3/2021."),
    leaves_alone=Said("Tanggal dan angka.", "Dates and figures."),
    pattern=r"(?<=[^\W\d_])(?: +/ *|/ +)(?=[^\W\d_])",
    near="/",
)
def slash(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports blanks around a slash between words."""
    yield rule.finding(page, Span(*match.span()), "/")


BEFORE_RANGE = frozenset(
    ["tanggal", "tanggalnya", "hari", "tahun", "halaman", "hlm", "pukul", "jam", "periode", "usia", "umur", "pasal", "ayat", "bulan"]
)
AFTER_RANGE = frozenset(
    [
        "januari",
        "februari",
        "maret",
        "april",
        "mei",
        "juni",
        "juli",
        "agustus",
        "september",
        "oktober",
        "november",
        "desember",
        "persen",
        "tahun",
        "hari",
        "bulan",
        "minggu",
        "jam",
        "menit",
        "orang",
        "meter",
        "km",
        "kg",
        "kilometer",
        "rupiah",
        "juta",
        "miliar",
        "ribu",
        "wib",
        "wita",
        "wit",
        "kali",
        "cm",
    ]
)


@card(
    "SPS108",
    "rentang-berspasi",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Pisah 3",
    eyd=("TF03",),
    why=Said(
        "Tanda di antara dua bilangan yang berarti “sampai dengan” ditulis tanpa spasi.",
        "The dash between two numbers that means “to” takes no blanks.",
    ),
    message=Said("Rentang ditulis tanpa spasi: “{before}” → “{after}”.", "A range takes no blanks: “{before}” → “{after}”."),
    bad=(
        ("Rapat digelar 16 - 17 November 2021.", "Rapat digelar 16-17 November 2021."),
        ("Masa jabatan 2018 – 2023 berakhir.", "Masa jabatan 2018–2023 berakhir."),
    ),
    good=("Jl. Basuki Rahmat No. 28 - 29 Tanjungpinang.", "Skor akhir 2 - 1."),
    leaves_alone=Said("Alamat, nomor telepon, skor, jam.", "Addresses, telephone numbers, scores, times."),
    near=r"\-–—",
    pattern=r"(?<![\d.,:/-])\d{1,4} *[-–—] +\d{1,4}(?![\d.,:/]?\d)|(?<![\d.,:/-])\d{1,4} +[-–—] *\d{1,4}(?![\d.,:/]?\d)",
)
def in_range(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports blanks around the dash of a range."""
    first, last = map(int, re.findall(r"\d+", match.group()))
    at = page.index_at(match.start())
    after = page.lower(page.index_at(match.end()))
    line = page.text[page.line_span(page.line_of(match.start())).start : match.start()]
    if first >= last or ADDRESS.search(line):
        return
    years = first >= 1900 and last <= 2100
    if years or page.lower(at - 1) in BEFORE_RANGE or after in AFTER_RANGE or after == "%":
        yield rule.finding(page, Span(*match.span()), match.group().replace(" ", ""))


ADDRESS = re.compile(r"\b(?:Jl|Jln|Jalan|No|Nomor|Telp|Fax|HP|Kav|Blok)\b[^,;]*\Z", re.IGNORECASE)


@card(
    "SPS109",
    "spasi-di-sekitar-tanda-pisah",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Pisah",
    why=Said("Tanda pisah setelah nama tempat diapit spasi di kedua sisinya.", "The dash after a dateline has a blank on both sides."),
    message=Said("Spasi di sekitar tanda pisah dilengkapi.", "The blanks around the dash are completed."),
    bad=(("Jakarta- Menteri Dalam Negeri membuka rapat.", "Jakarta - Menteri Dalam Negeri membuka rapat."),),
    good=("Mata- dan telinganya sakit.", "Jakarta - Menteri membuka rapat.", "Bersama-sama."),
    leaves_alone=Said("Tanda hubung di dalam kata.", "Hyphens inside words."),
    near=r"\-–—",
    pattern=r"(?<=[^\W\d_])(?:[-–—] | [-–—])(?=[A-Z][^\W\d_])",
)
def beside_dash(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a dash with a blank on one side only, at the head of a line."""
    sign = match.group().strip()
    first = page.index_at(page.line_span(page.line_of(match.start())).start)
    at = page.index_at(match.start() + (match.group()[0] == " "))
    head = page.at(at - 1)
    if page.lower(at - 1) == page.lower(at + 1) or not head[:1].isupper():
        return
    dateline = at - first <= 6 and (head.isupper() or head in lexicon().names or lexicon().is_name(head))
    yield rule.finding(page, Span(*match.span()), f" {sign} ", level=Applicability.SAFE if dateline else Applicability.SHOW)
