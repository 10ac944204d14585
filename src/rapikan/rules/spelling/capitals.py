"""Huruf kapital (HKP): stray capitals inside a sentence, and capitals that are missing.

Capitals of offices and units are taste and stay. A noun loses its capital only where no name reading is possible: alone
between small-letter words, or in a document that strews capitals (`capital_rate`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.punctuation import SPEECH
from rapikan.text import SENTENCE_END, Page
from rapikan.words.habits import capital_rate

__all__ = ["acronym", "missing_name", "sentence_start", "speech_verb", "stray_function_word", "stray_noun", "stray_verb"]

# Small even inside names and titles, unless first (EYD V, Huruf Kapital 12).
FUNCTION_WORDS = frozenset(
    [
        "yang",
        "untuk",
        "dengan",
        "kepada",
        "oleh",
        "telah",
        "sudah",
        "akan",
        "juga",
        "para",
        "tersebut",
        "dari",
        "pada",
        "dalam",
        "serta",
        "guna",
        "ini",
        "itu",
        "adalah",
        "agar",
        "sebagai",
        "terkait",
        "ia",
        "termasuk",
        "karena",
        "sehingga",
        "bagi",
        "terhadap",
        "antara",
        "atas",
        "hingga",
        "sampai",
        "atau",
        "maka",
        "namun",
        "tetapi",
        "bahwa",
        "seperti",
        "tentang",
        "melalui",
        "menjadi",
        "merupakan",
        "secara",
        "dapat",
        "bisa",
        "harus",
        "tidak",
        "belum",
        "masih",
        "sangat",
        "lebih",
        "hanya",
        "saja",
        "lagi",
        "kami",
        "kita",
        "mereka",
        "saat",
        "ketika",
        "setelah",
        "sebelum",
        "selama",
        "sejak",
        "jika",
        "apabila",
        "supaya",
        "yaitu",
        "yakni",
        "bersama",
        "sekaligus",
        "kemudian",
        "sedang",
        "selain",
        "tanpa",
        "baik",
        "setiap",
        "seluruh",
        "semua",
        "beberapa",
        "banyak",
        "ada",
    ]
)
# These are also parts of names, titles of programmes or military offices ("Dan Lanal"), or stand at the head of one.
NAME_WORDS = frozenset(
    ["bersama", "bisa", "ada", "baik", "seluruh", "semua", "setiap", "kita", "kami", "atas", "dalam", "antara", "banyak", "guna"]
)
VERB = re.compile(r"(?:Me(?:m|n|ng|ny|l|r|w|y)|Di|Ber|Ter)[a-z]{3,}")
TITLE = re.compile(r"[A-Z][a-z]+")
TASTE = frozenset(
    [
        "pemerintah",
        "pemerintahan",
        "negara",
        "daerah",
        "provinsi",
        "kabupaten",
        "kota",
        "kecamatan",
        "kelurahan",
        "desa",
        "distrik",
        "dusun",
        "bupati",
        "gubernur",
        "wali",
        "camat",
        "lurah",
        "kepala",
        "ketua",
        "sekretaris",
        "wakil",
        "dinas",
        "badan",
        "dewan",
        "bapak",
        "ibu",
        "saudara",
        "presiden",
        "menteri",
        "tuhan",
        "nabi",
        "raja",
        "sultan",
        "ratu",
        "pangeran",
        "direktur",
        "rektor",
        "dekan",
        "komandan",
        "kapolda",
        "kapolres",
        "jenderal",
        "kolonel",
        "mayor",
        "kapten",
        "haji",
        "kiai",
        "ustaz",
        "pendeta",
        "pastor",
        "undang",
        "peraturan",
        "keputusan",
        "surat",
        "pasal",
        "ayat",
        "bab",
        "lampiran",
        "pemilu",
        "pilkada",
        "agama",
        "hari",
        "tahun",
        "bulan",
        "universitas",
        "sekolah",
        "masjid",
        "gereja",
        "gedung",
        "jalan",
        "jembatan",
        "pasar",
        "taman",
        "sungai",
        "gunung",
        "pulau",
        "laut",
        "danau",
        "bumi",
        "matahari",
        "bulan",
        "pusat",
        "konferensi",
        "kongres",
        "musyawarah",
        "seminar",
        "forum",
        "lokakarya",
        "rapat",
        "sidang",
        "festival",
        "pekan",
        "lomba",
        "piala",
        "sementara",
        "sedangkan",
        "adapun",
        "selanjutnya",
        "kemudian",
        "utara",
        "selatan",
        "timur",
        "barat",
        "tenggara",
        "tengah",
        "konstitusi",
        "reformasi",
        "proklamasi",
        "kemerdekaan",
        "panitia",
        "komite",
        "komisi",
        "fraksi",
        "partai",
        "jaksa",
        "hakim",
        "polisi",
        "bank",
    ]
)


def _is_inside(page: Page, at: int) -> bool:
    """Says whether a token stands inside a body sentence, behind a word or a comma and outside any quotation's or list's head."""
    before = page.at(at - 1)
    return (
        at > 0
        and page.same_line(at - 1, at)
        and (before == "," or before[0].isalnum() or (before == ")" and len(page.at(at - 2)) > 2))
        and page.gap(at - 1) == " "
        and page.line_case(page.starts[at]) == "body"
        and not page.opens_sentence(at)
    )


def _is_small(page: Page, at: int) -> bool:
    """Says whether a neighbour cannot be part of a name with the token: a small word, a mark, or the line's end.

    "dan" between two capitalised words may join the parts of one name ("Kesatuan Bangsa dan Politik"), and a bracket behind a
    capitalised word mostly holds the short form of a name ("Perwira Penghubung (Pabung)").
    """
    token = page.at(at)
    if token in JOINERS:
        return not (page.at(at - 1)[:1].isupper() and page.at(at + 1)[:1].isupper())
    return token not in ("(", "/", "&") and (not token or not token[0].isupper() or token.lower() in FUNCTION_WORDS)


JOINERS = frozenset(("dan", "serta", "atau", "di"))


@card(
    "HKP101",
    "kata-tugas-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 12",
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
    good=("Rapat dibuka. Kepada peserta diberikan sertifikat.", "Ia membaca buku Untuk Indonesia."),
    leaves_alone=Said(
        "Awal kalimat, judul, kata pertama dalam petikan.", "The head of a sentence, headlines, the first word of a quotation."
    ),
    shape=lambda token: token[0].isupper() and token[1:].islower() and token.lower() in FUNCTION_WORDS,
)
def stray_function_word(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a function word with a capital inside a sentence."""
    if not _is_inside(page, at):
        return
    after, before = page.at(at + 1), page.at(at - 1)
    word = page.lower(at)
    level = Applicability.SAFE
    if before[0].isupper() and after[:1].isupper() and page.gap(at) == " ":
        level = Applicability.UNSAFE if word in NAME_WORDS or not _strews(page) else Applicability.SAFE
    elif word in NAME_WORDS and (before[0].isupper() or after[:1].isupper()):
        level = Applicability.SHOW
    elif page.line_case(page.starts[at]) == "body" and not before[0].isupper() and after[:1].isupper() and not _strews(page):
        level = Applicability.UNSAFE  # the head of a title: membaca buku Untuk Indonesia
    yield rule.finding(page, page.span(at), word, level=level)


