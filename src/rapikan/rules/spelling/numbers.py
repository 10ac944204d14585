"""Bilangan, uang, waktu (BIL): ke-3, tahun 90-an, PPK-nya, Rp5.000, koma desimal, WIB."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.rule import Rule, Stage, card
from rapikan.text import Page, Span

__all__ = ["acronym_clitic", "clock", "decade", "decimal", "ordinal", "rupiah", "unit", "until", "zone"]


@card(
    "BIL101",
    "bilangan-tingkat-terpisah",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Hubung 5",
    eyd=("TE05",),
    why=Said("Awalan ke- dirangkaikan dengan angka memakai tanda hubung.", "The prefix ke- is joined to a figure by a hyphen."),
    message=Said("Bilangan tingkat ditulis dengan tanda hubung: “{before}” → “{after}”.", "An ordinal takes a hyphen: “{before}” → “{after}”."),
    bad=(
        ("Pada sesi ke 3 peserta berdiskusi.", "Pada sesi ke-3 peserta berdiskusi."),
        ("Peringatan HUT ke 73 meriah.", "Peringatan HUT ke-73 meriah."),
        ("Memasuki abad ke XX.", "Memasuki abad ke-XX."),
    ),
    good=("Bantuan dikirim ke 3 desa.", "Nilainya naik dari 2 ke 3 persen.", "Pada sesi ke-3 peserta berdiskusi."),
    leaves_alone=Said("ke sebagai kata depan: “ke 3 desa”, “dari 2 ke 3”.", "ke as a preposition: “ke 3 desa”, “dari 2 ke 3”."),
    words=("ke",),
)
def ordinal(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports ke before a figure where it makes an ordinal."""
    number = page.at(at + 1)
    if not (number.isdigit() and len(number) <= 3 or ROMAN.fullmatch(number)) or page.gap(at) not in (" ", "", "- ") or not page.same_line(at, at + 1):
        return
    before, following = page.lower(at - 1), page.lower(at + 2)
    counted = before in COUNTED or before.rstrip("nya") in COUNTED
    ends = not following or not following.isalpha() or following in CLOSED or not page.same_line(at + 1, at + 2)
    if ROMAN.fullmatch(number) and not counted:
        return
    if counted or (ends and before not in ("dari", "naik", "turun", "jadi", "menjadi") and not page.at(at - 1).isdigit() and following not in ("-", "–", "/", ",", "%")):
        level = Applicability.SAFE if counted else Applicability.UNSAFE
        yield rule.finding(page, page.span(at, at + 2), f"{page.texts[at]}-{number}", level=level)


ROMAN = re.compile(r"[IVXLC]+")
COUNTED = frozenset(
    "sesi hut ulang tahun hari materi abad peringatan tahap periode sidang bulan minggu pekan kali angkatan kelompok generasi seri jilid bab pasal"
    " pertemuan putaran ronde babak peringkat urutan juara nomor edisi kongres muktamar konferensi rapat semester triwulan kuartal anak presiden"
    " gubernur bupati lantai kelas level gelombang dies natalis haul milad hari jadi pembicara narasumber kesempatan alinea ayat butir poin".split()
)
CLOSED = frozenset("ini itu yang dan di pada dengan tahun tingkat untuk dari oleh akan telah sudah adalah ialah yaitu dalam atau ri republik kabupaten kota provinsi".split())


