"""Satuan wilayah (HKP121, HKP122, TBC127): Kabupaten Kolaka, tujuh provinsi. Table: dictionaries/regions.tsv.

Names of the places themselves: proper.py; rivers, islands: eponyms.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.around import JOINERS
from rapikan.rules.spelling.figures import NUMERALS, SCALES
from rapikan.text import Page

__all__ = ["counted_unit", "parted_unit", "unit_before_name"]

SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE

# "kota" is a town too: "kota Palembang ramai" is a writer's choice unless it stands in an institution's name
CHOICE = "kota"
# Words that make one thing with the unit, which is then no part of the name: "ibu kota Jakarta", "kepala desa Sukamaju"
COMPOUNDING = frozenset(("ibu", "wali", "kepala", "perangkat", "aparat", "aparatur", "sekretaris", "mantan", "calon", "antar", "per"))
PLACED = frozenset(("di", "ke", "dari"))
LONGEST = 4  # words of a place's name


def _units(*kinds: str) -> frozenset[str]:
    """Lists the administrative units of some kinds, all of them if none is named."""
    return lexicon().of_kind("regions", *(kinds or ("unit", "village")))


def _listed(page: Page, at: int, kinds: Sequence[str]) -> str:
    """Gives the longest listed name of one of some kinds that stands at a token as written ("Muara Enim"), or ""."""
    places, acronyms = lexicon().table("places"), lexicon().table("acronyms")
    for past in range(at + LONGEST, at, -1):
        if past > len(page) or not page.same_line(at, past - 1):
            continue
        name = page.text[page.starts[at] : page.end(past - 1)]
        full = acronyms.get(name, (name,))[0]  # "Sultra" is Sulawesi Tenggara
        if places.get(full, ("",))[0] in kinds:
            return name
    return ""


def _is_village(page: Page, at: int) -> bool:
    """Says whether a capitalised word behind desa can be nothing but its name: in a place, no person and no common word."""
    name, source = page.texts[at], lexicon()
    after = page.lower(at + 1) if page.at(at + 1) != "," else page.lower(at + 2)
    if after in ("kecamatan", "kec") and name.isalpha():
        return True  # "desa Bukuan, Kecamatan Palaran"
    return (
        name.isalpha()
        and page.lower(at - 2) in PLACED
        and name not in source.table("people")
        and not source.is_known(name.lower())
        and not source.is_foreign(name.lower())
    )


def _is_sum(page: Page, at: int) -> bool:
    """Says whether a token begins a sum of money: "retribusi desa Rp15.000"."""
    return page.texts[at].startswith("Rp") and any(char.isdigit() for char in page.texts[at] + page.at(at + 1))


@card(
    "HKP121",
    "satuan-wilayah-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 16",
    eyd=("HF16",),
    why=Said(
        "Satuan wilayah yang diikuti namanya ditulis dengan huruf awal kapital.", "An administrative unit before its name takes a capital."
    ),
    message=Said("“{before}” di depan namanya ditulis “{after}”.", "“{before}” before its name is written “{after}”."),
    bad=(
        ("Warga kecamatan Samaturu di kabupaten Kolaka hadir.", "Warga Kecamatan Samaturu di Kabupaten Kolaka hadir."),
        ("Rapat itu digelar Pemerintah kota Palembang.", "Rapat itu digelar Pemerintah Kota Palembang."),
        ("Hadir pejabat se-kabupaten Muara Enim pada Kamis.", "Hadir pejabat se-Kabupaten Muara Enim pada Kamis."),
        ("Hadir pejabat sekabupaten Bogor pada Kamis.", "Hadir pejabat se-Kabupaten Bogor pada Kamis."),
        ("Jalan rusak itu berada di desa Lagancayo.", "Jalan rusak itu berada di Desa Lagancayo."),
        ("Warga desa Sukamaju, Kecamatan Cipanas, hadir.", "Warga Desa Sukamaju, Kecamatan Cipanas, hadir."),
    ),
    good=(
        "Ia tinggal di kota Palembang dan bekerja di ibu kota Jakarta.",
        "Hal itu dikatakan warga desa Lastri pada Kamis.",
        "Ia menjadi kepala desa Sukamaju sejak 2010.",
        "Bantuan untuk kabupaten dan Kota Bogor disalurkan.",
        "Mereka mengunjungi desa Wisata Wabula.",
        "Setiap truk membayar retribusi desa Rp15.000 sekali jalan.",
    ),
    leaves_alone=Said(
        "Nama yang tidak tercatat; kota sebagai kata umum (kota Palembang).",
        "Names that are not listed; kota as a common word (kota Palembang).",
    ),
    words=lambda: [f"{se}{unit}" for unit in _units() for se in ("", "se", "se-")],
)
def unit_before_name(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a small administrative unit right before its capitalised name."""
    token = page.texts[at]
    if not token.islower() or page.gap(at) != " " or not page.at(at + 1)[:1].isupper() or page.lower(at - 1) in COMPOUNDING:
        return
    unit = token if token in _units() else token.removeprefix("se").lstrip("-")
    right = unit.capitalize() if unit == token else f"se-{unit.capitalize()}"
    if _listed(page, at + 1, lexicon().table("regions")[unit][1].split()):
        body = (
            page.lower(at - 1) in lexicon().of_kind("bodies", "government")
            and page.at(at - 1).istitle()
            and not page.opens_sentence(at - 1)
        )
        if unit != CHOICE or token != unit or body:
            yield rule.finding(page, page.span(at), right)
    elif unit in _units("village") and not _is_sum(page, at + 1):
        yield rule.finding(page, page.span(at), right, level=SAFE if _is_village(page, at + 1) else UNSAFE)