def _strews(page: Page) -> bool:
    """Says whether the document strews capitals over its common words."""
    return capital_rate(page) >= STREWN


STREWN = 0.2  # share of common words with a capital; edited texts have 0.05–0.1, sentence heads included


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
    good=("Gerakan Indonesia Melayani dicanangkan.", "Menjelaskan hal itu, ia tersenyum."),
    leaves_alone=Said(
        "Kata kerja di antara kata berkapital, yang mungkin nama program.",
        "Verbs between capitalised words, which may be the name of a programme.",
    ),
    shape=lambda token: VERB.fullmatch(token) is not None and token.lower() not in FUNCTION_WORDS and lexicon().is_listed(token.lower()),
)
def stray_verb(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a verb with a capital inside a sentence."""
    word = page.lower(at)
    if not _is_inside(page, at) or lexicon().capital_share(word) > 0.3:
        return
    left, right = not _is_small(page, at - 1), not _is_small(page, at + 1)
    if (not left and not right) or (_strews(page) and page.at(at + 1).isalpha()):
        level = Applicability.SAFE
    else:
        level = Applicability.UNSAFE if not (left and right) else Applicability.SHOW
    yield rule.finding(page, page.span(at), word, level=level)


@card(
    "HKP103",
    "kata-umum-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 1 dan 10",
    eyd=("HF01", "HF17"),
    why=Said(
        "Kata umum di tengah kalimat yang bukan bagian nama ditulis dengan huruf kecil.",
        "A common word inside a sentence that is no part of a name is small.",
    ),
    message=Said("“{before}” di tengah kalimat ditulis “{after}”.", "“{before}” inside a sentence is written “{after}”."),
    bad=(("Nilai ekspor naik, sedangkan Impor turun.", "Nilai ekspor naik, sedangkan impor turun."),),
    good=("Kepala Dinas Perhubungan hadir.", "Ia lahir di Indah Jaya.", "Sidang dipimpin Ketua."),
    leaves_alone=Said(
        "Jabatan, lembaga, dan kata di sebelah kata berkapital lain.", "Offices, institutions, and words beside other capitalised ones."
    ),
    shape=lambda token: TITLE.fullmatch(token) is not None and len(token) > 3 and _is_common(token),
)
def stray_noun(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a common word with a capital where no name reading is possible."""
    if not _is_inside(page, at):
        return
    if _strews(page):
        if _run_is_common(page, at) and "/" not in (page.at(at - 1), page.at(at + 1)):
            yield rule.finding(page, page.span(at), page.lower(at))
        return
    left, right = page.at(at - 1), page.at(at + 1)
    alone = _is_small(page, at - 1) and _is_small(page, at + 1)
    if alone:
        certain = (
            (left.islower() or left.isdigit()) and (right.islower() or right.isupper()) and page.gap(at) == " " and not _is_name_giver(left)
        )
        yield rule.finding(page, page.span(at), page.lower(at), level=Applicability.SAFE if certain else Applicability.SHOW)


def _is_common(token: str) -> bool:
    source, word = lexicon(), token.lower()
    return (
        word not in FUNCTION_WORDS
        and word not in TASTE
        and VERB.fullmatch(token) is None
        and word not in source.table("proper")
        and token not in source.names
        and source.is_known(word)
        and source.count(word) >= 50
        and source.capital_share(word) < COMMON_SHARE
    )


COMMON_SHARE = 0.35
# Words before which a lone capital is a name after all: "warga Bersatu", "kapal Cahaya".
NAME_GIVERS = frozenset(
    [
        "kapal",
        "program",
        "aplikasi",
        "gerakan",
        "bernama",
        "berjudul",
        "bertajuk",
        "bertema",
        "tema",
        "kelompok",
        "tim",
        "klub",
        "partai",
        "koran",
        "majalah",
        "film",
        "lagu",
        "toko",
        "warung",
        "kampung",
        "dusun",
        "si",
        "sang",
    ]
)


def _is_name_giver(word: str) -> bool:
    return word.lower() in NAME_GIVERS


def _run_is_common(page: Page, at: int) -> bool:
    """Says whether all capitalised words that touch a token are common ones, so that the run is no name."""
    for step in (-1, 1):
        near = at + step
        while page.at(near)[:1].isupper() and page.gap(min(near, near - step)) == " ":
            token = page.at(near)
            if token.lower() not in FUNCTION_WORDS and not (VERB.fullmatch(token) or _is_common(token)):
                return False
            near += step
        if page.at(near) == "(" or not _is_small(page, near):
            return False
    return True


@card(
    "HKP104",
    "awal-kalimat-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 1",
    eyd=("HF01",),
    why=Said("Kalimat dimulai dengan huruf kapital.", "A sentence begins with a capital."),
    message=Said("Awal kalimat “{before}” ditulis “{after}”.", "The head of the sentence “{before}” is written “{after}”."),
    bad=(("Rapat selesai pukul lima. peserta kemudian pulang.", "Rapat selesai pukul lima. Peserta kemudian pulang."),),
    good=("Surat a.n. bupati dikirim.", "Harga naik 5,5 persen.", "Ia diam ... lalu pergi."),
    leaves_alone=Said(
        "Setelah singkatan dan elipsis, butir perincian, nama berhuruf kecil.",
        "After abbreviations and ellipses, list items, names in small letters.",
    ),
    pattern=r"(?<=[a-z)\"”][.?!] )[a-z]{2,}\b",
)
def sentence_start(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a sentence that begins small."""
    at = page.index_at(match.start())
    if page.starts[at] != match.start():
        return
    stop = page.at(at - 1)
    token, word = page.at(at), page.at(at - 2)
    if stop not in SENTENCE_END or (stop == "." and page.is_abbreviation_stop(at - 1)) or len(word) < 4 or not word.islower():
        return
    if not lexicon().is_known(token) or not lexicon().is_known(word) or word in lexicon().table("abbreviations"):
        return
    if stop != "." and page.at(at - 2) in '”"':
        return  # “Siapa?” tanya bupati
    yield rule.finding(page, page.span(at), token[0].upper() + token[1:])


@card(
    "HKP105",
    "nama-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 2, 5, 7, 8, dan 10",
    eyd=("HF02", "HF07", "HF11", "HF13", "HF16", "HF18"),
    why=Said(
        "Nama diri, hari, bulan, agama, bangsa, dan bahasa ditulis dengan huruf kapital.",
        "Names, days, months, religions, peoples and languages take a capital.",
    ),
    message=Said("“{before}” ditulis “{after}”.", "“{before}” is written “{after}”."),
    bad=(
        ("Rapat digelar hari senin di jakarta.", "Rapat digelar hari Senin di Jakarta."),
        (
            "Menurut Remotivi, anggota Remotivi dan remotivi hadir bersama Remotivi.",
            "Menurut Remotivi, anggota Remotivi dan Remotivi hadir bersama Remotivi.",
        ),
    ),
    good=("Ia membeli gula jawa dan jeruk bali.", "Warga keturunan keindonesiaan."),
    leaves_alone=Said(
        "Nama jenis (gula jawa, jeruk bali), kata yang juga kata umum.", "Kinds (gula jawa, jeruk bali), words that are common words too."
    ),
    shape=lambda token: (
        token.islower() and token.isalpha() and len(token) > 3 and (token in lexicon().table("proper") or not lexicon().is_known(token))
    ),
)
def missing_name(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a name in small letters."""
    word = page.texts[at]
    source = lexicon()
    proper = source.table("proper").get(word)
    if page.at(at - 1) in ("-", "_", "@", ".", "/") or (
        page.at(at + 1) in ("-", "_", "@", ".") and page.gap(at) == "" and page.at(at + 2)[:1].islower()
    ):
        return
    if proper is not None:
        right, kinds, *_ = proper
        if page.lower(at - 1) not in kinds.split():
            level = Applicability.SAFE if not kinds else Applicability.UNSAFE
            yield rule.finding(page, page.span(at), right, level=level)
        return
    name = word.capitalize()
    twin = page.evidence.counts[name]
    if (twin >= 2 and twin >= 3 * page.evidence.counts[word] and not source.is_foreign(word) and word not in source.wrong_forms) or (
        (name in source.table("places") or name in source.table("places-world")) and source.capital_share(word) >= 0.5
    ):
        yield rule.finding(page, page.span(at), name)


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
    ),
    good=("Pemilu digelar KPU.", "Kadin Bali hadir."),
    leaves_alone=Said("Akronim yang dibaca sebagai kata (Pemilu, Kadin).", "Acronyms read as words (Pemilu, Kadin)."),
    shape=lambda token: 2 < len(token) < 7 and token.isalpha() and token[0].isupper() and not token.isupper() and _initialism(token),
)
def acronym(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports an initialism that is not all capitals."""
    token = page.texts[at]
    right = token.upper()
    inner = any(letter.isupper() for letter in token[1:])
    if (inner and page.evidence.counts[right]) or (
        not inner and page.line_case(page.starts[at]) == "body" and page.at(at + 1)[:1] in ("R", "k", "K")
    ):
        yield rule.finding(page, page.span(at), right)


def _initialism(token: str) -> bool:
    source = lexicon()
    inner = any(letter.isupper() for letter in token[1:])
    if inner:
        return token[1:-1].isupper() or token[:-1].isupper()
    return token in ("Hut",) and not source.is_known(token.lower())


@card(
    "HKP107",
    "pengiring-petikan-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Petik 1",
    eyd=("TB07",),
    why=Said(
        "Pengiring setelah petikan melanjutkan kalimatnya dan ditulis dengan huruf kecil.",
        "The frame after a quotation goes on with its sentence and is small.",
    ),
    message=Said("Pengiring petikan “{before}” ditulis “{after}”.", "The frame “{before}” is written “{after}”."),
    bad=(("“Kami siap,” Ungkap Gubernur.", "“Kami siap,” ungkap Gubernur."),),
    good=("“Kami siap.” Ungkapan itu disambut tepuk tangan.",),
    leaves_alone=Said("Kalimat baru setelah petikan.", "A new sentence after the quotation."),
    pattern=rf"(?<=,[”\"] )(?:{'|'.join(word.capitalize() for word in SPEECH.split('|'))})(?:nya)?\b",
)
def speech_verb(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a speech verb with a capital behind a quotation."""
    at = page.index_at(match.start())
    yield rule.finding(page, page.span(at), page.lower(at))
