"""Kata ulang (ULG) and words typed twice (GND)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.lexicon.morphology import is_reduplication
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.around import is_function
from rapikan.rules.spelling.named import in_listed_name
from rapikan.text import Page
from rapikan.words.channel import one_slip

__all__ = ["dashed", "figure", "head_parted", "misspelt_half", "parted", "twice"]

SAFE, UNSAFE, SHOW = Applicability.SAFE, Applicability.UNSAFE, Applicability.SHOW
SOURCE = "EYD V, Kata Turunan 2a; EYD V, Tanda Hubung 2"
DASHES = frozenset("-–—")
FIGURE = deferred(r"([A-Z]?[a-z]{2,})[2²]((?:nya|an|ku|mu)?)")


def _repeats(first: str, second: str) -> bool:
    """Says whether two small-letter words are the halves of one reduplication."""
    if f"{first}-{second}" in lexicon().table("reduplications"):
        return True
    return len(first) >= 3 and is_reduplication(first, second) and (lexicon().is_known(first) or lexicon().is_known(second))


@card(
    "ULG101",
    "kata-ulang-berspasi",
    stage=Stage.SPELLING,
    source=SOURCE,
    eyd=("KB02a", "TE02"),
    why=Said(
        "Unsur bentuk ulang dirangkaikan dengan tanda hubung tanpa spasi.",
        "The halves of a reduplication are joined by a hyphen without blanks.",
    ),
    message=Said(
        "Bentuk ulang ditulis dengan tanda hubung tanpa spasi: “{before}” → “{after}”.",
        "A reduplication takes a hyphen without blanks: “{before}” → “{after}”.",
    ),
    bad=(
        ("Jenis – jenis informasi itu terbagi dua.", "Jenis-jenis informasi itu terbagi dua."),
        ("Para siswa - siswi berbaris.", "Para siswa-siswi berbaris."),
    ),
    good=("Jakarta – Bandung ditempuh tiga jam.", "Jenis-jenis informasi."),
    leaves_alone=Said("Tanda pisah di antara dua kata yang berbeda.", "Dashes between two different words."),
    words=DASHES,
)
def dashed(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports blanks around the hyphen of a reduplication."""
    if at == 0 or at + 1 >= len(page) or not page.same_line(at - 1, at + 1):
        return
    first, second = page.texts[at - 1], page.texts[at + 1]
    if not (first.isalpha() and second.isalpha()) or not (page.gap(at - 1) or page.gap(at)):
        return
    if _repeats(first.lower(), second.lower()):
        yield rule.finding(page, page.span(at - 1, at + 2), f"{first}-{_second_half(page, at - 1, second)}")


def _second_half(page: Page, at: int, second: str) -> str:
    """Writes the second half small at the head of a sentence; elsewhere its capital may be a name's ("Tanjung Api-Api")."""
    small = page.texts[at].islower() or page.opens_sentence(at)
    return second.lower() if second[1:].islower() and small else second


@cache
def _parted() -> dict[str, frozenset[str]]:
    """Lists the second halves of dictionaries/reduplications.tsv by their first half."""
    halves: dict[str, set[str]] = {}
    for word in lexicon().table("reduplications"):
        first, hyphen, second = word.partition("-")
        if hyphen and "-" not in second:
            halves.setdefault(first, set()).add(second)
    return {first: frozenset(seconds) for first, seconds in halves.items()}