@card(
    "BIL102",
    "akhiran-an-pada-angka",
    stage=Stage.SPELLING,
    source="EYD V, Angka dan Bilangan 10",
    eyd=("KG10", "TE05"),
    why=Said("Angka dan akhiran -an dirangkaikan dengan tanda hubung.", "A figure and -an are joined by a hyphen."),
    message=Said("Angka dan -an dirangkaikan: “{before}” → “{after}”.", "A figure and -an are joined: “{before}” → “{after}”."),
    bad=(("Lagu tahun 90 an diputar.", "Lagu tahun 90-an diputar."), ("Uang 5.000an beredar.", "Uang 5.000-an beredar.")),
    good=("Lagu tahun 90-an diputar.",),
    leaves_alone=Said("Angka yang sudah bertanda hubung.", "Figures that have their hyphen."),
    pattern=r"(?<![\w.,])\d[\d.]* ?an\b",
)
def decade(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a figure with a loose -an."""
    yield rule.finding(page, Span(*match.span()), re.sub(r" ?an$", "-an", match.group()))


@card(
    "BIL103",
    "klitik-pada-singkatan",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Hubung 5",
    eyd=("TE05", "KH01"),
    why=Said("Singkatan berhuruf kapital dirangkaikan dengan -nya memakai tanda hubung.", "An acronym in capitals is joined to -nya by a hyphen."),
    message=Said("Singkatan dan -nya dirangkaikan: “{before}” → “{after}”.", "An acronym and -nya are joined: “{before}” → “{after}”."),
    bad=(("Di daerah ada PPK nya.", "Di daerah ada PPK-nya."), ("SOPnya sudah jelas.", "SOP-nya sudah jelas.")),
    good=("SOP-nya sudah jelas.",),
    leaves_alone=Said("Akronim yang bukan huruf kapital semua.", "Acronyms that are not all capitals."),
    pattern=r"\b[A-Z]{2,} ?nya\b",
)
def acronym_clitic(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports -nya behind an acronym without its hyphen."""
    yield rule.finding(page, Span(*match.span()), re.sub(r" ?nya$", "-nya", match.group()))


@card(
    "BIL104",
    "rupiah-berspasi-atau-bertitik",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 5; EYD V, Angka dan Bilangan 3",
    eyd=("KF05", "KG03", "TA08"),
    why=Said("Lambang Rp ditulis tanpa titik dan rapat dengan angkanya.", "The sign Rp takes no stop and clings to its figure."),
    message=Said("Rupiah ditulis rapat tanpa titik: “{before}” → “{after}”.", "Rupiah is written close and without a stop: “{before}” → “{after}”."),
    bad=(("Anggarannya Rp. 5.000.000.", "Anggarannya Rp5.000.000."), ("Nilainya Rp 1,3 miliar.", "Nilainya Rp1,3 miliar.")),
    good=("Nilainya Rp1,3 miliar.",),
    leaves_alone=Said("Rp tanpa angka.", "Rp without a figure."),
    pattern=r"\b(?:Rp|RP|rp)(?:\. ?| \.? ?)(?=\d)|\b(?:RP|rp)(?=\d)",
)
def rupiah(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports Rp with a stop or a blank before its figure."""
    yield rule.finding(page, Span(*match.span()), "Rp")


@card(
    "BIL105",
    "titik-desimal",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 12",
    eyd=("TB12",),
    why=Said("Bilangan desimal ditulis dengan koma.", "Decimals take a comma."),
    message=Said("Desimal ditulis dengan koma: “{before}” → “{after}”.", "Decimals take a comma: “{before}” → “{after}”."),
    bad=(("Ekspor naik 8.2 persen.", "Ekspor naik 8,2 persen."), ("Nilainya 21.25 miliar dolar.", "Nilainya 21,25 miliar dolar.")),
    good=("Penduduknya 1.250 orang.", "Pukul 09.30 WIB.", "Versi 2.1 dirilis."),
    leaves_alone=Said("Ribuan, jam, versi, nomor bagian, frekuensi radio.", "Thousands, times, versions, section numbers, radio frequencies."),
    pattern=r"(?<![\d.,:/-])\d{1,3}\.\d{1,2}(?= ?(?:persen\b|%|miliar\b|milyar\b|juta\b|triliun\b|ribu\b|M (?:US|dolar|rupiah)|meter\b|km\b|kilometer\b|hektare?\b|ha\b|kg\b|ton\b|cm\b))",
)
def decimal(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a decimal stop before a unit."""
    if not re.match(r"0\d", match.group()):
        yield rule.finding(page, Span(*match.span()), match.group().replace(".", ","))


@card(
    "BIL106",
    "jam-bertitik-dua",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Titik 7",
    eyd=("TA07",),
    level=Applicability.UNSAFE,
    why=Said("Jam dan menit dipisahkan titik.", "Hours and minutes are parted by a stop."),
    message=Said("Jam ditulis dengan titik: “{before}” → “{after}”.", "Times take a stop: “{before}” → “{after}”."),
    bad=(("Acara dimulai pukul 09:00 WIB.", "Acara dimulai pukul 09.00 WIB."),),
    good=("Acara dimulai pukul 09.00 WIB.", "Date: 2014-09-02 12:04 GMT+07:00"),
    leaves_alone=Said("Waktu di kepala surel dan log.", "Times in mail headers and logs."),
    pattern=r"(?:(?<=ukul )|(?<=jam ))\d{1,2}:\d{2}(?!:?\d)|\b\d{1,2}:\d{2}(?= ?(?:WIB|WITA|WIT|wib|wita|wit)\b)",
)
def clock(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a time with a colon."""
    yield rule.finding(page, Span(*match.span()), match.group().replace(":", "."))


@card(
    "BIL107",
    "zona-waktu-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 3",
    eyd=("KF03",),
    why=Said("Singkatan zona waktu ditulis dengan huruf kapital.", "Time zones are written in capitals."),
    message=Said("Zona waktu ditulis “{after}”.", "The time zone is written “{after}”."),
    bad=(("Acara dimulai pukul 09.00 wib.", "Acara dimulai pukul 09.00 WIB."),),
    good=("Acara dimulai pukul 09.00 WIB.",),
    leaves_alone=Said("Kata yang tidak didahului jam.", "Words that follow no time."),
    pattern=r"(?<=\d[.:]\d\d )(?:wib|wita|wit|Wib)\b",
)
def zone(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a time zone in small letters."""
    yield rule.finding(page, Span(*match.span()), match.group().upper())


@card(
    "BIL108",
    "sampai-dengan-bergaris-miring",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 4",
    eyd=("KF04b",),
    why=Said("Singkatan “sampai dengan” adalah s.d.", "The abbreviation of “sampai dengan” is s.d."),
    message=Said("“{before}” ditulis “{after}”.", "“{before}” is written “{after}”."),
    bad=(("Berlangsung 30 s/d 31 Mei.", "Berlangsung 30 s.d. 31 Mei."),),
    good=("Berlangsung 30 s.d. 31 Mei.",),
    leaves_alone=Said("Garis miring lain.", "Other slashes."),
    pattern=r"\b[sS]/[dD]\b\.?|(?<=\d )s\.d(?= \d)",
)
def until(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports s/d."""
    yield rule.finding(page, Span(*match.span()), "s.d.")


@card(
    "BIL109",
    "satuan-rapat-atau-kapital",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 5",
    eyd=("KF05", "KG03"),
    why=Said("Lambang satuan ditulis dengan huruf kecil, berspasi dari angkanya.", "Unit signs are small and stand apart from their figure."),
    message=Said("Satuan ditulis “{after}”.", "The unit is written “{after}”."),
    bad=(("Jaraknya 5km dari kota.", "Jaraknya 5 km dari kota."), ("Panjangnya 12 KM.", "Panjangnya 12 km.")),
    good=("Jaraknya 5 km.", "KM 12 jalan tol."),
    leaves_alone=Said("KM sebagai penanda kilometer jalan.", "KM as a milestone."),
    pattern=r"(?<![\w.,])\d[\d.,]*(?:(?:km|kg|cm|mm)\b| ?(?:KM|Km|KG|Kg)\b(?! ?\d))",
)
def unit(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a unit that clings to its figure or stands in capitals."""
    found = re.fullmatch(r"(\d[\d.,]*) ?([A-Za-z]+)", match.group())
    if found is not None:
        yield rule.finding(page, Span(*match.span()), f"{found.group(1)} {found.group(2).lower()}")
