"""Huruf kapital yang kurang (HKP104, HKP105, HKP109): heads of sentences, names of one word. Places of several: places.py.

Tables: dictionaries/proper.tsv, and what leads to a name: leads.tsv, regions.tsv, offices.tsv, bodies.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.around import is_verb, kind_of
from rapikan.text import SENTENCE_END, Evidence, Page
from rapikan.words.habits import is_mentioned
from rapikan.words.search import is_explained, near

__all__ = [
    "MOSTLY",
    "SEARCHED",
    "SEEN",
    "is_half_of_title",
    "is_slug",
    "kind_of_place",
    "leads_to_place",
    "missing_name",
    "paragraph_start",
    "sentence_start",
    "stands_only_before_places",
]

SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE
HEAD = Said("Awal kalimat “{before}” ditulis “{after}”.", "The head of the sentence “{before}” is written “{after}”.")


@card(
    "HKP104",
    "awal-kalimat-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 1",
    eyd=("HF01",),
    why=Said("Kalimat dimulai dengan huruf kapital.", "A sentence begins with a capital."),
    message=HEAD,
    bad=(
        ("Rapat selesai pukul lima. peserta kemudian pulang.", "Rapat selesai pukul lima. Peserta kemudian pulang."),
        ("Acara dibuka (daring). peserta hadir semua.", "Acara dibuka (daring). Peserta hadir semua."),
        ("Rapat selesai. “kami siap,” kata bupati.", "Rapat selesai. “Kami siap,” kata bupati."),
    ),
    good=(
        "Surat a.n. bupati dikirim.",
        "Harga naik 5,5 persen.",
        "Ia diam ... lalu pergi.",
        "Jumlahnya kab. dan kota sama.",
        "“Siapa?” tanya bupati.",
        "Rapat digagas Dinas Sosial Sumsel. dihadiri wakil bupati.",
    ),
    leaves_alone=Said("Setelah singkatan dan elipsis, nama berhuruf kecil.", "After abbreviations and ellipses, names in small letters."),
    near=".?!",
    pattern=r"[.?!] [\"“]?[a-z]{2,}(?:-[a-z]{3,})*(?![\w.@/-])",
)
def sentence_start(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a sentence that begins small."""
    first = page.index_at(match.start() + 2)
    at = first + (page.at(first) in ("“", '"'))  # "… selesai. “kami siap,” katanya"
    stop, before = page.at(first - 1), page.at(first - 2)
    if page.starts[first] != match.start() + 2 or stop not in SENTENCE_END or (before in ("”", '"') and stop != "."):
        return
    token = page.texts[at]
    if lexicon().is_known(token) and _ends_sentence(page, first - 2):
        goes_on = stop == "." and token.startswith("di") and is_verb(token)  # rather the stop is too many: "digagas Dinas. dihadiri …"
        yield rule.finding(page, page.span(at), token[0].upper() + token[1:], level=UNSAFE if goes_on else SAFE)


def _ends_sentence(page: Page, at: int) -> bool:
    """Says whether the stop behind a token ends a sentence and clings to no abbreviation."""
    word, stop = page.at(at), page.at(at + 1)
    if stop != "." or word in (")", "”", '"'):
        return stop != "." or len(page.at(at - 1)) > 1
    if word.isdigit():
        return len(word) == 4 and not page.opens_sentence(at)
    source = lexicon()
    if page.is_abbreviation_stop(at + 1) or word.lower() in source.table("abbreviations") or f"{word}." in source.table("titles"):
        return False
    return len(word) >= 4 and (source.is_known(word) if word.islower() else word[0].isupper() and word in source.table("places"))


