"""Hari dan tanggal (TGL): Senin, 5 Agustus 2024. Table: dictionaries/calendar.tsv."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["calendar_name", "date_without_day", "in_order", "kind_capital", "leading_zero", "wrong_weekday"]


@cache
def in_order(kind: str) -> tuple[str, ...]:
    """Lists the days (from "Senin") or the months as they are written, in their order."""
    table = lexicon().table("calendar").values()
    numbered = {int(number): written for written, its_kind, number, *_ in table if its_kind == kind}  # "Minggu" comes behind "Ahad"
    return tuple(name for _, name in sorted(numbered.items()))


@cache
def _month_names() -> str:
    """Gives the pattern of a month, small or with its capital; Nopember is read before it is mended."""
    names = (*in_order("month"), "Nopember")
    return f"(?:{'|'.join(f'[{name[0]}{name[0].lower()}]{name[1:]}' for name in names)})"


def _calendar_words() -> list[str]:
    """Lists days and months, and pairs of days as ranges are written ("senin-jumat")."""
    table = lexicon().table("calendar")
    days = [word for word, row in table.items() if row[1] == "day" and word.isalpha()]
    return [*(word for word in table if word.isalpha()), *(f"{first}-{last}" for first in days for last in days if first != last)]


@card(
    "TGL101",
    "hari-atau-bulan-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 13",
    eyd=("HF13",),
    why=Said("Nama hari dan bulan ditulis dengan huruf awal kapital.", "Names of days and months take a capital."),
    message=Said("Nama hari atau bulan “{before}” ditulis “{after}”.", "The day or month “{before}” is written “{after}”."),
    bad=(
        ("Rapat digelar pada senin dan selasa.", "Rapat digelar pada Senin dan Selasa."),
        ("Dimulai hari minggu, 5 mei 2019.", "Dimulai hari Minggu, 5 Mei 2019."),
        ("Buka senin-sabtu pagi.", "Buka Senin-Sabtu pagi."),
    ),
    good=("Dua minggu lagi, pada bulan Mei.", "Lihat situs desa/mei-berita.", "Vaksin datang minggu lalu."),
    leaves_alone=Said(
        "minggu yang berarti pekan; maret, mei, juni, juli yang tidak di sebelah tanggal.",
        "minggu as a week; maret, mei, juni, juli away from a date.",
    ),
    words=_calendar_words,
)
def calendar_name(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a day or month in small letters."""
    token = page.texts[at]
    if not token.islower() or _is_slug(page, at):
        return
    right = "-".join(part.capitalize() for part in token.split("-"))
    row = lexicon().table("calendar").get(token)
    if row is None or row[3] == "sure" or _beside_date(page, at, row[1]):
        yield rule.finding(page, page.span(at), right)


def _is_slug(page: Page, at: int) -> bool:
    """Says whether a token clings to a sign, as in an address or a file name."""
    before, after = page.text[page.starts[at] - 1 : page.starts[at]], page.text[page.end(at) : page.end(at) + 2]
    return before in ("/", "_", "-", "@", "#", ".") or after[:1] in ("_", "-", "@") or (after[:1] in ("/", ".") and after[1:].islower())


def _beside_date(page: Page, at: int, kind: str) -> bool:
    """Says whether a word stands where only a day or a month can: "hari minggu", "minggu (12/5)", "5 mei", "bulan mei", "mei 2019"."""
    before, after, then = page.lower(at - 1), page.at(at + 1), page.at(at + 2)
    if kind == "month":
        return before in ("bulan", "tanggal") or (before.isdigit() and len(before) <= 2) or (after.isdigit() and len(after) == 4)
    return (before == "hari" and after not in ("ini", "lalu", "depan")) or (
        after in (",", "(") and then.isdigit() and page.at(at + 3) != "."
    )


