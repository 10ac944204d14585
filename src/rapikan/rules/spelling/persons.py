"""Nama orang dan penyakit berhuruf kecil (HKP118, HKP119, HKP123): Presiden joko widodo, Agus suryadi, covid-19. Table: dictionaries/offices.tsv.

Other missing capitals: proper.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.around import kind_of
from rapikan.rules.spelling.proper import LARGE, MOSTLY, SEARCHED, SEEN, is_half_of_title, kind_of_place
from rapikan.spans import Span
from rapikan.text import Evidence, Page
from rapikan.words.search import is_explained

__all__ = ["disease", "part_of_name", "person"]

SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE
MOST_NAMES = 5
MOST_BETWEEN = 5  # capitalised words of a place or body between an office and its holder: "Bupati Tanjung Jabung Timur"
NAME_SHARE = 0.4  # a word that is capitalised less often is mostly a word ("adat", "muda")


def _is_part(page: Page, at: int) -> bool:
    """Says whether a token is a small-letter word that may be a part of a person's name: listed, or capitalised in the document."""
    token = page.at(at)
    if not (token.islower() and token.isalpha() and len(token) > 2):
        return False
    source, name = lexicon(), token.capitalize()
    if source.is_known(token):
        return name in source.table("people") and source.capital_share(token) >= NAME_SHARE
    return name in source.table("people") or (page.evidence.counts[name] > page.evidence.counts[token] and not source.is_foreign(token))


@lru_cache(maxsize=6_000)
def _is_word(token: str) -> bool:
    """Says whether a small-letter part of a name is also a word, a slip that is listed ("karna"), or a day or month."""
    source = lexicon()
    listed = any(token in source.table(table) for table in ("proper", "calendar")) or token in source.wrong_forms
    return listed or source.is_known(token) or source.may_be_english(token)


@lru_cache(maxsize=6_000)
def _is_sure(token: str) -> bool:
    """Says whether a part of a name can be nothing else where it stands alone: no word, and no slip for one ("datau")."""
    return not _is_word(token) and (_is_mostly_name(token) or not is_explained(token))


def _is_mostly_name(token: str) -> bool:
    """Says whether edited text knows a word and nearly always gives it a capital."""
    return lexicon().count(token) >= SEEN and lexicon().capital_share(token) >= MOSTLY


@lru_cache(maxsize=6_000)
def _is_listed(token: str) -> bool:
    """Says whether a small-letter token is a listed part of people's names and no word or large place besides."""
    name = token.capitalize()
    listed = len(token) > 3 and token.islower() and token.isalpha() and name in lexicon().table("people")
    return listed and not _is_word(token) and kind_of_place(name) not in (*LARGE, "city")


@cache
def _before_names() -> frozenset[str]:
    """Lists the offices, titles and forms of address behind which a person's name may stand."""
    return lexicon().of_kind("offices", "office", "head", "rank", "title", "letters", "address", "late") | {"bernama"}