@card(
    "HKP109",
    "awal-paragraf-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 1",
    eyd=("HF01",),
    why=Said("Kalimat pertama paragraf dimulai dengan huruf kapital.", "The first sentence of a paragraph begins with a capital."),
    message=HEAD,
    bad=(
        (
            "Rapat itu selesai.\n\ndalam sambutannya, bupati berterima kasih kepada seluruh warga yang hadir.",
            "Rapat itu selesai.\n\nDalam sambutannya, bupati berterima kasih kepada seluruh warga yang hadir.",
        ),
        (
            "Bupati mengatakan:\n\n“dalam waktu dekat jalan itu diperbaiki dan jembatannya dibangun.”",
            "Bupati mengatakan:\n\n“Dalam waktu dekat jalan itu diperbaiki dan jembatannya dibangun.”",
        ),
        (
            "Rapat itu selesai.\n\ndiakhir-akhir rapat itu, bupati berterima kasih kepada seluruh warga yang hadir.",
            "Rapat itu selesai.\n\nDi akhir-akhir rapat itu, bupati berterima kasih kepada seluruh warga yang hadir.",
        ),
    ),
    good=("Bahan yang perlu dibawa:\n\nbuku tulis yang baru dan pena yang dapat dipakai untuk menulis laporan.", "- guru dan siswa hadir."),
    leaves_alone=Said(
        "Butir perincian, baris pendek, kalimat yang terpotong baris.", "List items, short lines, sentences that a line break cuts."
    ),
    pattern=r"(?:(?<=\n\n)|(?<=\n\r\n))(?:[“\"] ?)?[a-z]{2,}(?= )",  # it begins in its own line, which may be looked at alone
)
def paragraph_start(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a paragraph of whole sentences that begins small."""
    word = match.group().lstrip('“" ')
    quoted = len(word) < len(match.group())
    start = match.end() - len(word)
    line = page.text[start : page.line_span(page.line_of(start)).end].rstrip()
    above = page.text[max(0, match.start() - 80) : match.start()].rstrip()
    if (
        word == "yang"
        or not SENTENCE.search(line, max(0, len(line) - 40))
        or line.count(" ") < 8
        or not above
        or above[-1] in (",;-–—" if quoted else ",:;-–—")
        or not lexicon().is_known(word)
    ):
        return
    whole = above[-1] in ('.!?”"):' if quoted else '.!?”")') or (word not in CONNECTING and _is_item(page, start))
    yield rule.finding(page, page.span(page.index_at(start)), word.capitalize(), level=SAFE if whole else UNSAFE)


SENTENCE = deferred(r"(?:[.!”\"]|[.!”\"] ?\([\w/ ]{1,30}\))\Z")  # "… warga." and "… warga. (admin)"


def _is_item(page: Page, start: int) -> bool:
    """Says whether the last written line above a code point is a list item ("- Menyusun laporan"), so that no sentence goes on."""
    line = page.line_of(start) - 1
    while line >= 0:
        text = page.text[slice(*page.line_span(line))].strip()
        if text:
            return ITEM.match(text) is not None
        line -= 1
    return False


# Words with which a sentence goes on behind its list
CONNECTING = frozenset(
    ("dan", "serta", "atau", "maka", "agar", "sehingga", "tetapi", "untuk", "karena", "guna", "dari", "pada", "oleh", "kepada")
)
ITEM = deferred(r"(?:[-–•*·]|\(?(?:\d{1,2}|[a-z])[.)])\s*\w")


@card(
    "HKP105",
    "nama-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 2, 7, 11, 16, dan 19",
    eyd=("HF02", "HF07", "HF11", "HF16", "HF19"),
    why=Said(
        "Nama diri, agama, bangsa, bahasa, dan merek ditulis dengan huruf awal kapital.",
        "Names, religions, peoples, languages and brands take a capital.",
    ),
    message=Said("“{before}” ditulis “{after}”.", "“{before}” is written “{after}”."),
    bad=(
        ("Rapat digelar di jakarta dalam bahasa indonesia.", "Rapat digelar di Jakarta dalam bahasa Indonesia."),
        ("Acara disiarkan di youtube dan lewat aplikasi zoom.", "Acara disiarkan di YouTube dan lewat aplikasi Zoom."),
        ("Jalan desa bukuan, kecamatan palaran, rusak.", "Jalan Desa Bukuan, Kecamatan Palaran, rusak."),
        ("Bupati lebak menemui wali kota serang.", "Bupati Lebak menemui wali kota Serang."),
        ("Warga suku dani bersyukur atas karunia tuhan.", "Warga suku Dani bersyukur atas karunia Tuhan."),
        (
            "Menurut Remotivi, anggota Remotivi dan remotivi hadir bersama Remotivi.",
            "Menurut Remotivi, anggota Remotivi dan Remotivi hadir bersama Remotivi.",
        ),
    ),
    good=(
        "Kegiatan itu sudan dilaksanakan.",
        "Ia membeli gula jawa, jeruk bali, dan kopi arabika toraja.",
        "Mereka makan coto makassar dan mi aceh.",
        "Warga keturunan keindonesiaan.",
        "Foto itu memakai lensa zoom, dan alas kaki dilepas.",
        "Pemerintah memindahkan ibu kota negara dari kota tua itu.",
        "Gubernur negara bagian itu hadir, dan upacara digelar di banjar setempat.",
        "Situs jakarta.go.id dan akun info_jakarta.",
    ),
    leaves_alone=Said(
        "Nama jenis (gula jawa, jeruk bali), kata yang juga kata umum.", "Kinds (gula jawa, jeruk bali), words that are common words too."
    ),
    shape=lambda token: (
        token.islower()
        and token.isalpha()
        and len(token) > 3
        and (token in lexicon().table("proper") or not lexicon().is_known(token) or _is_large_place(token) or _is_short_name(token))
    ),
)
def missing_name(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a name in small letters."""
    word, source = page.texts[at], lexicon()
    if word in source.table("calendar") or is_slug(page, at) or _is_sort(page, at) or is_mentioned(page, at) or _is_epithet(page, at):
        return
    listed = source.table("proper").get(word)
    if listed is not None:
        right, note, *_ = listed
        level = _proper_sureness(page.lower(at - 1), note)
    else:
        right, level = word.capitalize(), _sureness(page, at)
    if level is not None:
        yield rule.finding(page, page.span(at), right, level=level)


def _is_epithet(page: Page, at: int) -> bool:
    """Says whether the word before is a capitalised one that nobody knows and the token may name its species: "Limnonectes nusantara"."""
    genus, source = page.at(at - 1), lexicon()
    latin = genus.istitle() and genus.lower().endswith(GENUS) and page.gap(at - 1) == " "
    return latin and not source.is_known(genus.lower()) and genus not in source.names


GENUS = ("us", "a", "um", "is", "es", "ys", "x")  # endings of Latin genera


def _proper_sureness(before: str, note: str) -> Applicability | None:
    """Grades a word of dictionaries/proper.tsv by its note and the word before it; None where it is rather a word of its own."""
    if note in ("people", "app", "god"):
        return SAFE if before in lexicon().of_kind("leads", note) else None
    return SAFE if not note or leads_to_place(before) else UNSAFE


def _sureness(page: Page, at: int) -> Applicability | None:
    """Grades the reading of a word in small letters as a name: a place, or what the document writes with a capital; None for no name."""
    word, name, source = page.texts[at], page.texts[at].capitalize(), lexicon()
    often = _is_written_often(page, word) and not is_half_of_title(page, at - 1, name)
    if source.is_known(word):
        short = _is_short_name(word) and (often or not source.is_listed(word))
        return SAFE if short or _is_led_to(page, at) else None
    if often and page.evidence.counts[name] >= 2 and not source.is_foreign(word) and word not in source.wrong_forms:
        return UNSAFE if _is_rather_slip(page, at) else SAFE
    if kind_of_place(name) in LARGE or _is_small_place(page, at) or (kind_of_place(name) and _is_mostly_capital(word)):
        return UNSAFE if _is_rather_slip(page, at) else SAFE
    return None


def _is_written_often(page: Page, word: str) -> bool:
    """Says whether the document writes a word far oftener with a capital, or as often where it can be nothing but a name."""
    name, counts = word.capitalize(), page.evidence.counts
    if counts[name] >= 3 * counts[word]:
        return True
    return counts[name] >= max(2, counts[word]) and (name in lexicon().table("acronyms") or _stands_alone(page, name))


def is_half_of_title(page: Page, at: int, name: str) -> bool:
    """Says whether a document writes a name mostly behind the word at a place with a capital, so that both are small together: "Wali Nanggroe"."""
    before = page.at(at)
    if not before.islower():
        return False
    return 2 * page.text.count(f"{before.capitalize()} {name}", 0, SEARCHED) >= page.text.count(name, 0, SEARCHED) > 0


def _is_mostly_capital(word: str) -> bool:
    """Says whether edited text knows a word and mostly gives it a capital."""
    return lexicon().count(word) >= SEEN and lexicon().capital_share(word) >= 0.5


def _is_led_to(page: Page, at: int) -> bool:
    """Says whether the word before a common word leads to the place of that name: "bupati lebak", but "di lebak" may be a valley.

    Behind an administrative unit the word must stand there in edited text, too: "kota padang", but "ibu kota negara" is no Negara.
    """
    word, before, source = page.lower(at), page.lower(at - 1), lexicon()
    if page.at(at + 1) in ("itu", "ini", "tersebut"):
        return False
    if source.capital_share(word) >= MOSTLY and kind_of(word) != "taste":  # "di banjar" may be a neighbourhood of Bali
        return leads_to_place(before)
    if not stands_only_before_places(before):
        return False
    unit = before in source.of_kind("regions", "unit")
    return source.count(before, word) >= BESIDE * source.count(word) or (not unit and kind_of_place(word.capitalize()) in LARGE)


BESIDE = 0.03  # share of a word's uses that stand behind the unit, from which it is the name there: 0.15 of padang, 0.004 of negara


def _is_rather_slip(page: Page, at: int) -> bool:
    """Says whether a common word one slip away goes with the neighbours: "ini sudan dilaksanakan", "melakukan patrol"."""
    if leads_to_place(page.lower(at - 1)):
        return False
    model, word = lexicon().model, page.lower(at)
    return any(
        meant.word != word and (model.pair_count(page.lower(at - 1), meant.word) or model.pair_count(meant.word, page.lower(at + 1)))
        for meant in near(word, 1)
    )


def _is_small_place(page: Page, at: int) -> bool:
    """Says whether a word that nobody knows stands where a district's or village's name does: "di palaran", "desa bukuan kecamatan …"."""
    word, before = page.texts[at], page.lower(at - 1)
    if len(word) < LEAST_PLACE or not leads_to_place(before) or lexicon().may_be_english(word):
        return False
    after = page.lower(at + 1) if page.at(at + 1) != "," else page.lower(at + 2)
    if before in lexicon().of_kind("regions", "village") and after in ("kecamatan", "kec", "kabupaten", "kab"):
        return True
    if page.at(at + 1) == "," and page.at(at + 2).istitle() and after in lexicon().of_kind("regions", "unit", "short"):
        return not is_explained(word) and not near(word, 1)  # "di wilayah ciheuleut, Kota Bogor"
    return word.capitalize() in lexicon().table("places") and (stands_only_before_places(before) or not is_explained(word))


SEEN = 5  # uses in edited text from which its capitals say something: "marang" is a word of Javanese, too
LEAST_PLACE = 5  # letters; shorter names lie too near other words


def _is_sort(page: Page, at: int) -> bool:
    """Says whether a place names a sort of plant, animal, dish or cloth: "coto makassar", "kopi arabika gayo"."""
    kinds = lexicon().table("kinds")
    return page.lower(at - 1) in kinds or (page.lower(at - 2) in kinds and page.at(at - 1).islower() and page.same_line(at - 2, at))


LARGE = frozenset(("province", "regency", "country"))  # a district or city may be called by a word of some other language


def kind_of_place(name: str) -> str:
    """Gives the kind of a place by its name, or ""."""
    row = lexicon().table("places").get(name) or lexicon().table("places-world").get(name)
    return row[0] if row else ""


def _is_large_place(word: str) -> bool:
    """Says whether a word is a large place's name, whatever else it is ("kupang", "lebak")."""
    return kind_of_place(word.capitalize()) in (*LARGE, "city")


MOSTLY = 0.7  # share of capitals from which a known word is a place's name far more often than a word of its own ("kupang")


def _is_short_name(word: str) -> bool:
    """Says whether a word is the short form of a place's name and hardly ever stands in small letters or means anything else ("sultra")."""
    source = lexicon()
    row = source.table("acronyms").get(word.capitalize())
    alone = source.capital_share(word) >= (MOSTLY if source.is_listed(word) else RATHER)
    return row is not None and row[0] in source.table("places") and alone


RATHER = 0.4  # the same for a short form that is no word besides ("sultra")


def _stands_alone(page: Page, name: str) -> bool:
    """Says whether the document has a capitalised word between two small ones, where nothing but a name can stand."""
    seen = _seen_alone(page.evidence)
    if name not in seen:
        text, written = page.text, f" {name} "
        at = text.find(written, 0, SEARCHED)
        while at >= 0 and not (SMALL_WORD.search(text, max(0, at - 30), at) and text[at + len(written) : at + len(written) + 1].islower()):
            at = text.find(written, at + 1, SEARCHED)
        seen[name] = at >= 0
    return seen[name]


SMALL_WORD = deferred(r"\b[a-z]+\Z")


@lru_cache(maxsize=1)
def _seen_alone(evidence: Evidence) -> dict[str, bool]:
    """Keeps what was found of a document's names, so that its second pass decides as its first."""
    return {}


SEARCHED = 100_000  # characters; a name is introduced early, and an archive in one file is not searched again for each word


def stands_only_before_places(word: str) -> bool:
    """Says whether a word has nothing but a place's name behind it: an administrative unit, its head, a local body ("kabupaten", "bupati")."""
    return word in _before_places()


def leads_to_place(word: str) -> bool:
    """Says whether a word may have a place's name behind it ("di", "sungai", "warga"), so that a word that is common too is the name."""
    return word in _before_places() or word in _towards_places()


@cache
def _before_places() -> frozenset[str]:
    source = lexicon()
    return source.of_kind("regions", "unit") | source.of_kind("offices", "local") | source.of_kind("bodies", "local")


@cache
def _towards_places() -> frozenset[str]:
    source = lexicon()
    return source.of_kind("leads", "place") | source.of_kind("regions", "village", "feature") | {"di", "ke", "dari", "se"}


def is_slug(page: Page, at: int) -> bool:
    """Says whether a token is a part of an address, account or file name."""
    before, after = page.text[page.starts[at] - 1 : page.starts[at]], page.text[page.end(at) : page.end(at) + 2]
    return before in ("-", "_", "@", ".", "/", "#") or after[:1] in ("_", "@") or (after[:1] in ("-", ".", "/") and after[1:].islower())
