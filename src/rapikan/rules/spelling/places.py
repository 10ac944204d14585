"""Nama tempat beberapa kata (HKP108, HKP117, HKP126, HKP127, NMA105): Sulawesi Tenggara, Tanjab Timur, Samarinda-Makassar. Names of one word: proper.py."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from rapikan.edits import Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.forms import reads
from rapikan.rules.spelling.proper import MOSTLY, SEARCHED, is_slug, kind_of_place, leads_to_place, stands_only_before_places
from rapikan.text import Page
from rapikan.words.channel import one_slip

__all__ = ["building", "direction", "misspelt_place", "place_name", "route"]


@lru_cache(maxsize=6_000)
def _places_from(first: str) -> list[tuple[tuple[str, ...], str, str]]:
    """Lists the place names of several words that begin with a word, longest first: the words in small letters, the name, its kind."""
    kinds = {name: kind for name, kind, *_ in lexicon().table("places").starting(first) if " " in name}
    found = [(tuple(name.lower().split(" ")), name, kind) for name, kind in kinds.items()]
    return sorted((entry for entry in found if all(map(str.isalpha, entry[0]))), key=lambda entry: -len(entry[0]))


@card(
    "HKP126",
    "nama-tempat-berangkai-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 16",
    eyd=("HF16",),
    why=Said("Kedua nama tempat dalam rute ditulis dengan huruf awal kapital.", "Both places of a route take a capital."),
    message=Said("Rute “{before}” ditulis “{after}”.", "The route “{before}” is written “{after}”."),
    bad=(("Bus itu melayani rute samarinda-makassar.", "Bus itu melayani rute Samarinda-Makassar."),),
    good=("Bus itu melayani rute Samarinda-Makassar.", "Anak-anak dan batu-batu.", "Budaya sunda-jawa itu tua."),
    leaves_alone=Said("Kata yang juga kata umum.", "Words that are common words too."),
    shape=lambda token: "-" in token and not token.isupper() and _is_route(token),
)
def route(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a route of two large places of which one lacks its capital."""
    if not is_slug(page, at):
        yield rule.finding(page, page.span(at), "-".join(part.capitalize() for part in page.texts[at].split("-")))


def _is_route(token: str) -> bool:
    """Says whether a token joins two regencies or cities that are no words besides, one of them in small letters."""
    parts = token.split("-")
    return (
        len(parts) == 2
        and any(part.islower() for part in parts)
        and all(kind_of_place(part.capitalize()) in ("regency", "city") and not lexicon().is_known(part.lower()) for part in parts)
    )


