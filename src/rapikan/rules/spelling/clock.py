"""Waktu (WKT): pukul 09.00 WIB."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["BEFORE_TIME", "ZONE", "clock_colon", "clock_comma", "hour", "zone"]


@card(
    "WKT101",
    "jam-bertitik-dua",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Titik 7; EYD V, Tanda Titik Dua 6",
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
    pattern=r"\d(?<![\d:.]\d)\d?:[0-5]\d(?!:?\d)",
)
def clock_colon(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a time with a colon beside pukul, jam or a time zone."""
    if BEFORE_TIME.search(page.text, max(0, match.start() - 8), match.start()) or ZONE.match(page.text, match.end()):
        yield rule.finding(page, Span(*match.span()), match.group().replace(":", "."))


BEFORE_TIME = deferred(r"(?:\b[Pp]ukul|\b[Jj]am|\b[Pp]kl?\.?) ?\Z")
ZONE = deferred(r" ?(?:WIB|WITA|WIT|[Ww]ita?|[Ww]ib)\b")


@card(
    "WKT102",
    "zona-waktu-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 3",
    eyd=("KF03",),
    why=Said(
        "Singkatan zona waktu ditulis dengan huruf kapital semua dan berspasi dari angkanya.",
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
    pattern=r"\d ?(?:[Ww]ib|[Ww]ita?|WIB|WITA?)\b",
)
def zone(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a time zone in small letters or without its blank."""
    name = match.group()[1:].lstrip()
    blank = "" if " " in match.group() else " "
    timed = CLOCK_BEFORE.search(page.text, max(0, match.start() - 4), match.start() + 1) is not None
    if (name.isupper() and not blank) or not (timed or (name != "wit" and name.islower() and not blank)):
        return
    taste = name in ("Wita", "Wit")
    right = name if taste and blank else name.upper()
    level = Applicability.UNSAFE if taste and not blank else Applicability.SAFE
    yield rule.finding(page, Span(match.end() - len(name), match.end()), blank + right, level=level)


CLOCK_BEFORE = deferred(r"\d[.:]\d\d\Z")


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
        ("Acara berlangsung pukul 09. 30-11.30.", "Acara berlangsung pukul 09.30-11.30."),
        ("Acara dimulai pukul 09. 00.", "Acara dimulai pukul 09.00."),
    ),
    good=("Acara dimulai pukul 09.30 WIB.", "Ia bekerja 2,30 jam.", "Rapat usai pukul 10. 15 orang hadir."),
    leaves_alone=Said("Lama waktu; titik yang mengakhiri kalimat.", "Durations; a stop that ends a sentence."),
    near="0-9",
    pattern=r"\d(?<![\d.,]\d)\d?(?:, ?|[.:] | [.:] ?)[0-5]\d(?![\d,])",
)
def clock_comma(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a time with a comma or with a blank beside its stop."""
    found = match.group()
    right = re.sub(r" ?[.,:] ?", ".", found)
    told = BEFORE_TIME.search(page.text, max(0, match.start() - 8), match.start()) is not None
    clear = ("," in found and " " not in found) or right[-2] == "0" or TO.match(page.text, match.end()) is not None
    if int(right.split(".")[0]) <= 24 and ((told and clear) or ZONE.match(page.text, match.end())):
        yield rule.finding(page, Span(*match.span()), right)


TO = deferred(r" ?(?:[-–—]|s\.d\.|sampai|hingga) ?\d{1,2}[.:]")  # behind hours and minutes, before the time that ends them


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
    words=("jam", "pkl", "pk"),
)
def hour(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports jam or pkl. before a clock time."""
    end = page.end(at) + (page.at(at + 1) == "." and page.lower(at) != "jam")
    if CLOCK.match(page.text, end):
        yield rule.finding(page, Span(page.starts[at], end), "Pukul" if page.texts[at][0].isupper() else "pukul")


CLOCK = deferred(r" \d{1,2}[.:]\d\d(?!\d)")
