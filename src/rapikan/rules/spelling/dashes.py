"""Blanks around slashes, ranges and dashes (SPS107–SPS109, SPS111). Hyphens inside words are reduplication.py's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.clock import BEFORE_TIME, ZONE
from rapikan.rules.spelling.dates import in_order
from rapikan.rules.spelling.measures import counted
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["beside_dash", "in_named_range", "in_range", "slash"]


def _days_and_months() -> str:
    """Gives the pattern of a day or a month, as they are written."""
    return "|".join((*in_order("month"), *in_order("day")))


@card(
    "SPS107",
    "spasi-di-sekitar-garis-miring",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Garis Miring 2",
    why=Said("Garis miring di antara dua kata ditulis tanpa spasi.", "A slash between two words takes no blanks."),
    message=Said(
        "Spasi di sekitar garis miring dihapus: “{before}” → “{after}”.", "The blanks around the slash are removed: “{before}” → “{after}”."
    ),
    bad=(
        ("Data usulan instansi / lingkungan.", "Data usulan instansi/lingkungan."),
        ("Membangun partisipasi/ relasi.", "Membangun partisipasi/relasi."),
        ("Digelar Selasa (17 /8/ 2021) dan Rabu ( 18 / 8 ).", "Digelar Selasa (17/8/2021) dan Rabu (18/8)."),
        ("Tahun Anggaran 2020 / 2021 dibahas.", "Tahun Anggaran 2020/2021 dibahas."),
        ("Peraturan P 89/Menhut-II/ 2014 berlaku.", "Peraturan P 89/Menhut-II/2014 berlaku."),
        ("Babinsa Koramil 427-06/ Baradatu hadir.", "Babinsa Koramil 427-06/Baradatu hadir."),
    ),
    good=(
        "Bupati/wali kota hadir.",
        "Tanggal 12/3/2021.",
        "Rep: Siti Zakaria/ Red: Dwi",
        "Nilainya 12 / 4 dan 2019 / 2024.",
        "Aku ini binatang jalang / dari kumpulannya yang terbuang / biar peluru menembus kulitku.",
    ),
    leaves_alone=Said(
        "Angka selain tanggal dan dua tahun berurutan, larik puisi, daftar penyusun naskah.",
        "Figures other than dates and two years that follow one another, lines of verse, credits of authors.",
    ),
    near="/",
    pattern=(
        r"(?<=[^\W\d_])(?: +/ *|/ +)(?=([^\W\d_]+) ?(:?))"
        r"|(?P<figures>\d(?<![\w./-]\d)(?:\d? ?/ ?\d{1,2} ?/ ?(?:19|20)\d\d|\d{3} ?/ ?\d{4})(?![\w/-]|\.\w)"
        r"|(?<=\()\d{1,2}(?: /|/ | / )\d{1,2}(?=\)))"
        r"|(?<=/)(?P<head>[A-Z][\w-]*/) (?=(?:19|20)\d\d\b)"
        r"|(?<=[a-z] )(?P<unit>0\d{2,3}|\d{3,4}-\d{2})(?: /|/ | / )(?=[A-Z][a-z])"
    ),
)
def slash(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports blanks around a slash between words, in a date, between two years and in a document's number."""
    if match["unit"]:
        yield rule.finding(page, Span(*match.span()), f"{match['unit']}/")
        return
    if match["head"] or match["figures"]:
        figures = [int(part) for part in (match["figures"] or "").split("/") if match["figures"]]
        if match["head"] or (" " in match.group() and _are_dates(figures)):
            yield rule.finding(page, Span(*match.span()), match.group().replace(" ", ""))
        return
    line = page.part_of_line(match.start())
    verse = [len(part.split()) >= VERSE for part in page.text[slice(*line)].split(" / ")]
    before = page.at(page.index_at(match.start()) - 1)
    new_line = match[0] == " / " and before.islower() and match[1][0].isupper()  # "binatang jalang / Dari kumpulannya"
    if match[2] or new_line or (len(verse) > 2 and all(verse)):
        return
    yield rule.finding(page, Span(*match.span()), "/")


def _are_dates(figures: list[int]) -> bool:
    """Says whether figures between slashes are a day, a month and a year, or a year and the next one."""
    if len(figures) == 2 and figures[0] > 31:
        return figures[0] >= 1900 and figures[1] == figures[0] + 1
    return 1 <= figures[0] <= 31 and 1 <= figures[1] <= 12


VERSE = 3  # words between two slashes that read as a line of verse rather than an alternative


BEFORE_RANGE = frozenset(
    "tanggal tanggalnya hari tahun halaman hlm pukul jam periode usia umur pasal ayat bulan kelas pertemuan".split()  # noqa: SIM905
)