@card(
    "ULG102",
    "kata-ulang-tanpa-tanda-hubung",
    stage=Stage.SPELLING,
    source=SOURCE,
    eyd=("KB02a", "TE02"),
    why=Said(
        "Bentuk ulang ditulis dengan tanda hubung di antara unsurnya.", "A reduplication is written with a hyphen between its halves."
    ),
    message=Said(
        "Bentuk ulang ditulis dengan tanda hubung: “{before}” → “{after}”.", "A reduplication takes a hyphen: “{before}” → “{after}”."
    ),
    bad=(
        ("Warga kembali ke rumah masing masing.", "Warga kembali ke rumah masing-masing."),
        ("Hujan turun terus menerus.", "Hujan turun terus-menerus."),
        ("Warga bersama sama membersihkan parit.", "Warga bersama-sama membersihkan parit."),
    ),
    good=("Warga kembali ke rumah masing-masing.", "Ia datang lagi, lagi pula ia kenal baik."),
    leaves_alone=Said("Dua kata sama yang terpisah tanda baca.", "Two equal words with a mark between them."),
    words=lambda: _parted().keys(),
)
def parted(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a lexical reduplication written with a blank."""
    first, second = page.texts[at], page.at(at + 1)
    if page.gap(at) == " " and second.isalpha() and second.lower() in _parted()[first.lower()] and not in_listed_name(page, at):
        alike = first.lower() == second.lower()
        if alike and (_is_typed_twice(first.lower()) or first.lower() in (page.lower(at - 1), page.lower(at + 2))):
            return  # "yang yang", "hal hal hal": GND101 knows them
        sure = not alike or _is_sure(page, at)
        yield rule.finding(page, page.span(at, at + 2), f"{first}-{_second_half(page, at, second)}", level=SAFE if sure else UNSAFE)


# Words that are typed twice as easily as they lose their hyphen: "pada akhir akhir tahun", "kesan baik baik dari segi …"
SAID_TWICE = frozenset(("akhir", "awal", "baik", "lama"))


def _is_sure(page: Page, at: int) -> bool:
    """Says whether two equal words are the halves of one reduplication: "akhir akhir ini", "baik baik saja"."""
    return page.lower(at) not in SAID_TWICE or page.lower(at + 2) in ("ini", "itu", "saja")


@card(
    "ULG103",
    "kata-ulang-berangka",
    stage=Stage.SPELLING,
    source=SOURCE,
    eyd=("KB02a", "TE02"),
    why=Said("Angka 2 tidak dipakai untuk menulis bentuk ulang.", "The figure 2 does not stand for a reduplication."),
    message=Said("Bentuk ulang ditulis lengkap: “{before}” → “{after}”.", "A reduplication is written out: “{before}” → “{after}”."),
    bad=(("Banyak masalah2 di desa.", "Banyak masalah-masalah di desa."), ("Rekan2nya hadir.", "Rekan-rekannya hadir.")),
    good=("Emisi CO2 turun.", "Luasnya 20 m2.", "Rapat selesai.¹ Hasilnya ada dalam tabel².\n\n¹ Tanpa notula.\n² Lampiran."),
    leaves_alone=Said("Lambang kimia, satuan, nomor catatan kaki.", "Chemical symbols, units, numbers of footnotes."),
    shape=lambda token: FIGURE.fullmatch(token) is not None,
)
def figure(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a reduplication written with a figure."""
    match = FIGURE.fullmatch(page.texts[at])
    counts = page.evidence.counts
    if match is None or ("²" in match.group() and (counts["²"] or counts["¹"] or counts["³"])):
        return  # the second of several notes: "tabel² dan lampiran.³"
    base, tail = match.groups()
    if lexicon().is_known(base.lower()) or f"{base.lower()}-{base.lower()}" in lexicon().table("reduplications"):
        yield rule.finding(page, page.span(at), f"{base}-{base.lower()}{tail}")


@lru_cache(maxsize=6_000)
def _is_often_repeated(word: str) -> bool:
    """Says whether edited text often reduplicates a noun, which ULG102 does not know."""
    source = lexicon()
    return word not in _parted() and not is_function(word) and source.is_known(word) and source.count(f"{word}-{word}") >= OFTEN


OFTEN = 3.0  # weighted count from which a repeated content word is a reduplication


@card(
    "ULG105",
    "kata-ulang-di-awal-kalimat",
    stage=Stage.SPELLING,
    source=SOURCE,
    eyd=("KB02a", "TE02"),
    why=Said(
        "Bentuk ulang di awal kalimat pun ditulis dengan tanda hubung; hanya unsur pertamanya yang berhuruf kapital.",
        "A reduplication at the head of a sentence takes a hyphen too; only its first half has the capital.",
    ),
    message=Said(
        "Bentuk ulang ditulis dengan tanda hubung: “{before}” → “{after}”.", "A reduplication takes a hyphen: “{before}” → “{after}”."
    ),
    bad=(("Petugas petugas kebersihan bekerja sejak pagi.", "Petugas-petugas kebersihan bekerja sejak pagi."),),
    good=("Petugas-petugas kebersihan bekerja.", "Petugas, petugas lain, dan warga bekerja.", "Sudah sudah dikatakan."),
    leaves_alone=Said("Kata yang jarang diulang.", "Words that are seldom reduplicated."),
    shape=lambda token: token.istitle() and token.isalpha() and len(token) > 3 and _is_often_repeated(token.lower()),
)
def head_parted(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a reduplication with a blank whose first half has the capital of its sentence."""
    token = page.texts[at]
    if page.at(at + 1) == token.lower() and page.gap(at) == " " and page.opens_sentence(at) and page.lower(at + 2) != token.lower():
        yield rule.finding(page, page.span(at, at + 2), f"{token}-{page.at(at + 1)}")


# What case.tsv does not list; "agar", "oleh" and "sampai" have reduplications that mean something else
TYPED_TWICE = frozenset(("di", "ke", "dia", "beliau", "saya", "agar", "oleh", "sampai"))
SAID_AGAIN = frozenset(("sedang", "bila", "biar"))  # "yang sedang sedang saja"


@lru_cache(maxsize=6_000)
def _is_typed_twice(word: str) -> bool:
    """Says whether a word that stands twice in a row was typed twice: a function word without a reduplication of its own."""
    if word in TYPED_TWICE:
        return True
    both = f"{word}-{word}"
    repeated = word in SAID_AGAIN or both in lexicon().table("reduplications") or lexicon().count(both)
    return is_function(word) and not repeated


@card(
    "GND101",
    "kata-berganda",
    stage=Stage.SPELLING,
    source=f"KBBI VI; {SOURCE}",
    eyd=("KB02a", "TE02"),
    why=Said(
        "Kata yang sama tertulis dua kali berturut-turut: kata tugas cukup sekali, bentuk ulang memakai tanda hubung.",
        "The same word stands twice in a row: a function word is enough once, a reduplication takes a hyphen.",
    ),
    message=Said("“{before}” tertulis dua kali: cukup “{after}”.", "“{before}” is written twice: “{after}” is enough."),
    bad=(
        ("Kegiatan yang yang digelar kemarin.", "Kegiatan yang digelar kemarin."),
        ("Warga mendaftar melalui melalui aplikasi.", "Warga mendaftar melalui aplikasi."),
        ("Warga Tanjung Jabung Jabung Timur hadir di sana.", "Warga Tanjung Jabung Timur hadir di sana."),
    ),
    good=("Ia membawa oleh-oleh.", "Ide-ide itu baik.", "Warga Kota Bau Bau hadir di sana.", "Lagi-lagi ia terlambat."),
    leaves_alone=Said("Bentuk ulang dan kata yang dapat diulang.", "Reduplications and words that may be repeated."),
    repeats=True,
)
def twice(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a word typed twice; a content word that is often reduplicated lacks its hyphen instead."""
    word = page.texts[at]
    lower = word.lower()
    first = at - 1
    while page.lower(first - 1) == lower and page.gap(first - 1) == " ":
        first -= 1
    goes_on = page.at(at + 1) == word and page.gap(at) == " "
    if page.gap(at - 1) != " " or goes_on or len(word) < 2 or not word.isalpha():
        return
    span = page.span(first, at + 1)
    if _is_typed_twice(lower) or _is_place_once(page, first, at):
        yield rule.finding(page, span, page.texts[first])
    elif lower in _parted() and lower in _parted()[lower]:
        if at - first == 1:
            return  # ULG102 knows it
        yield rule.finding(page, span, f"{page.texts[first]}-{lower}")
    elif (word.islower() or not lexicon().is_name(word)) and word[1:].islower() and lexicon().is_known(lower):
        level = SAFE if lexicon().count(f"{lower}-{lower}") >= OFTEN else SHOW
        yield rule.finding(
            page,
            span,
            f"{page.texts[first]}-{lower}",
            level=level if _is_sure(page, at - 1) else min(level, UNSAFE),
            message=Said(
                "Bentuk ulang ditulis dengan tanda hubung: “{before}” → “{after}”.",
                "A reduplication takes a hyphen: “{before}” → “{after}”.",
            ),
        )


def _is_place_once(page: Page, first: int, last: int) -> bool:
    """Says whether a doubled capitalised word belongs once to a place's name: "Tanjung Jabung Jabung Timur"."""
    word, places = page.texts[last], lexicon().table("places")
    if not word.istitle() or f"{word} {word}" in places:
        return False
    before, after = page.at(first - 1), page.at(last + 1)
    names = (f"{before} {word} {after}", f"{before} {word}", f"{word} {after}")
    return any(name in places and not name.endswith(" ") and not name.startswith(" ") for name in names)


CLITICS = ("", "nya")
LEAST_HALF = 4  # letters
MEANT = 20.0  # weighted count of a word that is surely meant
HARDLY = 1.0  # and of one that hardly ever is: "maslah"


def _mended(token: str) -> str:
    """Writes a reduplication anew of which one half has a slip ("usulan-sulan"), or gives ""."""
    source, (first, _, second) = lexicon(), token.lower().partition("-")
    if min(len(first), len(second)) < LEAST_HALF or not (first.isalpha() and second.isalpha()):
        return ""
    lost = second == first[1:] and not source.is_known(second)  # "usulan-sulan"
    if any(f"{first}-{second.removesuffix(clitic)}" in source.table("reduplications") for clitic in CLITICS) or (
        is_reduplication(first, second) and not lost
    ):
        return ""

    def is_meant(word: str) -> bool:
        return source.is_known(word) and source.count(word) >= MEANT

    listed = [half for half in _parted().get(first, ()) if half != first and one_slip(second, half) is not None]
    if listed and not source.is_known(second):
        return f"{first}-{listed[0]}" if len(listed) == 1 else ""  # "mudah-mudahn"
    if not source.is_known(second) or source.count(second) < HARDLY:
        costs = {first + clitic: one_slip(second, first + clitic) for clitic in CLITICS if is_meant(first)}
        near = [(cost, word) for word, cost in costs.items() if cost is not None]
        if near:
            return f"{first}-{min(near)[1]}"
    for clitic in CLITICS:
        base = second.removesuffix(clitic)
        if not source.is_known(first) and base + clitic == second and is_meant(base) and one_slip(first, base) is not None:
            return f"{base}-{second}"
    return ""


@card(
    "ULG104",
    "kata-ulang-salah-ketik",
    stage=Stage.SPELLING,
    source=SOURCE,
    eyd=("KB02a",),
    why=Said(
        "Kedua unsur kata ulang sama; yang satu bukan kata dan berbeda satu ketukan dari yang lain.",
        "The halves of a reduplication are the same; one is no word and a slip away from the other.",
    ),
    message=Said("Kata ulang “{before}” salah ketik untuk “{after}”.", "The reduplication “{before}” is a misspelling of “{after}”."),
    bad=(
        ("Usulan-sulan warga dibahas.", "Usulan-usulan warga dibahas."),
        ("Program-progam itu berlanjut.", "Program-program itu berlanjut."),
        ("Kegatan-kegiatannya berlanjut.", "Kegiatan-kegiatannya berlanjut."),
        ("Mudah-mudahn acara itu lancar.", "Mudah-mudahan acara itu lancar."),
    ),
    good=("Bolak-balik, sayur-mayurnya, dan lauk-pauk.", "Ia naik kereta Solo-Sola.", "Rapat Pra-Musrenbang."),
    leaves_alone=Said("Kata ulang berubah bunyi, nama.", "Echo words, names."),
    shape=lambda token: token.count("-") == 1 and len(token) > 2 * LEAST_HALF and token[1:].islower() and _mended(token) != "",
)
def misspelt_half(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a slip in one half of a reduplication."""
    right = _mended(page.texts[at])
    yield rule.finding(page, page.span(at), right.capitalize() if page.texts[at][0].isupper() else right)
