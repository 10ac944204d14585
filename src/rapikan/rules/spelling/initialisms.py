"""Singkatan dan akronim (AKR): dots in initialisms, capitals of initialisms (HKP106, HKP115) and their expansions (HKP120). Table: dictionaries/acronyms.tsv."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.proper import is_slug
from rapikan.spans import Span
from rapikan.text import Page

__all__ = [
    "acronym",
    "bracketed_small",
    "common_capitals",
    "dotted",
    "expansion",
    "firm_small",
    "name_capitals",
    "name_small",
    "republic_small",
    "two_capitals",
]

SAFE, UNSAFE, SHOW = Applicability.SAFE, Applicability.UNSAFE, Applicability.SHOW


def _is_plain(initialism: str) -> bool:
    """Says whether the dotted form of an initialism is no degree and no initials of a name ("K.P.U.")."""
    return lexicon().table("acronyms").get(initialism, ("", ""))[1] == "plain"


@card(
    "AKR101",
    "singkatan-huruf-awal-bertitik",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 3",
    eyd=("KF03",),
    why=Said("Singkatan dari huruf awal setiap kata ditulis tanpa titik.", "An initialism takes no stops."),
    message=Said("Singkatan “{before}” ditulis “{after}”.", "The initialism “{before}” is written “{after}”."),
    bad=(("Anggota D.P.R. hadir.", "Anggota DPR hadir."), ("Ketua K.P.U. Bali hadir.", "Ketua KPU Bali hadir.")),
    good=("Budi Santoso, S.H. hadir.", "Ia menemui A.P. Pratama.", "Rapat dibuka Ketua DPR.", "Ketuanya dari D.P.R."),
    leaves_alone=Said("Gelar, inisial nama, titik yang mengakhiri kalimat.", "Degrees, initials, a stop that ends the sentence."),
    near=".",
    pattern=r"[A-Z](?<![\w.][A-Z])(?:\.[A-Z]){1,4}\.?(?=[ ,;)])",
)
def dotted(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a listed initialism with stops."""
    plain = match.group().replace(".", "")
    if _is_plain(plain) and (len(plain) > 2 or page.text.count(f"{plain} ") > 1):
        yield rule.finding(page, Span(*match.span()), plain)


def _written(small: str) -> tuple[str, ...]:
    """Lists how an acronym that is read as a word is written, by its small form ("bappeda" → Bappeda)."""
    return tuple(form for form, *_ in lexicon().table("acronyms").starting(small) if form.isalpha())


def _name(small: str) -> str:
    """Gives the capitalised form of an acronym that is a name and nothing else ("Bappeda"; Kapolres is an office), or ""."""
    found, source = _written(small), lexicon()
    if (
        small in source.of_kind("bodies", "local")
        or len(found) != 1
        or not found[0].istitle()
        or len(small) < 5
        or source.is_listed(small)
        or source.count(small) < KNOWN
    ):
        return ""
    expansion = source.table("acronyms")[found[0]][0].split(" ")[0].lower()
    return "" if expansion in source.of_kind("offices", "head", "kind") else found[0]


KNOWN = 20  # uses in edited text below which the small form may be a slip for a word ("agara")


