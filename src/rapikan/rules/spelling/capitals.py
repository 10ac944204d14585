"""Huruf kapital yang berlebih (HKP101–HKP103; behind leading words: leaders.py): stray capitals inside a sentence. Table: dictionaries/case.tsv.

Capitals of offices and units are taste and stay. A noun loses its capital only where no name reading is possible: alone
between small-letter words, or in a document that strews capitals; around.py decides both. Missing capitals: proper.py; frames of quotations: frames.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.lexicon.morphology import roots_of
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.around import JOINERS, is_function, is_heading, is_in_title, is_inside, is_small, is_stray, kind_of, strews
from rapikan.rules.spelling.named import is_listed_place
from rapikan.text import Page, is_word

__all__ = ["is_verb", "stray_function_word", "stray_noun", "stray_verb"]

COMMON_SHARE = 0.35  # a word capitalised more often than this inside sentences is mostly a name
LONE_SHARE = 0.1  # the same at the end of a clause, where a name may end too
DISTRICT_SHARE = 0.03  # a word that is capitalised less often is hardly ever the district of that name
NAME_PART_SHARE = 0.1  # "Tiga Lingga" is a district, yet "tiga" is hardly ever capitalised
SAFE, UNSAFE, SHOW = Applicability.SAFE, Applicability.UNSAFE, Applicability.SHOW


@lru_cache(maxsize=6_000)
def is_verb(word: str) -> bool:
    """Says whether a word is a verb by its prefix: meN-, di-, ber-, ter- before a listed root."""
    return any(
        len(root) >= 4 and affix.startswith(VERBAL if root[0] != "r" else (*VERBAL, "be-", "te-")) and lexicon().is_listed(root)
        for root, affix in roots_of(word)
    )


VERBAL = ("meN-", "me-", "memper-", "di-", "diper-", "ber-", "ter-")


@lru_cache(maxsize=6_000)
def _is_common(word: str) -> bool:
    """Says whether a word is a common noun or adjective that is hardly ever part of a name."""
    source = lexicon()
    count = source.count(word)
    return (
        count >= RARE
        and source.capital_share(word) < COMMON_SHARE
        and source.is_known(word)
        and kind_of(word) in ("", "giver")
        and (count >= FREQUENT or _is_derived(word))
        and not _names_something(word)
    )


FREQUENT = 50  # uses in edited text from which a root is no name for certain ("masjid Syuhada")
RARE = 10  # the same for a word with affixes, which is hardly ever a name ("jalinan")


def _is_derived(word: str) -> bool:
    """Says whether a word is a listed root with affixes, or two words with a hyphen."""
    return "-" in word or any(len(root) >= 4 and lexicon().is_listed(root) for root, _affix in roots_of(word))


def _names_something(word: str) -> bool:
    """Says whether a word is also a name: of a person or a place, or a part of one that mostly stands in names."""
    source, name = lexicon(), word.capitalize()
    whole = any(word in source.table(table) for table in ("proper", "calendar")) or any(
        name in source.table(table) for table in ("people", "places-world", "acronyms")
    )
    place = source.table("places").get(name)
    # A district may bear a word that everybody uses: "Sambutan"
    whole = whole or (place is not None and (place[0] != "district" or source.capital_share(word) >= DISTRICT_SHARE))
    return whole or (name in source.names and source.capital_share(word) >= NAME_PART_SHARE)


@card(
    "HKP101",
    "kata-tugas-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 20 dan 21",
    eyd=("HF20", "HF21"),
    why=Said(
        "Kata tugas di tengah kalimat ditulis dengan huruf kecil, juga di dalam nama dan judul.",
        "Function words inside a sentence are small, in names and titles too.",
    ),
    message=Said("“{before}” di tengah kalimat ditulis “{after}”.", "“{before}” inside a sentence is written “{after}”."),
    bad=(
        (
            "Pelatihan itu diberikan Kepada para pedagang Yang berjualan di pantai.",
            "Pelatihan itu diberikan kepada para pedagang yang berjualan di pantai.",
        ),
    ),
    good=(
        "Rapat dibuka. Kepada peserta diberikan sertifikat.",
        "Ia membaca buku Untuk Indonesia.",
        "Kendari, 30 Agustus 2021, Dalam rangka hari jadi digelar lomba.",
        "Acara digelar dengan tema Dengan semangat kita maju.",
        "Allah berfirman bahwa sesungguhnya telah Kami turunkan kitab itu.",
    ),
    leaves_alone=Said(
        "Awal kalimat, judul, kata pertama dalam petikan dan tema.",
        "The head of a sentence, headlines, the first word of a quotation or theme.",
    ),
    shape=lambda token: token[0].isupper() and token[1:].islower() and is_function(token.lower()),
)
def stray_function_word(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a function word with a capital inside a sentence."""
    if not is_inside(page, at) or is_listed_place(page, at):
        return
    word, left, right = page.lower(at), page.at(at - 1)[0].isupper(), page.at(at + 1)[:1].isupper() and page.gap(at) == " "
    nameable = kind_of(word) == "name-function"
    if nameable and left and right and not strews(page):
        return
    level = SAFE
    if nameable and (left or right):
        ministry = page.lower(at + 1) == "negeri"  # "Menteri Dalam negeri"
        level = SAFE if strews(page) and not ministry and (not right or _run_is_common(page, at)) else SHOW
    elif right and left and word in LINKING and "maha" not in (page.lower(at - 1), page.lower(at + 1)):
        level = SAFE  # small inside every name and title: "Rancangan Undang-Undang Tentang Satu Data"
    elif right and (not strews(page) or "maha" in (page.lower(at - 1), page.lower(at + 1))):
        # "Muara Enim Untuk Rakyat", "Tuhan Yang Maha Esa"; the head of a title: "buku Untuk Indonesia"
        level = SHOW if left else SAFE if kind_of(word) == "inner-function" else UNSAFE
    yield rule.finding(page, page.span(at), word, level=level)