@card(
    "TGL102",
    "tanggal-bernol",
    stage=Stage.SPELLING,
    source="Kelaziman redaksi; EYD V tidak mengatur nol di depan tanggal",
    level=Applicability.UNSAFE,
    why=Said("Tanggal satu angka ditulis tanpa nol di depan.", "A one-digit date takes no nought before it."),
    message=Said("Tanggal “{before}” ditulis “{after}”.", "The date “{before}” is written “{after}”."),
    bad=(("Digelar pada 05 Desember 2018.", "Digelar pada 5 Desember 2018."), ("Digelar Rabu (10/04).", "Digelar Rabu (10/4).")),
    good=("Digelar pada 5 Desember 2018.", "Digelar pada 10 Desember 2018.", "Nomor (04/2019)."),
    leaves_alone=Said("Nomor dan kode.", "Numbers and codes."),
    near="0-9",
    pattern=lambda: rf"\d(?<![\d./-]\d)\d?(?:(?= {_month_names()}\b)|/\d{{1,2}}(?=/\d{{4}}\)|\)))",
)
def leading_zero(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a date with a nought before it."""
    right = "/".join(part.lstrip("0") for part in match.group().split("/"))
    bracketed = page.text[max(0, match.start() - 2) : match.start()] == " ("
    if right != match.group() and all(right.split("/")) and (bracketed or "/" not in right):
        yield rule.finding(page, Span(*match.span()), right)


def _date() -> str:
    """Gives the pattern of a whole date: "13 Juni 2022", "13/6/2022"."""
    return rf"(?P<day>\d{{1,2}}) ?(?:/ ?(?P<number>\d{{1,2}}) ?/ ?|(?P<month>{_month_names()}) )(?P<year>(?:19|20)\d\d)(?!\d)"


def _month(name: str) -> str:
    """Gives a month's number in figures, "0" for what is no month."""
    return lexicon().table("calendar").get(name.lower().replace("nopember", "november"), ("", "", "0"))[2]


@card(
    "TGL103",
    "hari-dan-tanggal-tidak-cocok",
    stage=Stage.SPELLING,
    source="Kalender Gregorius",
    level=Applicability.SHOW,
    why=Said("Nama hari dan tanggal harus menunjuk hari yang sama.", "The day's name and the date should be the same day."),
    message=Said("“{before}” bukan hari {after}.", "“{before}” was not a {after}."),
    bad=(),
    good=("Rapat digelar Senin, 13 Juni 2022.", "Rapat digelar Jumat (29/1/2016)."),
    leaves_alone=Said("Tanggal tanpa tahun; selisih itu hanya ditunjukkan.", "Dates without a year; the difference is only pointed out."),
    words=lambda: [word for word, row in lexicon().table("calendar").items() if row[1] == "day"],
    pattern=lambda: rf"(?P<name>[\w'’]+)(?:,? ?\(|, ?| )(?:tanggal |tgl\.? )?{_date()}",
)
def wrong_weekday(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Points at a date whose weekday is another than the one it is given."""
    month = match["number"] or _month(match["month"])
    try:
        true = date(int(match["year"]), int(month), int(match["day"])).weekday()
    except ValueError:
        return
    written = lexicon().table("calendar")[match["name"].lower()]
    if int(written[2]) != true:
        on = page.text[match.start("day") : match.end("year")]
        day = in_order("day")[true]
        named = Said(
            f"Tanggal {on} jatuh pada hari {day}, bukan {written[0]}.",
            f"{on} was a {day}, not a {written[0]}.",
        )
        yield rule.finding(page, Span(*match.span()), None, message=named, evidence={"weekday": day})


@card(
    "TGL104",
    "tanggal-yang-tidak-ada",
    stage=Stage.SPELLING,
    source="Kalender Gregorius",
    level=Applicability.SHOW,
    why=Said("Bulan itu tidak memiliki tanggal tersebut.", "The month has no such day."),
    message=Said("Tanggal “{before}” tidak ada dalam kalender.", "The date “{before}” is not in the calendar."),
    bad=(),
    good=("Rapat digelar 29 Februari 2020.", "Rapat digelar 31 Desember 2020."),
    leaves_alone=Said("Tanggal yang ada dalam kalender.", "Dates that are in the calendar."),
    near="0-9",
    pattern=lambda: rf"(?P<day>[23]\d)(?<![\d.,/-]\d\d) (?P<month>{_month_names()})(?: (?P<year>(?:19|20)\d\d))?\b",
)
def date_without_day(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Points at a day that its month has not ("31 November")."""
    month = _month(match["month"])
    try:
        date(int(match["year"] or 2000), int(month), int(match["day"]))
    except ValueError:
        yield rule.finding(page, Span(*match.span()), None)


KINDS = {"tahun": "year", "bulan": "month", "hari": "day", "tanggal": "number", "jam": "number", "pukul": "number"}


@card(
    "TGL105",
    "kata-waktu-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 13",
    eyd=("HF13",),
    why=Said(
        "Hanya nama hari dan bulan yang berhuruf awal kapital; kata hari, bulan, tahun, tanggal, dan pukul di depannya ditulis dengan huruf kecil.",
        "Only the day's or month's name takes a capital; the words hari, bulan, tahun, tanggal and pukul before it are small.",
    ),
    message=Said("“{before}” di tengah kalimat ditulis “{after}”.", "“{before}” inside a sentence is written “{after}”."),
    bad=(
        ("Rapat digelar pada Hari Senin Tanggal 5 Mei.", "Rapat digelar pada hari Senin tanggal 5 Mei."),
        ("Ia lahir pada Tahun 1998 dan wafat sebelum Bulan Mei.", "Ia lahir pada tahun 1998 dan wafat sebelum bulan Mei."),
        ("Acara dimulai Pukul 09.00 pada hari itu.", "Acara dimulai pukul 09.00 pada hari itu."),
        ("Rapat digelar pada Rabu, Tanggal 5 Mei, di aula.", "Rapat digelar pada Rabu, tanggal 5 Mei, di aula."),
    ),
    good=(
        "Undang-Undang Nomor 5 Tahun 1960 berlaku.",
        "Rencana Kerja Pemerintah Daerah Tahun 2022 disusun.",
        "Mereka libur pada Hari Jumat Agung.",
        "Tahun 1998 ia lahir.",
        "Kendari, Tanggal 5 Mei 2021.",
    ),
    leaves_alone=Said("Awal kalimat; tahun dalam nama peraturan dan kegiatan.", "Heads of sentences; years in names of laws and events."),
    words=KINDS,
)
def kind_capital(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports hari, bulan, tahun … with a capital between a small word, or a day's name, and what they name."""
    before = page.at(at - 1)
    day = page.at(at - 2) if before == "," else before  # "Rabu, Tanggal 5 Mei"
    named = day[:1].isupper() and lexicon().table("calendar").get(day.lower(), ("", ""))[1] == "day"
    if (
        not page.texts[at].istitle()
        or page.gap(at - 1) != " "
        or page.gap(at) != " "
        or not ((before.islower() and before.isalpha()) or named)
    ):
        return
    if page.line_case(page.starts[at]) == "body" and page.same_line(at, at + 1) and _names_kind(page, at):
        yield rule.finding(page, page.span(at), page.lower(at))


def _names_kind(page: Page, at: int) -> bool:
    """Says whether a figure, day or month follows that fits the kind, and no further name ("Hari Jumat Agung")."""
    kind, following, then = KINDS[page.lower(at)], page.lower(at + 1), page.at(at + 2)
    if kind == "year":
        return following.isdigit() and len(following) == 4
    if kind == "number":
        return following[:1].isdigit()
    row = lexicon().table("calendar").get(following)
    return row is not None and row[1] == kind and (not then[:1].isupper() or then.lower() in KINDS or page.gap(at + 1) != " ")