@cache
def _after_range() -> frozenset[str]:
    """Lists what makes two numbers before it a range: months, units, things, time zones."""
    signs = lexicon().of_kind("measures", "sign")
    return counted() | signs | {*map(str.lower, in_order("month")), "th", "thn", "wib", "wita", "wit"}


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
        ("Acara berlangsung pukul 09.00 - 12.00 WIB.", "Acara berlangsung pukul 09.00-12.00 WIB."),
        ("Istirahat 11.30 WIB- 12.30 WIB.", "Istirahat 11.30 WIB-12.30 WIB."),
        ("Hadir 1.500 - 2.000 orang (5 - 7/5/2021).", "Hadir 1.500-2.000 orang (5-7/5/2021)."),
        ("Kursnya Rp9.000 - 9.300 dan bunganya 6 - 6,5 persen.", "Kursnya Rp9.000-9.300 dan bunganya 6-6,5 persen."),
    ),
    good=("Jl. Basuki Rahmat No. 28 - 29 Tanjungpinang.", "Skor akhir 2 - 1.", "Suhu 2 - 3 = -1.", "Skor 21.15 - 21.18."),
    leaves_alone=Said("Alamat, nomor telepon, skor.", "Addresses, telephone numbers, scores."),
    near="-–—",
    pattern=(
        r"(?P<from>\d{1,2}[.:][0-5]\d)(?P<zone> ?WI(?:B|TA|T))?(?: +[-–—] *|[-–—] +)(?P<to>\d{1,2}[.:][0-5]\d)(?![\d.,:/]?\d)"
        r"|\d{1,3}(?:\.\d{3})?(?: +[-–—] *| *[-–—] +)\d{1,3}\.\d{3}(?![\d.,:/]?\d)"
        r"|\d{1,3}(?:,\d{1,2})?(?: +[-–—] *| *[-–—] +)\d{1,3},\d{1,2}(?![\d.,:/]?\d)"
        r"|\d{1,2}(?: +[-–—] *| *[-–—] +)\d{1,2}(?=(?P<dated>/\d{1,2}(?:/\d{4})?\)))"
        r"|\d{1,4}(?: +[-–—] *| *[-–—] +)\d{1,4}(?![\d.,:/]?\d)"
    ),
)
def in_range(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports blanks around the dash of a range of numbers, years or hours."""
    if page.text[match.start() - 1 : match.start()] in NUMBER_GOES_ON or _is_row(page, match.start(), match.end()):
        return
    if match["from"]:
        said = BEFORE_TIME.search(page.text, max(0, match.start() - 8), match.start())
        if match["zone"] or said or ZONE.match(page.text, match.end()):
            yield rule.finding(page, Span(*match.span()), re.sub(r" *([-–—]) *", r"\1", match.group()))
        return
    first, last = (float(figure.replace(".", "").replace(",", ".")) for figure in re.findall(r"[\d.,]+", match.group()))
    at = page.index_at(match.start())
    after = page.lower(page.index_at(match.end()))
    line = page.text[page.part_of_line(match.start()).start : match.start()]
    if first >= last or ADDRESS.search(line):
        return
    years = first >= 1900 and last <= 2100
    money = page.text[max(0, match.start() - 2) : match.start()] == "Rp"
    if years or money or match["dated"] or page.lower(at - 1) in BEFORE_RANGE or after in _after_range() or after == "%":
        yield rule.finding(page, Span(*match.span()), match.group().replace(" ", ""))


# A third member makes a row of it, or a sum: "Januari - Februari - Maret", "5 - 6 - 7"
BEFORE_ROW, AFTER_ROW = deferred(r"\w ?[-–—] \Z"), deferred(r" ?[-–—] ?\w")


def _is_row(page: Page, start: int, end: int) -> bool:
    """Says whether another dash stands before or behind a range."""
    return bool(BEFORE_ROW.search(page.text, max(0, start - 4), start) or AFTER_ROW.match(page.text, end))


NUMBER_GOES_ON = (*"0123456789.,:/-",)  # 1.500 - 2.000, 09:00 - 16:00
ADDRESS = deferred(r"\b(?:Jl|Jln|Jalan|No|Nomor|Telp|Fax|HP|Kav|Blok|RT|RW)\b[^,;]*\Z", re.IGNORECASE)


@card(
    "SPS109",
    "spasi-di-sekitar-tanda-pisah",
    stage=Stage.SPELLING,
    source="Kelaziman pers; EYD V tidak mengatur tanda pisah setelah nama tempat",
    why=Said("Tanda pisah setelah nama tempat diapit spasi di kedua sisinya.", "The dash after a dateline has a blank on both sides."),
    message=Said("Spasi di kedua sisi “{before}” dilengkapi: “{after}”.", "The blanks beside “{before}” are completed: “{after}”."),
    bad=(
        ("Jakarta- Menteri Dalam Negeri membuka rapat.", "Jakarta - Menteri Dalam Negeri membuka rapat."),
        ("Muara Sabak –Bupati membuka rapat kerja di aula.", "Muara Sabak – Bupati membuka rapat kerja di aula."),
        ("PALEMBANG-Gubernur membuka rapat kerja di aula.", "PALEMBANG - Gubernur membuka rapat kerja di aula."),
    ),
    good=(
        "Mata- dan telinganya sakit.",
        "Jakarta - Menteri membuka rapat.",
        "Bersama-sama.",
        "Ibu- Bapak sekalian.",
        "UMKM-Mandiri menjadi tema lomba di desa itu.",
        "JAKARTA-Bandung ditempuh dalam satu jam saja.",
    ),
    leaves_alone=Said("Tanda hubung di dalam kata.", "Hyphens inside words."),
    near="-–—",
    pattern=(
        r"[-–— ](?:(?<=[a-zA-Z0-9)][-–—]) |(?<=[a-zA-Z0-9)] )[-–—])(?=[A-Z][^\W\d_])"
        r"|[-–—](?<=[A-Z]{4}[-–—])(?=[A-Z][a-z]+ )"
    ),
)
def beside_dash(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a dash with a blank on one side only, at the head of a line."""
    line = page.line_span(page.line_of(match.start()))
    at = page.index_at(match.start() + (match.group()[0] == " "))
    head = page.text[line.start : match.start()]
    if " " not in match.group():
        body = page.text[match.end() : line.end].split()
        place = head.isupper() and head.title() in lexicon().table("places")
        if place and len(body) >= BODY and lexicon().is_listed(body[0].lower()) and body[0] not in lexicon().table("places"):
            yield rule.finding(page, Span(*match.span()), f" {match.group()} ")
        return
    word = page.at(at - 1)
    if page.lower(at - 1) == page.lower(at + 1) or RANGE_NAME.fullmatch(word):
        return
    dateline = _is_dateline(head, word) and len(page.text[match.end() : line.end].split()) >= BODY
    if dateline or word[:1].isupper():
        after = f" {match.group().strip()} "
        yield rule.finding(page, Span(*match.span()), after, level=Applicability.SAFE if dateline else Applicability.SHOW)


BODY = 4  # words behind the dash, for its line to be a paragraph and not a title or a form of address
LONGEST_DATELINE = 60
RANGE_NAME = deferred(_days_and_months)


def _is_dateline(head: str, word: str) -> bool:
    """Says whether the head of a line is a place, perhaps with a medium or a date ("KENDARI, GPRIORITY.CO.ID", "Bogor (5/2)")."""
    if not head[:1].isupper() or len(head) > LONGEST_DATELINE:
        return False
    source = lexicon()
    words = [part for part in re.findall(r"[^\W\d_]+", head) if len(part) > 1]
    if head.isupper() or (head == word and not source.is_known(word.lower())):
        return True
    return len(words) <= LONGEST_PLACE and any(part in source.names or source.is_name(part) for part in (word, *words[:1]))


LONGEST_PLACE = 6  # words before the dash: "GPRIORITY.CO.ID, Sultra", "Kota Muara Sabak (Humas)"


@card(
    "SPS111",
    "rentang-hari-atau-bulan-berspasi",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Pisah 3",
    eyd=("TF03",),
    why=Said(
        "Tanda di antara dua hari atau bulan yang berarti “sampai dengan” ditulis tanpa spasi.",
        "The dash between two days or months that means “to” takes no blanks.",
    ),
    message=Said("Rentang ditulis tanpa spasi: “{before}” → “{after}”.", "A range takes no blanks: “{before}” → “{after}”."),
    bad=(
        ("Sejak Januari –Juni 2021 ekspor naik.", "Sejak Januari–Juni 2021 ekspor naik."),
        ("Kantor buka Senin - Jumat.", "Kantor buka Senin-Jumat."),
        ("Lomba digelar 30 Mei - 2 Juni 2022.", "Lomba digelar 30 Mei-2 Juni 2022."),
    ),
    good=(
        "Sejak Januari–Juni 2021 ekspor naik.",
        "Tol Pemalang - Batang dibuka.",
        "Senin - Mei datang.",
        "Januari - Februari - Maret",
    ),
    leaves_alone=Said("Rentang dua tempat; hari di samping bulan.", "Ranges of two places; a day beside a month."),
    near="-–—",
    pattern=lambda: rf"\b(?P<first>{_days_and_months()})(?P<dash> [-–—] ?|[-–—] )(?P<date>\d{{1,2}} )?(?P<last>{_days_and_months()})\b",
)
def in_named_range(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports blanks around the dash between two days, two months or two dates."""
    is_day = [match[name] in in_order("day") for name in ("first", "last")]
    dated = DAY_BEFORE.search(page.text, max(0, match.start() - 4), match.start()) is not None
    if is_day[0] == is_day[1] and not _is_row(page, *match.span()) and (not match["date"] or (dated and not is_day[0])):
        after = f"{match['first']}{match['dash'].strip()}{match['date'] or ''}{match['last']}"
        yield rule.finding(page, Span(*match.span()), after)


DAY_BEFORE = deferred(r"(?<!\d)\d{1,2} \Z")
