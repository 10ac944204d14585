"""Waktu (WKT): pukul 09.00 WIB."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.rule import Rule, Stage, card
from rapikan.text import Page, Span

__all__ = ["clock_colon", "clock_comma", "hour", "zone"]


@card(
    "WKT101",
    "jam-bertitik-dua",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Titik 7",
    eyd=("TA07",),
    level=Applicability.UNSAFE,
    why=Said(
        "Jam dan menit dipisahkan titik; titik dua juga diizinkan.", "Hours and minutes are parted by a stop; a colon is allowed too."
    ),
    message=Said("Jam ditulis dengan titik: “{before}” → “{after}”.", "Times take a stop: “{before}” → “{after}”."),
    bad=(("Acara dimulai pukul 09:00 WIB.", "Acara dimulai pukul 09.00 WIB."),),
    good=("Acara dimulai pukul 09.00 WIB.", "Date: 2014-09-02 12:04 GMT+07:00"),
    leaves_alone=Said("Waktu di kepala surel dan log.", "Times in mail headers and logs."),
    near="0-9",
    pattern=r"(?<![\d:.])\d{1,2}:[0-5]\d(?!:?\d)",
)
def clock_colon(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a time with a colon beside pukul, jam or a time zone."""
    if BEFORE_TIME.search(page.text, max(0, match.start() - 8), match.start()) or ZONE.match(page.text, match.end()):
        yield rule.finding(page, Span(*match.span()), match.group().replace(":", "."))


BEFORE_TIME = re.compile(r"(?:\b[Pp]ukul|\b[Jj]am|\b[Pp]kl?\.?) ?\Z")
ZONE = re.compile(r" ?(?:WIB|WITA|WIT|[Ww]ita?|[Ww]ib)\b")


@card(
    "WKT102",
    "zona-waktu-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 3",
    eyd=("KF03",),
    why=Said(
        "Singkatan zona waktu ditulis dengan huruf kapital dan berspasi dari angkanya.",
        "Time zones are written in capitals and stand apart from the figure.",
    ),
    message=Said("Zona waktu “{before}” ditulis “{after}”.", "The time zone “{before}” is written “{after}”."),
    bad=(
        ("Acara dimulai pukul 09.00 wib.", "Acara dimulai pukul 09.00 WIB."),
        ("Berlangsung pukul 08.00WITA.", "Berlangsung pukul 08.00 WITA."),
    ),
    good=("Acara dimulai pukul 09.00 WIB.", "Siaran itu mulai pukul 20.00 Wita."),
    leaves_alone=Said(
        "Ejaan Wita dan Wit yang lazim di media; kata yang tidak didahului jam.",
        "Wita and Wit as newspapers write them; words that follow no time.",
    ),
    near="0-9",
    pattern=r"(?<=\d[.:]\d\d)(?: ?(?:wib|wita|wit|Wib|Wita|Wit)|(?:WIB|WITA|WIT))\b|(?<=\d )(?:wib|wita|Wib)\b",
)
def zone(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a time zone in small letters or without its blank."""
    found = match.group()
    name = found.lstrip()
    start = match.end() - len(name)
    blank = "" if page.text[start - 1] == " " else " "
    taste = name in ("Wita", "Wit") and not blank
    level = Applicability.UNSAFE if taste else Applicability.SAFE
    right = name if name in ("Wita", "Wit") and blank else name.upper()
    yield rule.finding(page, Span(start, match.end()), blank + right, level=level)


@card(
    "WKT103",
    "jam-berkoma-atau-berspasi",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Titik 7",
    eyd=("TA07",),
    why=Said("Jam dan menit dipisahkan titik tanpa spasi.", "Hours and minutes are parted by a stop, without a blank."),
    message=Said("Jam ditulis dengan titik: “{before}” → “{after}”.", "Times take a stop: “{before}” → “{after}”."),
    bad=(
        ("Acara dimulai pukul 09,30 WIB.", "Acara dimulai pukul 09.30 WIB."),
        ("Acara dimulai pukul 09. 30 WIB.", "Acara dimulai pukul 09.30 WIB."),
    ),
    good=("Acara dimulai pukul 09.30 WIB.", "Ia bekerja 2,30 jam.", "Rapat usai pukul 10. 15 orang hadir."),
    leaves_alone=Said("Lama waktu; titik yang mengakhiri kalimat.", "Durations; a stop that ends a sentence."),
    near="0-9",
    pattern=r"(?<![\d.,])(?:[01]?\d|2[0-4])(?:, ?|[.:] | [.:] ?)[0-5]\d(?= ?(?:WIB|WITA|WIT|wib|wita|Wita|Wib)\b)|(?<=[Pp]ukul )(?:[01]?\d|2[0-4]),[0-5]\d(?![\d,])",
)
def clock_comma(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a time with a comma or with a blank beside its stop."""
    yield rule.finding(page, Span(*match.span()), re.sub(r" ?[.,:] ?", ".", match.group()))


@card(
    "WKT104",
    "jam-sebagai-penunjuk-waktu",
    stage=Stage.SPELLING,
    source="KBBI VI; EYD V, Tanda Titik 7",
    eyd=("TA07",),
    level=Applicability.UNSAFE,
    why=Said("Pukul menunjukkan saat, sedangkan jam menunjukkan lama waktu.", "Pukul tells a point in time, jam a duration."),
    message=Said("Saat ditunjukkan dengan “{after}”, bukan “{before}”.", "A point in time takes “{after}”, not “{before}”."),
    bad=(
        ("Acara dimulai jam 09.00 WIB.", "Acara dimulai pukul 09.00 WIB."),
        ("Rapat digelar pkl. 09.00 WIB.", "Rapat digelar pukul 09.00 WIB."),
    ),
    good=("Acara dimulai pukul 09.00 WIB.", "Perjalanan itu makan waktu 3 jam.", "Jam kerja mulai pukul 08.00."),
    leaves_alone=Said("Jam sebagai lama waktu.", "Jam as a duration."),
    near="0-9",
    pattern=r"(?<!\w)(?:[Jj]am|[Pp]kl?\.?) (?=\d{1,2}[.:]\d\d)",
)
def hour(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports jam or pkl. before a clock time."""
    word = "Pukul" if match.group()[0].isupper() else "pukul"
    yield rule.finding(page, Span(match.start(), match.end() - 1), word)