JOINING = JOINERS | {"/", "maupun"}  # one unit to the next: "Desa, Kecamatan dan Kelurahan"
NUMBERS = frozenset(
    (
        *(*NUMERALS, *SCALES),
        *("beberapa", "sejumlah", "berbagai", "setiap", "tiap", "sebuah", "antar", "tingkat", "masing-masing"),
    )
)


@card(
    "HKP122",
    "satuan-wilayah-tanpa-nama-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 17",
    eyd=("HF17",),
    why=Said(
        "Satuan wilayah yang tidak diikuti nama ditulis dengan huruf kecil.",
        "An administrative unit that no name follows is small.",
    ),
    message=Said("“{before}” tanpa nama ditulis “{after}”.", "“{before}” without a name is written “{after}”."),
    bad=(
        ("Peserta berasal dari 34 Provinsi di Indonesia.", "Peserta berasal dari 34 provinsi di Indonesia."),
        ("Hadir wakil dari 7 (tujuh) Kecamatan pada rapat itu.", "Hadir wakil dari 7 (tujuh) kecamatan pada rapat itu."),
        ("Rapat digelar di setiap Kabupaten pada Kamis.", "Rapat digelar di setiap kabupaten pada Kamis."),
        (
            "Bantuan itu sampai ke Desa, Kecamatan dan Kelurahan di daerah.",
            "Bantuan itu sampai ke desa, kecamatan dan kelurahan di daerah.",
        ),
    ),
    good=(
        "Peserta berasal dari 34 provinsi di Indonesia.",
        "Mereka mengunjungi tiga Desa Wisata di Bali.",
        "Peraturan Bupati Nomor 5 Kabupaten Bogor dicabut.",
        "Pasal 4 Kota itu diubah.",
    ),
    leaves_alone=Said(
        "Satuan wilayah yang diikuti kata berkapital; selebihnya saran, sebab banyak kantor menulisnya demikian.",
        "Units that a capitalised word follows; the others are suggestions, as many offices write them so.",
    ),
    level=Applicability.UNSAFE,
    words=lambda: (*_units("common"), "kota", "negara"),
)
def counted_unit(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a capitalised administrative unit behind a number or di, ke, dari, with nothing capitalised behind it."""
    if not page.texts[at].istitle() or page.gap(at - 1) != " " or page.line_case(page.starts[at]) != "body" or not _is_counted(page, at):
        return
    past = at + 1
    while page.at(past) in JOINING and page.lower(past + 1) in _units() and page.at(past + 1).istitle():
        past += 2
    following = page.at(past)
    if following[:1].isupper() or following[:1].isdigit() or following in ("/", "(", "&"):
        return
    words = page.text[page.starts[at] : page.end(past - 1)]
    yield rule.finding(page, page.span(at, past), words.lower())


def _is_counted(page: Page, at: int) -> bool:
    """Says whether a number stands before a token ("34", "tujuh", "7 (tujuh)") that is no number of a document or an article."""
    before = page.at(at - 1)
    if before == ")":
        return page.lower(at - 2) in NUMBERS and page.at(at - 3) == "("
    if before in NUMBERS or (before in PLACED and page.lower(at) in _units("common")):
        return True
    return before.isdigit() and page.at(at - 2).islower() and page.lower(at - 2) not in NUMBERED and page.same_line(at - 2, at)


NUMBERED = frozenset(
    ("nomor", "pasal", "ayat", "level", "zona", "tahun", "tipe", "kelas", "bab", "butir", "peringkat", "urutan", "tanggal")
)


@card(
    "TBC127",
    "tanda-antara-satuan-wilayah-dan-namanya",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Titik dan Tanda Koma, yang tidak memuatnya",
    why=Said(
        "Satuan wilayah dan namanya tidak dipisahkan dengan tanda; desa dan kabupaten yang ditulis penuh bukan singkatan.",
        "No mark parts an administrative unit from its name; desa and kabupaten in full are no abbreviations.",
    ),
    message=Said("Tanda setelah “{before}” di depan namanya dihapus.", "The mark behind “{before}” before its name goes."),
    bad=(
        ("Karhutla terjadi di Kabupaten, Tanjung Jabung Timur.", "Karhutla terjadi di Kabupaten Tanjung Jabung Timur."),
        ("Posko itu berada di Desa. Catur Rahayu Kec. Dendang.", "Posko itu berada di Desa Catur Rahayu Kec. Dendang."),
    ),
    good=(
        "Karhutla terjadi di tingkat Kabupaten, Kota, dan Provinsi.",
        "Ia pulang ke Desa. Catur menyusul ke Kecamatan Dendang.",
        "Hadir wakil Provinsi, Kabupaten, Bogor, dan Cianjur.",
    ),
    leaves_alone=Said(
        "Deretan satuan wilayah; titik yang tidak diikuti nama dan satuan wilayah di atasnya.",
        "Rows of units; stops that no name and the unit above it follow.",
    ),
    words=lambda: _units(),
)
def parted_unit(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a comma or stop between a capitalised unit and its name."""
    token, mark = page.texts[at], page.at(at + 1)
    parted = token.istitle() and mark in (",", ".") and not page.gap(at) and page.gap(at + 1) == " " and page.same_line(at, at + 2)
    if not parted or page.gap(at - 1) != " " or (mark == "," and page.at(at - 1) in JOINING):
        return
    if mark == ",":
        name = _listed(page, at + 2, lexicon().table("regions")[token.lower()][1].split())
        past = page.index_at(page.starts[at + 2] + len(name) - 1) + 1
        sure = bool(name) and page.at(past) not in JOINING  # "Kabupaten, Bogor, dan Cianjur"
    else:
        sure = page.at(at + 2).istitle() and _is_below(page, at + 2)
    if sure:
        yield rule.finding(page, page.span(at, at + 2), token)


def _is_below(page: Page, at: int) -> bool:
    """Says whether a name of one or two capitalised words and then the short form of a unit stand at a token ("Catur Rahayu Kec.")."""
    past = at + 1 + page.at(at + 1).istitle()
    units = lexicon().of_kind("regions", "short")
    return any(page.lower(i) in units and page.at(i + 1) == "." and page.same_line(at, i) for i in (past - 1, past) if i > at)
