"""Satuan (STN): 5 km, 100 meter, 70 juta. Table: dictionaries/measures.tsv."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.measures import counted, units_of_figures
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["magnitude", "square", "unit_case", "unit_close", "unit_stop"]

LEGAL = "EYD V, Singkatan 5"


def _sign(typed: str) -> str:
    """Writes the sign of a unit as the norm has it ("KM" → "km", "kwh" → "kWh"); other words stay."""
    row = lexicon().table("measures").get(typed.lower())
    return row[1] if row is not None and row[0] == "sign" else typed


@card(
    "STN101",
    "satuan-rapat",
    stage=Stage.SPELLING,
    source=f"{LEGAL}; EYD V, Angka dan Bilangan 3",
    eyd=("KF05", "KG03"),
    why=Said("Satuan ditulis terpisah dari angkanya.", "A unit stands apart from its figure."),
    message=Said(
        "Satuan ditulis terpisah dari angkanya: “{before}” → “{after}”.", "The unit stands apart from its figure: “{before}” → “{after}”."
    ),
    bad=(
        ("Jaraknya 5km dari kota.", "Jaraknya 5 km dari kota."),
        ("Panjangnya 100meter.", "Panjangnya 100 meter."),
        ("Dihadiri 250orang.", "Dihadiri 250 orang."),
    ),
    good=("Jaraknya 5 km.", "Jaringan 5G dan film 3D.", "Gerakan 3M."),
    leaves_alone=Said("Huruf setelah angka yang bukan satuan (5G, 3M, 2D).", "Letters behind a figure that are no unit (5G, 3M, 2D)."),
    near="0-9",
    pattern=lambda: rf"\d(?:(?:km|kg|cm|mm|mg|ml)(?![\w/²³])|(?:[Kk]m|KM|[Kk]g|KG|ha|Ha)\b(?!/)|(?:{'|'.join(sorted(counted()))})\b)",
)
def unit_close(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a unit that clings to its figure."""
    figure = FIGURE.search(page.text, max(0, match.start() - 20), match.start() + 1)
    if figure is not None:
        yield rule.finding(page, Span(figure.start(), match.end()), f"{figure.group()} {_sign(match.group()[1:])}")


FIGURE = deferred(r"(?<![\w.,/])(?:Rp)?\d[\d.,]*\Z")
TIMES = deferred(r"\d+[xX×]\d+")  # "1x24"


@card(
    "STN102",
    "satuan-berkapital",
    stage=Stage.SPELLING,
    source=LEGAL,
    eyd=("KF05",),
    why=Said("Lambang satuan punya huruf yang tetap: km, kg, ha, kWh.", "Unit signs have fixed letters: km, kg, ha, kWh."),
    message=Said("Lambang satuan “{before}” ditulis “{after}”.", "The unit sign “{before}” is written “{after}”."),
    bad=(("Panjangnya 12 KM.", "Panjangnya 12 km."), ("Lahan 5 Ha ditanami jagung.", "Lahan 5 ha ditanami jagung.")),
    good=("KM 12 jalan tol.", "Jaraknya 5 km.", "GERAK JALAN 12 KM MERIAHKAN HUT KOTA"),
    leaves_alone=Said("KM sebagai penanda kilometer jalan; judul berhuruf kapital.", "KM as a milestone; headlines in capitals."),
    near="0-9",
    pattern=r"\d (?:K[mM]|K[gG]|C[mM]|H[aA]|K[wW][hH]|kwh|kwH|Mm)\b(?! ?\d)",
)
def unit_case(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a unit sign with wrong capitals."""
    sign = match.group()[2:]
    right = _sign(sign)
    if sign != right and page.line_case(match.start()) != "upper":
        yield rule.finding(page, Span(match.start() + 2, match.end()), right)


@card(
    "STN103",
    "satuan-bilangan-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Angka dan Bilangan 5; EYD V, Huruf Kapital 1 dan 3",
    eyd=("KG05", "HF01", "HF03"),
    why=Said(
        "Kata satuan setelah angka bukan nama dan ditulis dengan huruf kecil.", "A unit word behind a figure is no name and is small."
    ),
    message=Said("“{before}” setelah angka ditulis “{after}”.", "“{before}” behind a figure is written “{after}”."),
    bad=(("Nilainya 70 Juta dolar.", "Nilainya 70 juta dolar."), ("Tamu wajib lapor 1x24 Jam.", "Tamu wajib lapor 1x24 jam.")),
    good=("Gerakan 1 Juta Pohon dicanangkan.", "Nilainya 70 juta dolar."),
    leaves_alone=Said("Nama program (Gerakan 1 Juta Pohon), judul.", "Names of programmes (Gerakan 1 Juta Pohon), headlines."),
    words=units_of_figures,
)
def magnitude(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a unit word with a capital behind a figure."""
    token = page.texts[at]
    before = page.at(at - 1)
    if not (token[0].isupper() and token[1:].islower()) or not before[-1:].isdigit() or page.gap(at - 1) != " ":
        return
    if page.line_case(page.starts[at]) != "body":
        return
    figure = FIGURE.search(page.text, max(0, page.starts[at] - 20), page.starts[at] - 1)
    following = page.at(at + 1)
    named = (
        following[:1].isupper()
        and page.gap(at) == " "
        and not following.isupper()
        and following.lower() not in lexicon().of_kind("measures", "currency", "code")
    )
    if (figure is None and not TIMES.fullmatch(before)) or (named and not (figure and figure.group().startswith("Rp"))):
        return
    yield rule.finding(page, page.span(at), token.lower())


@card(
    "STN104",
    "satuan-bertitik",
    stage=Stage.SPELLING,
    source=LEGAL,
    eyd=("KF05",),
    level=Applicability.UNSAFE,
    why=Said("Lambang satuan tidak diikuti titik.", "Unit signs take no stop."),
    message=Said("Lambang satuan ditulis tanpa titik: “{after}”.", "The unit sign takes no stop: “{after}”."),
    bad=(("Jaraknya 5 km. dari kota.", "Jaraknya 5 km dari kota."),),
    good=("Jaraknya 5 km. Mobil itu mogok.",),
    leaves_alone=Said("Titik yang mengakhiri kalimat.", "A stop that ends the sentence."),
    near="0-9",
    pattern=r"\d (?:km|kg|cm|mm|ha)\.(?= [a-z])",
)
def unit_stop(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a unit sign with a stop inside a sentence."""
    yield rule.finding(page, Span(match.start() + 2, match.end()), match.group()[2:-1])


@card(
    "STN105",
    "pangkat-satuan",
    stage=Stage.SPELLING,
    source=LEGAL,
    eyd=("KF05",),
    level=Applicability.SHOW,
    why=Said("Pangkat pada lambang satuan ditulis sebagai angka kecil di atas (m²).", "The power of a unit is a small raised figure (m²)."),
    message=Said("Satuan “{before}” dapat ditulis “{after}”.", "The unit “{before}” can be written “{after}”."),
    bad=(("Luasnya 250 m2 lebih.", "Luasnya 250 m² lebih."),),
    good=("Luasnya 250 m² lebih.", "Kode M2 dipakai."),
    leaves_alone=Said("m2 tanpa angka di depannya.", "m2 without a figure before it."),
    near="0-9",
    pattern=r"\d(?: (?:[mM]|[kK][mM]|[cC][mM])|m|km|cm)[23]\b",
)
def square(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a unit with a power that is not raised."""
    sign, power = match.group()[1:-1].strip().lower(), match.group()[-1]
    yield rule.finding(page, Span(match.start() + 1, match.end()), f" {sign}{'²' if power == '2' else '³'}")