@card(
    "HKP118",
    "nama-orang-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 2",
    eyd=("HF02",),
    why=Said("Setiap unsur nama orang ditulis dengan huruf awal kapital.", "Each part of a person's name takes a capital."),
    message=Said("Nama orang “{before}” ditulis “{after}”.", "The name “{before}” is written “{after}”."),
    bad=(
        ("Acara itu dihadiri Presiden joko widodo.", "Acara itu dihadiri Presiden Joko Widodo."),
        ("Rapat dipimpin Bupati Muara Enim ahmad suryadi.", "Rapat dipimpin Bupati Muara Enim Ahmad Suryadi."),
        ("Pasien diperiksa dr. siti aminah pada hari itu.", "Pasien diperiksa dr. Siti Aminah pada hari itu."),
        ("Hal itu dikatakan Camat suryadi.", "Hal itu dikatakan Camat Suryadi."),
        ("Gubernur Jawa Barat Ridwan kamil meninjau lokasi.", "Gubernur Jawa Barat Ridwan Kamil meninjau lokasi."),
    ),
    good=(
        "Bupati bersama warga hadir.",
        "Ibu rumah tangga dan bapak asuh hadir.",
        "Ketua adat muda hadir.",
        "Kepala Dinas Kesehatan murni membantu.",
        "Ibu dewi dan putri raja menari.",
    ),
    leaves_alone=Said(
        "Nama yang semua unsurnya juga kata umum, dan nama yang tidak tercatat.",
        "Names all of whose parts are common words too, and names that are not listed.",
    ),
    words=lambda: _before_names(),
)
def person(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports names in small letters behind an office or a form of address, and behind the place or body of the office."""
    first, past = _behind_office(page, at)
    if past > first:
        yield rule.finding(page, page.span(first, past), " ".join(map(str.capitalize, page.texts[first:past])))


def _behind_office(page: Page, at: int) -> tuple[int, int]:
    """Gives the first token of a name in small letters behind an office and the token past it; an empty stretch where none is certain."""
    start = at + 1
    if page.lower(at) in lexicon().of_kind("offices", "letters") and page.at(start) == ".":
        start += 1
    first = start
    while first - start < MOST_BETWEEN and page.at(first)[:1].isupper() and page.gap(first) == " " and page.same_line(at, first):
        first += 1
    past = first
    while past - first < MOST_NAMES and _is_part(page, past) and page.same_line(at, past) and (past == first or page.gap(past - 1) == " "):
        past += 1
    names = page.texts[first:past]
    if len(names) > 1:
        named = not all(map(_is_word, names))
    elif first == start:
        named = any(map(_is_sure, names))
        if named and (name := names[0].capitalize()) not in lexicon().table("people"):
            named = not is_half_of_title(page, at, name)
    else:  # "Gubernur Jawa Barat Ridwan kamil"
        before = page.at(first - 1)
        named = before in lexicon().table("people") and before not in lexicon().table("places") and any(map(_is_mostly_name, names))
    return (first, past) if named else (first, first)


@card(
    "HKP123",
    "unsur-nama-orang-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 2",
    eyd=("HF02",),
    why=Said("Setiap unsur nama orang ditulis dengan huruf awal kapital.", "Each part of a person's name takes a capital."),
    message=Said("Bagian nama “{before}” ditulis “{after}”.", "The part of the name “{before}” is written “{after}”."),
    bad=(
        ("Sambutan disampaikan Agus suryadi pada Kamis.", "Sambutan disampaikan Agus Suryadi pada Kamis."),
        ("Menurut hariyanto suryadi, warga siap.", "Menurut Hariyanto Suryadi, warga siap."),
        ("“Kami siap,” kata suryadi pada Kamis.", "“Kami siap,” kata Suryadi pada Kamis."),
        ("Sambutan disampaikan Abdul jalil sidabutar pada Kamis.", "Sambutan disampaikan Abdul Jalil Sidabutar pada Kamis."),
    ),
    good=("Sambutan disampaikan Agus bersama warga.", "Ahmad bin Yusuf hadir.", "Siti murni hadir.", "Batik parang kusumo dipamerkan."),
    leaves_alone=Said("Kata yang juga kata umum, dan bin, binti, boru.", "Words that are common words too, and bin, binti, boru."),
    shape=lambda token: _is_listed(token),
)
def part_of_name(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a listed name that is no word: behind a capitalised one, beside another small one, or mostly a name in edited text."""
    first, past, certain = _around(page, at)
    level = SAFE if certain or page.texts[at] in _named(page) else UNSAFE
    if past > first and (level is SAFE or _is_mostly_name(page.texts[at])):
        yield rule.finding(page, page.span(first, past), " ".join(map(str.capitalize, page.texts[first:past])), level=level)


def _around(page: Page, at: int) -> tuple[int, int, bool]:
    """Gives the first and the past token of the name in small letters around a listed part of it, and whether it can be nothing else."""
    people, places = lexicon().table("people"), lexicon().table("places")
    first, past = at, at + 1
    while _is_part(page, first - 1) and page.gap(first - 1) == " ":
        first -= 1
    while _is_part(page, past) and page.gap(past - 1) == " ":
        past += 1
    if len(page.at(past)) == 1 and page.at(past).islower() and page.at(past + 1) == ".":
        return at, at, False  # "andy m. dicky"
    if _is_between(page, first - 1):
        first -= 1
    before = page.at(first - 1) if page.gap(first - 1) == " " and page.same_line(first - 1, first) else ""
    beside = before in people and before not in places and _is_sure(page.texts[at])
    several = sum(not _is_word(name) for name in page.texts[first:past]) > 1
    said = kind_of(before) == "speech" or before in SPEAKERS
    return first, past, beside or several or (said and _is_mostly_name(page.texts[at]))


def _is_between(page: Page, at: int) -> bool:
    """Says whether a small word that names people too stands behind a capitalised name, so that it is one here ("Abdul jalil sidabutar")."""
    people, before = lexicon().table("people"), page.at(at - 1)
    named = page.at(at).islower() and page.at(at).capitalize() in people and before in people and before not in lexicon().table("places")
    return named and page.gap(at) == " " and page.gap(at - 1) == " " and page.same_line(at - 1, at + 1)


@lru_cache(maxsize=1)
def _seen(evidence: Evidence) -> dict[str, frozenset[str]]:
    """Keeps the names that a document's own text makes certain, so that its second pass decides as its first."""
    return {}


def _named(page: Page) -> frozenset[str]:
    """Lists the words in small letters that are certainly a person's name somewhere in the document, and so everywhere in it."""
    seen = _seen(page.evidence)
    if "names" not in seen:
        found: set[str] = set()
        words = set(page.texts)
        offices, parts = {word for word in words if word.lower() in _before_names()}, set(filter(_is_listed, words))
        for at, token in enumerate(page.texts):
            if token in offices:
                found.update(page.texts[slice(*_behind_office(page, at))])
            elif token in parts:
                first, past, certain = _around(page, at)
                found.update(page.texts[first:past] if certain else ())
        seen["names"] = frozenset(found)
    return seen["names"]


SPEAKERS = frozenset(("menurut", "oleh", "kepada"))  # a lone name behind another word may be a kind's: "batik parang kusumo"


@card(
    "HKP119",
    "covid-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="KBBI VI; EYD V, Singkatan 3",
    eyd=("KF03",),
    why=Said("Nama penyakit Covid-19 ditulis dengan huruf awal kapital dan tanda hubung.", "Covid-19 takes a capital and a hyphen."),
    message=Said("“{before}” ditulis “{after}”.", "“{before}” is written “{after}”."),
    bad=(
        ("Kasus covid-19 menurun di daerah itu.", "Kasus Covid-19 menurun di daerah itu."),
        ("Pandemi Covid 19 mereda.", "Pandemi Covid-19 mereda."),
        ("Satgas covid 19 bekerja. Kasus COVID-19 turun.", "Satgas COVID-19 bekerja. Kasus COVID-19 turun."),
    ),
    good=("Kasus Covid-19 dan COVID-19 menurun.", "Lihat covid19.go.id dan #covid-19."),
    leaves_alone=Said("Alamat, tagar, dan nama akun.", "Addresses, hashtags, and account names."),
    words=("covid", "covid-19"),
    pattern=r"(?<![\w#@./-])(?:covid-|(?i:covid)(?: - |- | -| ))19(?![\w/]|[.-]\w)",
)
def disease(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports covid-19 in small letters or without its hyphen, written as the document writes it elsewhere."""
    capitals = match.group().startswith("COVID") or page.text.count("COVID-19", 0, SEARCHED) > page.text.count("Covid-19", 0, SEARCHED)
    yield rule.finding(page, Span(*match.span()), "COVID-19" if capitals else "Covid-19")