# Function words that no name begins a part with ("Yang" and "Dan" are people, too, and Dana Bagi Hasil is a fund)
LINKING = frozenset(("tentang", "kepada", "oleh", "terhadap", "serta", "atau", "sebagai", "melalui", "dengan"))


@card(
    "HKP102",
    "kata-kerja-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 1",
    eyd=("HF01",),
    why=Said(
        "Kata kerja di tengah kalimat bukan nama dan ditulis dengan huruf kecil.", "A verb inside a sentence is no name and is small."
    ),
    message=Said("“{before}” di tengah kalimat ditulis “{after}”.", "“{before}” inside a sentence is written “{after}”."),
    bad=(("Ketua panitia Menjelaskan tujuan acara.", "Ketua panitia menjelaskan tujuan acara."),),
    good=(
        "Gerakan Indonesia Melayani dicanangkan.",
        "Film “Laut Bercerita” tayang pada Kamis.",
        "Menjelaskan hal itu, ia tersenyum.",
        "Daerah itu Maju, Sejahtera, dan Bermartabat.",
    ),
    leaves_alone=Said(
        "Kata kerja di antara kata berkapital, yang mungkin nama program atau visi.",
        "Verbs between capitalised words, which may be the name of a programme or a motto.",
    ),
    shape=lambda token: (
        token[0] in "MDBT" and token[1:].islower() and len(token) > 5 and not kind_of(token.lower()) and is_verb(token.lower())
    ),
)
def stray_verb(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a verb with a capital inside a sentence."""
    word = page.lower(at)
    if not is_inside(page, at) or is_listed_place(page, at) or lexicon().capital_share(word) > 0.3:
        return
    left, right = is_small(page, at - 1, -1), is_small(page, at + 1, 1)
    says = page.at(at + 1) in ("bahwa", "agar", "supaya")  # "Ketua Panitia Melaporkan bahwa"
    if (left and right) or says or (strews(page) and is_word(page.at(at + 1))):
        yield rule.finding(page, page.span(at), word)
    elif (left or right) and not is_in_title(page, at):
        yield rule.finding(page, page.span(at), word, level=SHOW)


@card(
    "HKP103",
    "kata-umum-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 1 dan 23c",
    eyd=("HF01", "HF23c"),
    why=Said(
        "Kata umum di tengah kalimat yang bukan bagian nama ditulis dengan huruf kecil.",
        "A common word inside a sentence that is no part of a name is small.",
    ),
    message=Said("“{before}” di tengah kalimat ditulis “{after}”.", "“{before}” inside a sentence is written “{after}”."),
    bad=(("Nilai ekspor naik, sedangkan Impor turun.", "Nilai ekspor naik, sedangkan impor turun."),),
    good=(
        "Kepala Dinas Perhubungan hadir.",
        "Ia lahir di Indah Jaya.",
        "Sidang dipimpin Ketua.",
        "Pameran “Gong tanpa Batas” dibuka.",
        "Wilayah itu Terdepan, Terluar, dan Tertinggal.",
    ),
    leaves_alone=Said(
        "Jabatan, lembaga, judul di antara tanda petik, dan kata di sebelah kata berkapital lain.",
        "Offices, institutions, titles between quotation marks, and words beside other capitalised ones.",
    ),
    shape=lambda token: (
        len(token) > 3
        and token[0].isupper()
        and token[1:].islower()
        and (
            kind_of(token.lower()) == "lone"
            or token.lower() in lexicon().table("english")
            or _is_common(token.lower())
            or _may_be_common(token.lower())
        )
        and not is_verb(token.lower())
    ),
)
def stray_noun(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a common word with a capital where no name reading is possible; two that a slash joins at once."""
    if not is_inside(page, at) or _heads_short_form(page, at):
        return
    level = _sureness(page, at)
    if level is not None:
        span = page.span(at, at + 3 if page.at(at + 1) == "/" else at + 1)
        yield rule.finding(page, span, page.text[slice(*span)].lower(), level=level)


def _sureness(page: Page, at: int) -> Applicability | None:
    """Grades the reading of a capitalised word as a common one; None where it may be a name."""
    word = page.lower(at)
    strewn = strews(page) and _run_is_common(page, at)
    if page.at(at + 1) == "/":
        return SAFE if strewn and _is_common_pair(page, at) else None
    if strewn:
        return SAFE
    if kind_of(word) == "lone":
        return SAFE if _is_between_small(page, at) else None
    if not _is_common(word):  # English words are common nouns as well: "penurunan Stunting"; "kata Putra" may be a person
        return SAFE if _is_plain_english(word) and _is_among_indonesian(page, at) else None
    if _opens_item(page, at) or _is_bound(page, at) or _is_pointed_at(page, at):
        return SAFE
    follows = is_small(page, at + 1, 1) or (page.at(at - 1).isdigit() and page.at(at + 1).isupper())
    if is_small(page, at - 1, -1) and follows and not is_in_title(page, at):
        return SAFE if _is_lone(page, at) else SHOW
    return None


def _is_between_small(page: Page, at: int) -> bool:
    """Says whether a word that is mostly a part of names stands among small ones and leads to no name ("rapat Akbar Nasional")."""
    named = not is_function(page.at(at + 1)) and page.at(at + 2)[:1].isupper() and page.at(at + 1).islower()
    small = is_small(page, at - 1, -1) and (is_small(page, at + 1, 1) or page.at(at + 1) == ",")
    return small and _is_lone(page, at) and not named


def _is_among_indonesian(page: Page, at: int) -> bool:
    """Says whether an Indonesian word stands before a token and nothing of a name behind it: not "Oil in Bulk"."""
    left, source = page.at(at - 1), lexicon()
    indonesian = len(left) > 2 and source.is_known(left) and not source.is_foreign(left)
    return indonesian and is_small(page, at + 1, 1) and _is_lone(page, at)


def _is_plain_english(word: str) -> bool:
    """Says whether a word is an English one that releases use and edited text hardly ever capitalises ("stunting")."""
    source, name = lexicon(), word.capitalize()
    listed = word in source.table("english") and word not in source.table("proper") and name not in source.names
    return listed and source.count(word) >= RARE and source.capital_share(word) < COMMON_SHARE


def _heads_short_form(page: Page, at: int) -> bool:
    """Says whether a bracket after the next words gives their initials: "Pelatihan kepemimpinan Administrator (PKA)"."""
    for past in range(at + 2, at + MOST_INITIALS + 1):
        if page.at(past) == "(":
            initials = "".join(word[0] for word in page.texts[at:past]).upper()
            return page.at(past + 1) == initials and page.same_line(at, past)
    return False


MOST_INITIALS = 6


def _is_common_pair(page: Page, at: int) -> bool:
    """Says whether a slash joins two capitalised common words, and no third ("Kecelakaan/Bencana")."""
    second = page.at(at + 2)
    return second.istitle() and _is_common(second.lower()) and not page.gap(at) and not page.gap(at + 1) and page.at(at + 3) != "/"


def _is_lone(page: Page, at: int) -> bool:
    """Says whether a common word stands among small-letter words, where no name can hold it."""
    left, right = page.at(at - 1), page.at(at + 1)
    goes_on = page.gap(at) == " " and (right.islower() or right.isupper() or is_stray(page, right))
    ends = right in (".", ",", ";", ")", "?", "!") or not page.same_line(at, at + 1)
    common = lexicon().capital_share(page.lower(at)) < LONE_SHARE
    if left in ("di", "ke", "dari") and right not in ("itu", "ini") and page.texts[at] in lexicon().table("places"):
        return False
    listed = left == "," and page.at(at - 2).islower() and right.islower()
    behind = left.islower() or left.isdigit() or is_stray(page, left) or listed or is_heading(page, at - 1)
    return behind and (goes_on or (ends and common))


def _opens_item(page: Page, at: int) -> bool:
    """Says whether a common noun opens an item of a list and goes on small, as no name does: "…, Tokoh agama, Tokoh adat"."""
    left, right = page.at(at - 1), page.at(at + 1)
    goes_on = right.islower() and page.gap(at) == " " and not is_function(right) and not is_verb(right)
    return left == "," and goes_on and lexicon().capital_share(page.lower(at)) < LONE_SHARE and _has_small(page, at)


def _has_small(page: Page, at: int) -> bool:
    """Says whether a noun or verb in small letters stands before a token in its sentence: no dateline and no bare list of names."""
    near = at - 2
    while page.same_line(near, at) and not page.opens_sentence(near + 1):
        if page.texts[near].islower() and len(page.texts[near]) > 3 and not is_function(page.texts[near]):
            return True
        near -= 1
    return False


def _is_bound(page: Page, at: int) -> bool:
    """Says whether a noun with -nya stands behind a small function word that gives no title: "dengan Terbentuknya Tim Terpadu"."""
    left, word = page.at(at - 1), page.lower(at)
    return (
        word.endswith("nya")
        and left.islower()
        and is_function(left)
        and left not in TOPICS | JOINERS
        and word not in lexicon().table("people")
    )


def _is_pointed_at(page: Page, at: int) -> bool:
    """Says whether a common word stands between the common noun that heads the sentence and ini, itu … ("Kegiatan Pembahasan ini")."""
    head = page.opens_sentence(at - 1) and page.texts[at - 1].istitle() and _is_common(page.lower(at - 1))
    return head and page.at(at + 1) in ("ini", "itu", "tersebut") and lexicon().capital_share(page.lower(at)) < LONE_SHARE


TOPICS = frozenset(("tentang", "terkait", "adalah", "yaitu", "yakni", "yang"))


def _run_is_common(page: Page, at: int) -> bool:
    """Says whether all capitalised words that touch a token are common ones, so that the run is no name.

    A word that also names a person may stand among two common ones ("Citra Positif Pariwisata"), an area's kind at the end.
    """
    common = int(_is_common(page.lower(at)))
    doubtful = 1 - common
    for step in (-1, 1):
        near = at + step
        while (page.at(near)[:1].isupper() or page.at(near) == "/") and page.same_line(at, near):
            word = page.lower(near)
            if _is_common(word):
                common += 1
            elif word in lexicon().of_kind("regions", "common") and step == 1 and page.at(near + 1).islower():
                pass
            elif _may_be_common(word):
                doubtful += 1
            elif word != "/" and not is_function(word) and not is_verb(word):
                return False
            near += step
        if page.at(near) == "(" or not (is_small(page, near, step) or page.at(near) == ","):
            return False
    return doubtful == 0 or (doubtful == 1 and common >= 2)


def _may_be_common(word: str) -> bool:
    """Says whether a word is a frequent common one that people are called by, too ("citra")."""
    source = lexicon()
    row = "" if word in source.table("proper") or word.capitalize() in source.table("places") else kind_of(word)
    return not row and source.is_known(word) and source.count(word) >= FREQUENT and source.capital_share(word) < COMMON_SHARE