@card(
    "HKP108",
    "nama-tempat-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 16",
    eyd=("HF16",),
    why=Said("Setiap unsur nama geografi ditulis dengan huruf awal kapital.", "Each part of a geographical name takes a capital."),
    message=Said("Nama tempat “{before}” ditulis “{after}”.", "The place “{before}” is written “{after}”."),
    bad=(
        ("Warga provinsi sulawesi tenggara berkumpul.", "Warga Provinsi Sulawesi Tenggara berkumpul."),
        ("Ia pindah ke Jawa tengah tahun lalu.", "Ia pindah ke Jawa Tengah tahun lalu."),
        ("Tamu dari amerika serikat datang ke istana Negara.", "Tamu dari Amerika Serikat datang ke Istana Negara."),
    ),
    good=(
        "Air laut di muara itu asin.",
        "Mereka pergi ke tanah merah di bukit.",
        "Warga Bogor selatan kota berkumpul.",
        "Warga Indonesia timur berkumpul.",
    ),
    leaves_alone=Said(
        "Kata umum yang juga nama tempat, tanpa petunjuk di depannya.",
        "Common words that are also a place's name, without a hint before them.",
    ),
    shape=lambda token: bool(_places_from(token.lower())),
)
def place_name(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a place name of several words that lacks capitals."""
    second = page.lower(at + 1)
    for words, name, kind in _places_from(page.lower(at)):
        past = at + len(words)
        if words[1] != second or not reads(page, at, words):
            continue
        typed = page.text[page.starts[at] : page.end(past - 1)]
        if typed.isupper() or typed == name:
            return
        placed = _writes(page, name) or (typed.islower() and _is_led_to(page, at, words))
        named = stands_only_before_places(page.lower(at - 1)) or (kind == "district" and placed)
        strange = any(word in lexicon().table("proper") for word in words) or not all(map(lexicon().is_known, words))
        begun = typed[0].isupper() and not page.opens_sentence(at)
        if named or (kind in WHOLE and (strange or begun)) or (kind in ("area", "region") and _has_common_capital(page, at, past)):
            yield rule.finding(page, page.span(at, past), name)
        return


WHOLE = frozenset(("province", "regency", "city", "country", "continent"))  # "Indonesia timur", a region, may be no name


def _has_common_capital(page: Page, at: int, past: int) -> bool:
    """Says whether a common word has a capital that nothing but the name can give it ("istana Negara", "Tanah air")."""
    source = lexicon()
    return any(
        page.texts[i][0].isupper()
        and not (i == at and page.opens_sentence(at))
        and source.is_known(page.lower(i))
        and not any(page.lower(i) in source.table(table) for table in ("proper", "calendar"))
        for i in range(at, past)
    )


def _is_led_to(page: Page, at: int, words: tuple[str, ...]) -> bool:
    """Says whether a district with a place's name in its own stands where a place does: "di kuta selatan"."""
    share = lexicon().capital_share
    return leads_to_place(page.lower(at - 1)) and any(share(word) >= MOSTLY and kind_of_place(word.capitalize()) for word in words)


def _writes(page: Page, name: str) -> bool:
    """Says whether the document writes a name of several words with its capitals at least twice."""
    return page.text.count(name, 0, SEARCHED) >= 2


DIRECTIONS = frozenset(("utara", "selatan", "barat", "timur", "tengah", "tenggara"))


@card(
    "HKP117",
    "arah-dalam-nama-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 16; bukti dari naskah itu sendiri",
    eyd=("HF16",),
    why=Said(
        "Arah yang menjadi bagian nama tempat ditulis dengan huruf awal kapital, seperti di tempat lain dalam naskah ini.",
        "A direction that is part of a place's name takes a capital, as elsewhere in the document.",
    ),
    message=Said("Nama tempat “{before}” ditulis “{after}”.", "The place “{before}” is written “{after}”."),
    bad=(("Polres Tanjab Timur siaga. Warga Tanjab timur tenang.", "Polres Tanjab Timur siaga. Warga Tanjab Timur tenang."),),
    good=("Polres Tanjab siaga. Warga Tanjab timur tenang.", "Pantai Timur ramai. Pantai timur sepi."),
    leaves_alone=Said(
        "Arah yang di tempat lain dalam naskah tidak ditulis dengan huruf awal kapital, dan kata umum.",
        "Directions to which the document gives no capital elsewhere, and common words.",
    ),
    words=DIRECTIONS,
)
def direction(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a direction in small letters behind a place that the document writes with a capital one."""
    place = page.at(at - 1)
    if not (page.texts[at].islower() and place.istitle() and page.gap(at - 1) == " ") or lexicon().is_known(place.lower()):
        return
    name = page.texts[at].capitalize()
    if page.evidence.counts[name] and page.text.find(f"{place} {name}", 0, SEARCHED) >= 0:
        yield rule.finding(page, page.span(at - 1, at + 1), f"{place} {name}")


@card(
    "HKP127",
    "bangunan-bernama-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 16; bukti dari naskah itu sendiri",
    eyd=("HF16",),
    why=Said(
        "Jenis bangunan atau tempat di depan namanya ditulis dengan huruf kapital, seperti di tempat lain dalam naskah ini.",
        "The kind of a building or place takes a capital before its name, as elsewhere in the document.",
    ),
    message=Said("“{before}” di depan namanya ditulis “{after}”.", "“{before}” before its name is written “{after}”."),
    bad=(
        (
            "Warga berkumpul di Masjid Nurul Huda. Jalan di depan masjid Nurul Huda rusak.",
            "Warga berkumpul di Masjid Nurul Huda. Jalan di depan Masjid Nurul Huda rusak.",
        ),
    ),
    good=(
        "Jalan di depan masjid Nurul Huda rusak.",
        "Warga salat di Masjid Agung. Pengurus masjid Nurul Huda hadir.",
        "Warga berkumpul di Pasar Baru. Di pasar itu harga turun.",
    ),
    leaves_alone=Said(
        "Nama yang lebih sering ditulis dengan huruf kecil di dalam naskah.", "Names that the document writes small more often."
    ),
    words=lambda: lexicon().of_kind("leads", "building"),
)
def building(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a small kind of building before a name that the document writes with it in capitals."""
    token, name = page.texts[at], page.at(at + 1)
    if token.islower() and name.istitle() and page.gap(at) == " " and page.line_case(page.starts[at]) == "body":
        whole = f"{token.capitalize()} {name}"
        found = page.text.find(f" {whole}", 0, SEARCHED)
        inside = found > 0 and page.text[found - 1].islower()  # no head of a sentence
        if inside and page.text.count(whole, 0, SEARCHED) >= page.text.count(f"{token} {name}", 0, SEARCHED):
            yield rule.finding(page, page.span(at), token.capitalize())


@cache
def _last_words() -> dict[tuple[str, str], list[str]]:
    """Lists the third words of the provinces, regencies and cities of three by their first two."""
    found: dict[tuple[str, str], list[str]] = {}
    for name, (kind, *_) in lexicon().table("places").items():
        if kind in WHOLE and name.count(" ") == 2:
            first, second, third = name.split(" ")
            found.setdefault((first, second), []).append(third)
    return found


@cache
def _second_words() -> frozenset[str]:
    return frozenset(second for _, second in _last_words())


@card(
    "NMA105",
    "nama-tempat-salah-ketik",
    stage=Stage.SPELLING,
    source="Daftar wilayah (dictionaries/places.tsv)",
    why=Said(
        "Dua kata pertama mengawali nama provinsi, kabupaten, atau kota, dan kata ketiganya berbeda satu ketukan.",
        "The first two words begin the name of a province, regency or city, and the third is one slip away from its own.",
    ),
    message=Said("Nama wilayah “{before}” ditulis “{after}”.", "The region “{before}” is written “{after}”."),
    bad=(("Warga Tanjung Jabung Timu menyambutnya.", "Warga Tanjung Jabung Timur menyambutnya."),),
    good=("Warga Tanjung Jabung Timur menyambutnya.", "Warga Tanjung Jabung Raya dan Kota Baru hadir.", "Tanjung Jabung tenang."),
    leaves_alone=Said(
        "Nama dua kata, dan kata ketiga yang berbeda lebih dari satu ketukan.",
        "Names of two words, and third words that are more than one slip away.",
    ),
    shape=lambda token: token.istitle() and token in _second_words(),
)
def misspelt_place(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a slip in the last word of a region's name of three words."""
    first, second, typed = page.at(at - 1), page.texts[at], page.at(at + 1)
    thirds = _last_words().get((first, second), [])
    if typed in thirds or not typed.istitle() or page.gap(at - 1) != " " or page.gap(at) != " ":
        return
    near = [third for third in thirds if third[0] == typed[0] and one_slip(typed.lower(), third.lower()) is not None]
    if len(near) == 1:
        yield rule.finding(page, page.span(at - 1, at + 2), f"{first} {second} {near[0]}")