@card(
    "AKR102",
    "akronim-nama-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 6",
    eyd=("KF06",),
    level=UNSAFE,
    why=Said("Akronim nama diri ditulis dengan huruf awal kapital.", "An acronym that is a name takes a capital."),
    message=Said("Akronim nama “{before}” ditulis “{after}”.", "The acronym “{before}” is written “{after}”."),
    bad=(("Pegawai bappeda menyusun laporan.", "Pegawai Bappeda menyusun laporan."),),
    good=("Pegawai Bappeda menyusun laporan.", "Warga melapor ke polres.", "Situs bappeda.bogor.go.id dibuka.", "Warga ke puskesmas."),
    leaves_alone=Said("Akronim yang bukan nama (puskesmas), alamat.", "Acronyms that are no names (puskesmas), addresses."),
    shape=lambda token: token.islower() and token.isalpha() and _name(token) != "",
)
def name_small(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports an acronym of a name in small letters."""
    around = page.text[page.starts[at] - 1 : page.starts[at]] + page.text[page.end(at) : page.end(at) + 1]
    if not set(around) & set("@#._/-") or page.text[page.end(at) : page.end(at) + 2] in (". ", ".", ".\n"):
        name = _name(page.texts[at])
        sure = (
            page.evidence.counts[name] >= page.evidence.counts[page.texts[at]]
            or _is_only_one(name)
            or page.lower(at - 1) in lexicon().of_kind("bodies", "firm", "party")
        )
        level = SAFE if sure else UNSAFE
        yield rule.finding(page, page.span(at), name, level=level)


def _is_only_one(name: str) -> bool:
    """Says whether the acronym names a body of which the country has one ("Kemenkes", "Basarnas"), so that its small form is no kind."""
    words = lexicon().table("acronyms")[name][0].split(" ")
    return words[0] in ("Kementerian", "Komisi", "Mahkamah") or any(word in ("Indonesia", "Nasional", "Negara") for word in words[1:])


@card(
    "AKR105",
    "badan-usaha-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 3",
    eyd=("KF03",),
    why=Said(
        "PT dan CV di depan nama perusahaan ditulis dengan huruf kapital semua.", "PT and CV before a firm's name are written in capitals."
    ),
    message=Said("“{before}” di depan nama perusahaan ditulis “{after}”.", "“{before}” before a firm's name is written “{after}”."),
    bad=(
        ("Bantuan itu diserahkan pt. Maju Jaya dan pt pelindo.", "Bantuan itu diserahkan PT Maju Jaya dan PT Pelindo."),
        ("Pt Maju Jaya memberi bantuan.", "PT Maju Jaya memberi bantuan."),
    ),
    good=("Bantuan itu diserahkan PT Maju Jaya.", "Lihat pt-maju.co.id dan 5 pt per hari."),
    leaves_alone=Said("pt dan cv yang tidak diikuti nama.", "pt and cv that no name follows."),
    words=("pt", "cv"),
)
def firm_small(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports pt or cv in small letters before a capitalised or listed name."""
    past = at + (page.at(at + 1) == "." and not page.gap(at))  # "pt. Maju"
    name = page.at(past + 1)
    if not page.texts[at].isupper() and page.gap(past) == " " and (name.istitle() or name.isupper() or _name(name)) and name.isalpha():
        yield rule.finding(page, page.span(at, past + 1), page.texts[at].upper())


@card(
    "AKR103",
    "akronim-nama-berkapital-semua",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 6",
    eyd=("KF06",),
    level=SHOW,
    why=Said(
        "Akronim nama diri dari gabungan suku kata hanya berhuruf awal kapital.", "An acronym of syllables that is a name has one capital."
    ),
    message=Said("Akronim “{before}” ditulis “{after}”.", "The acronym “{before}” is written “{after}”."),
    bad=(("Kepala BAPPEDA menyusun laporan.", "Kepala Bappeda menyusun laporan."),),
    good=("Kepala Bappeda menyusun laporan.", "KEPALA BAPPEDA MENYUSUN LAPORAN", "Ketua KPU hadir."),
    leaves_alone=Said(
        "Judul berhuruf kapital; hanya yang pertama dalam dokumen yang ditunjukkan.",
        "Headlines in capitals; only the first in a document is shown.",
    ),
    shape=lambda token: token.isupper() and token.isalpha() and _name(token.lower()) != "",
)
def name_capitals(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Suggests one capital for the acronym of a name, once a document."""
    if _is_first_in_body(page, at):
        yield rule.finding(page, page.span(at), _name(page.lower(at)))


@card(
    "AKR104",
    "akronim-umum-berkapital-semua",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 7",
    eyd=("KF07",),
    level=SHOW,
    why=Said("Akronim yang bukan nama diri ditulis dengan huruf kecil.", "An acronym that is no name is small."),
    message=Said("Akronim “{before}” ditulis “{after}”.", "The acronym “{before}” is written “{after}”."),
    bad=(("Warga berobat ke PUSKESMAS setempat.", "Warga berobat ke puskesmas setempat."),),
    good=("Warga berobat ke puskesmas setempat.", "Warga ke Puskesmas Mawar.", "WARGA BEROBAT KE PUSKESMAS"),
    leaves_alone=Said(
        "Akronim yang menjadi bagian nama; judul berhuruf kapital.", "Acronyms that are part of a name; headlines in capitals."
    ),
    shape=lambda token: token.isupper() and len(token) > 4 and token.lower() in _written(token.lower()),
)
def common_capitals(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Suggests small letters for an acronym that is a common noun, once a document."""
    if _is_first_in_body(page, at) and not (page.at(at + 1)[:1].isupper() and page.gap(at) == " ") and page.at(at - 1).islower():
        yield rule.finding(page, page.span(at), page.lower(at))


def _is_first_in_body(page: Page, at: int) -> bool:
    """Says whether a token stands in a body line and is the first of its kind in the document."""
    return page.line_case(page.starts[at]) == "body" and page.text.find(page.texts[at]) == page.starts[at]


@card(
    "HKP120",
    "kepanjangan-berhuruf-kecil-sebagian",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 20",
    eyd=("HF20",),
    why=Said(
        "Jika singkatannya mengikuti dalam kurung, setiap kata nama ditulis dengan huruf awal kapital, kecuali kata tugas.",
        "Each word of a name whose initials follow in brackets takes a capital, function words excepted.",
    ),
    message=Said("Kepanjangan “{before}” ditulis “{after}”.", "The expansion “{before}” is written “{after}”."),
    bad=(("Ia mengikuti Pelatihan kepemimpinan Administrator (PKA).", "Ia mengikuti Pelatihan Kepemimpinan Administrator (PKA)."),),
    good=("Ia membahas kebijakan umum anggaran (KUA).", "Kebijakan umum anggaran (KUA) dibahas.", "Angka kematian Ibu (AKI) turun."),
    leaves_alone=Said(
        "Kepanjangan yang seluruhnya berhuruf kecil atau yang mengawali kalimat.",
        "Expansions that are all small or that open their sentence.",
    ),
    near="(",
    pattern=r"(?P<name>[A-Z][a-z]+(?: [A-Za-z][a-z]+){1,5})(?= \((?P<short>[A-Z]{3,6})\))",
)
def expansion(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a small word inside a capitalised name whose initials follow."""
    words = match["name"].split(" ")
    words = words[max(0, len(words) - len(match["short"])) :]
    start = match.end("name") - len(" ".join(words))
    opens = page.opens_sentence(page.index_at(start))
    whole = "".join(word[0] for word in words).upper() == match["short"] and words[0][0].isupper() and words[-1][0].isupper()
    if whole and not opens and any(word.islower() for word in words):
        right = " ".join(word.capitalize() for word in words)
        yield rule.finding(page, Span(start, match.end("name")), right)


@card(
    "HKP128",
    "singkatan-dalam-kurung-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 3",
    eyd=("KF03",),
    why=Said(
        "Singkatan dari huruf awal setiap kata yang mendahuluinya ditulis dengan huruf kapital semua.",
        "The initials of the words before a bracket are all capitals.",
    ),
    message=Said("Singkatan “{before}” ditulis “{after}”.", "The initialism “{before}” is written “{after}”."),
    bad=(("Masyarakat Peduli Api (Mpa) siaga di tiga posko.", "Masyarakat Peduli Api (MPA) siaga di tiga posko."),),
    good=("Kepala Dinas (Kadis) hadir.", "Badan Usaha Milik Desa (Bumdes) dibentuk.", "Sari Ayu Dewi (Sad Ripu) tampil."),
    leaves_alone=Said("Akronim dari suku kata (Bumdes).", "Acronyms of syllables (Bumdes)."),
    near="(",
    pattern=r"\((?P<short>[A-Z][a-z]{2,5})\)",
)
def bracketed_small(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports small letters in initials whose words stand before the bracket."""
    short, at = match["short"], page.index_at(match.start())
    words: list[str] = []
    while len(words) < len(short) and page.same_line(at - 1, at):
        at -= 1
        if page.texts[at] not in UNCOUNTED:
            words.append(page.texts[at])
        if not page.texts[at][0].isalpha() or (words and not words[-1][0].isupper()):
            return
    if "".join(word[0] for word in reversed(words)).upper() == short.upper():
        yield rule.finding(page, Span(*match.span("short")), short.upper())


@card(
    "HKP129",
    "ri-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 3",
    eyd=("KF03",),
    why=Said("RI sebagai singkatan Republik Indonesia ditulis dengan huruf kapital.", "RI for Republik Indonesia is all capitals."),
    message=Said(
        "“{before}” setelah nama lembaga atau jabatan ditulis “{after}”.", "“{before}” behind a body or office is written “{after}”."
    ),
    bad=(("Ketua DPR ri dan Presiden Ri hadir.", "Ketua DPR RI dan Presiden RI hadir."),),
    good=("Ketua DPR RI hadir.", "Situs dpr.ri dan kata ri dalam bahasa Bugis.", "HUT Ri Kwang dirayakan."),
    leaves_alone=Said("ri di belakang kata lain, dan nama orang.", "ri behind other words, and people's names."),
    words=("ri",),
)
def republic_small(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports RI in small letters behind an initialism, or behind an office with a capital."""
    token, before = page.texts[at], page.at(at - 1)
    led = (before.isupper() and len(before) > 2) or (
        before.istitle() and before.lower() in lexicon().of_kind("offices", "office", "minister")
    )
    alone = page.gap(at - 1) == " " and not is_slug(page, at) and not (page.at(at + 1).istitle() and page.gap(at) == " " and token == "Ri")
    if led and alone and not token.isupper() and page.line_case(page.starts[at]) == "body":
        yield rule.finding(page, page.span(at), "RI")


UNCOUNTED = frozenset(("dan", "di", "untuk", "dalam"))  # words that give initials no letter


@card(
    "HKP106",
    "akronim-salah-kapital",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 3",
    eyd=("KF03",),
    why=Said("Singkatan dari huruf awal setiap kata ditulis dengan huruf kapital semua.", "An initialism is all capitals."),
    message=Said("Singkatan “{before}” ditulis “{after}”.", "The initialism “{before}” is written “{after}”."),
    bad=(
        ("Ketua LPm Benoa hadir bersama anggota LPM.", "Ketua LPM Benoa hadir bersama anggota LPM."),
        ("Upacara Hut RI digelar.", "Upacara HUT RI digelar."),
        ("Anggota Dprd membahas apbd.", "Anggota DPRD membahas APBD."),
        ("KONI rapat. Ketua Koni hadir bersama KONI.", "KONI rapat. Ketua KONI hadir bersama KONI."),
        ("Ketua kpu menemui anggota dpr.", "Ketua KPU menemui anggota DPR."),
    ),
    good=("Pemilu digelar KPU.", "Kadin Bali hadir.", "Buku, pena, dsb. dibawa.", "Akun @dprd_bali aktif."),
    leaves_alone=Said("Akronim yang dibaca sebagai kata (Pemilu, Kadin).", "Acronyms read as words (Pemilu, Kadin)."),
    shape=lambda token: 2 < len(token) < 7 and token.isalpha() and not token.isupper() and token.isascii() and _is_initialism(token),
)
def acronym(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports an initialism that is not all capitals."""
    token = page.texts[at]
    right = token.upper()
    if is_slug(page, at):
        return
    if not token.islower() and not token.istitle():
        sure = page.evidence.counts[right] > 0  # "LPm" where the document writes LPM elsewhere
    elif _reads(token):
        sure = _is_plain(right) if token.islower() else page.evidence.counts[right] >= max(2, page.evidence.counts[token])
    elif token == "Hut":
        sure = page.at(at + 1)[:1] in ("R", "k", "K")  # "Hut RI", "Hut ke-73"
    else:
        sure = len(token) > 3 or page.evidence.counts[right] > 0 or _is_plain(right)
    if sure:
        yield rule.finding(page, page.span(at), right)


def _is_initialism(token: str) -> bool:
    """Says whether a token is an initialism in wrong letters: "LPm", "Dprd", "apbd"; what can be read as a word is left out."""
    source, word, right = lexicon(), token.lower(), token.upper()
    if not token.islower() and not token.istitle():
        return token[0].isupper() and (token[1:-1].isupper() or token[:-1].isupper())
    if token == "Hut":
        return not source.is_known(word)
    if token.islower() and _is_plain(right) and len(word) == 3 and word != "bps":  # basis points
        return not source.is_known(word) and not source.may_be_english(word) and word not in source.table("abbreviations")
    if _reads(token):
        return token.istitle() and right in source.table("acronyms") and token not in source.table("acronyms") and not source.is_known(word)
    listed = right in source.table("acronyms") and token not in source.table("acronyms") and word not in source.table("abbreviations")
    long = len(word) > 3 or not token.islower()
    return listed and long and not source.is_known(word) and token.capitalize() not in source.names


def _reads(token: str) -> bool:
    """Says whether an initialism may be read as a word, so that only the document's own writing tells ("Koni" beside KONI)."""
    return token != "Hut" and (token.istitle() or token.islower()) and any(letter in "aiueo" for letter in token[1:])


TWO_CAPITALS = deferred(r"[A-Z]{2}[a-z]{2,}")
# "statemenT" and "meNgerahkan", but "KelasA", "TahapI" and "eKinerja" are other things
LATE_CAPITAL = deferred(r"[A-Za-z][a-z]{3,}[E-HJ-UWYZ]|[A-Z][a-z]{3,}I|[a-z]{2,3}[A-Z][a-z]{3,}")
LEAST_TWICE = 5  # letters, if the document does not write the word right elsewhere: "KPUd" and "SMAn" are other things


@card(
    "HKP115",
    "dua-huruf-kapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital",
    why=Said("Hanya huruf pertama kata yang ditulis dengan huruf kapital.", "Only the first letter of a word is a capital."),
    message=Said("Huruf kapital terselip di dalam kata: “{before}” → “{after}”.", "A stray capital inside a word: “{before}” → “{after}”."),
    bad=(
        ("Rapat digelar di KEndari oleh PEmerintah Kota.", "Rapat digelar di Kendari oleh Pemerintah Kota."),
        ("Panitia meNgerahkan petugas untuk menyusun laporaN.", "Panitia mengerahkan petugas untuk menyusun laporan."),
        ("Acara dibuka Bupati Ahmad SUryadi dan JufrI Hasan.", "Acara dibuka Bupati Ahmad Suryadi dan Jufri Hasan."),
    ),
    good=("KPUd, BUMDes, dan PPKn hadir di KTTek.", "Siswa KelasA dan TahapI memakai eKinerja, iPad, dan mBanking."),
    leaves_alone=Said("Singkatan, dan kata yang tidak dikenal.", "Acronyms, and words that nobody knows."),
    shape=lambda token: _strays(token) and token not in lexicon().table("acronyms"),
)
def two_capitals(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a capital inside a word that the shift key left there."""
    token, source = page.texts[at], lexicon()
    word = token.lower()
    right = word.capitalize() if token[0].isupper() else word
    name = word.capitalize() in source.names or word.capitalize() in source.table("people")
    common = source.count(word) >= COMMON and (source.is_known(word) or (token[-1].isupper() and source.is_foreign(word)))
    if token[-1] == "I":
        common = False  # "TahapI" rather lacks a blank
    known = common or (name and token[0].isupper())
    beside = word.capitalize() in source.table("people") and page.at(at - 1) in source.table("people") and page.gap(at - 1) == " "
    if page.evidence.counts[right] or (known and len(word) >= LEAST_TWICE) or beside:  # "Ali MAzi"
        yield rule.finding(page, page.span(at), right)


def _strays(token: str) -> bool:
    return TWO_CAPITALS.fullmatch(token) is not None or LATE_CAPITAL.fullmatch(token) is not None


COMMON = 20.0  # weighted count of a word that is surely meant
