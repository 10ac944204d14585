"""Huruf kapital yang berlebih (HKP101–HKP103, HKP131; behind leading words: leaders.py): stray capitals inside a sentence. Table: dictionaries/case.tsv.

Capitals of offices and units are taste and stay. Common words lose theirs where truecase.py finds that they are no name; what a place
in a sentence says of a capital is in around.py. Missing capitals: proper.py; frames of quotations: frames.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from rapikan.edits import Applicability, Finding
from rapikan.grade import grade_odds
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.lexicon.morphology import is_reduplication
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.around import JOINERS, is_function, is_heading, is_in_title, is_inside, is_small, is_verb, kind_of, strews
from rapikan.rules.spelling.named import is_listed_place
from rapikan.rules.spelling.truecase import is_common, log_odds, may_be_title, run_at
from rapikan.text import Page, is_word

__all__ = ["stray_function_word", "stray_noun", "stray_reduplication", "stray_verb"]

PLACING = frozenset(("Di", "Ke"))
SAFE, UNSAFE, SHOW = Applicability.SAFE, Applicability.UNSAFE, Applicability.SHOW


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
        (
            "Rapat digelar Di Kantor Bupati, dan surat Dari Gubernur dibacakan.",
            "Rapat digelar di Kantor Bupati, dan surat dari Gubernur dibacakan.",
        ),
    ),
    good=(
        "Rapat dibuka. Kepada peserta diberikan sertifikat.",
        "Ia membaca buku Untuk Indonesia.",
        "Penyerang Angel Di Maria dan bek Di Lorenzo hadir.",
        "Kendari, 30 Agustus 2021, Dalam rangka hari jadi digelar lomba.",
        "Acara digelar dengan tema Dengan semangat kita maju.",
        "Allah berfirman bahwa sesungguhnya telah Kami turunkan kitab itu.",
        "Kabar itu dikutip dari Antara, kemarin.",
        "Tamu itu disambut Yang di-Pertuan Agong dan Yang Dipertuan Besar.",
    ),
    leaves_alone=Said(
        "Awal kalimat, judul, kata pertama dalam petikan dan tema.",
        "The head of a sentence, headlines, the first word of a quotation or theme.",
    ),
    shape=lambda token: token[0].isupper() and token[1:].islower() and (is_function(token.lower()) or token in PLACING),
)
def stray_function_word(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a function word with a capital inside a sentence."""
    if not is_inside(page, at) or is_listed_place(page, at) or _is_royal(page, at):
        return
    word, right = page.lower(at), page.at(at + 1)[:1].isupper() and page.gap(at) == " "
    left = page.at(at - 1)[0].isupper() and not (page.opens_sentence(at - 1) and lexicon().capital_share(page.lower(at - 1)) < HEAD)
    nameable = kind_of(word) == "name-function"
    if nameable and left and right and not strews(page):
        return
    if nameable and not is_word(page.at(at + 1)):
        return  # nothing is between: "dikutip dari Antara,"
    level = SAFE
    if page.at(at - 1) == ")" and kind_of(word) != "inner-function":
        level = SHOW  # behind a bracket a stop may be missing: "(foto: Ani) Beberapa warga"
    elif nameable and (left or right):
        ministry = page.lower(at + 1) == "negeri"  # "Menteri Dalam negeri"
        level = SAFE if strews(page) and not ministry and (not right or run_at(page, at + 1) is not None) else SHOW
    elif right and left and word in LINKING and "maha" not in (page.lower(at - 1), page.lower(at + 1)):
        level = SAFE  # small inside every name and title: "Rancangan Undang-Undang Tentang Satu Data"
    elif word in DIRECTING and right and _is_no_title(page, at + 1) and (not left or strews(page)):
        level = SAFE  # "surat Dari Gubernur", "digelar Di Kantor Bupati", but "Angel Di Maria"
    elif right and (not strews(page) or "maha" in (page.lower(at - 1), page.lower(at + 1))):
        # "Muara Enim Untuk Rakyat", "Tuhan Yang Maha Esa"; the head of a title: "buku Untuk Indonesia"
        level = SHOW if left else SAFE if kind_of(word) == "inner-function" else UNSAFE
    if level is SAFE and (is_in_title(page, at) or (word not in UNCOUNTED and _has_initials(page, at + 1))):
        level = SHOW  # the film “Jatuh Cinta Seperti di Film-Film”, "Sekolah Menengah Atas (SMA)"
    yield rule.finding(page, page.span(at), word, level=level)


def _is_royal(page: Page, at: int) -> bool:
    """Says whether a token stands in a Malay ruler's title: "Yang di-Pertuan Agong", "Yang Dipertuan Besar"."""
    return any(page.lower(near).replace("-", "") == "dipertuan" for near in (at, at + 1))


HEAD = 0.3  # share of capitals up to which a word has its capital from the head of the sentence ("Surat Dari Gubernur")
DIRECTING = frozenset(("di", "ke", "dari", "pada", "kepada", "oleh"))


def _is_no_title(page: Page, at: int) -> bool:
    """Says whether a capitalised word is an office, a body, a kind of place or a day or month or a listed place, which make no title with "Di" or "Dari"."""
    token, source = page.texts[at], lexicon()
    return (
        kind_of(token.lower()) in ("taste", "lone")
        or token.lower() in source.table("calendar")
        or any(token in source.table(table) for table in ("places", "places-world"))
    )


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
    bad=(
        ("Ketua panitia Menjelaskan tujuan acara.", "Ketua panitia menjelaskan tujuan acara."),
        ("Pada hari itu Bupati Bogor Meresmikan pasar hewan.", "Pada hari itu Bupati Bogor meresmikan pasar hewan."),
        ("Pada hari itu Pemerintahan Umum Mengadakan kegiatan olahraga.", "Pada hari itu Pemerintahan Umum mengadakan kegiatan olahraga."),
        ("Di aula itu Kartu Tani Dibagikan kepada para petani.", "Di aula itu Kartu Tani dibagikan kepada para petani."),
    ),
    good=(
        "Gerakan Indonesia Melayani dicanangkan.",
        "Film “Laut Bercerita” tayang pada Kamis.",
        "Menjelaskan hal itu, ia tersenyum.",
        "Daerah itu Maju, Sejahtera, dan Bermartabat.",
        "Ia melampirkan Surat Pernyataan Tidak Pernah Dihukum di pengadilan.",
        "Ia keluar dari partai Berkarya pada tahun itu.",
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
    if not is_inside(page, at) or is_listed_place(page, at) or _is_royal(page, at) or lexicon().capital_share(word) > 0.3:
        return
    if is_in_title(page, at) or _has_initials(page, at + 1):
        return
    left, right = is_small(page, at - 1, -1), is_small(page, at + 1, 1)
    body = word.startswith("ber") and page.lower(at - 1) in lexicon().of_kind("bodies", "named")  # "partai Berkarya"
    says = page.at(at + 1) in ("bahwa", "agar", "supaya")  # "Ketua Panitia Melaporkan bahwa"
    acts = right and word.startswith("me") and not is_verb(page.at(at + 1)) and (_follows_office(page, at) or word in _predicates())
    done = word.startswith("di") and page.at(at + 1) in ("di", "kepada", "oleh") and _is_plain_name(page, at - 1)
    if (left and right and not body) or says or acts or done or (strews(page) and is_word(page.at(at + 1))):
        yield rule.finding(page, page.span(at), word)
    elif left or right:
        yield rule.finding(page, page.span(at), word, level=SHOW)


def _is_plain_name(page: Page, at: int) -> bool:
    """Says whether the capitalised words that end at a token hold no function word or adverb, as titles do ("Surat Tidak Pernah Dihukum")."""
    while page.at(at)[:1].isupper() and page.gap(at) == " ":
        if is_function(page.lower(at)) or page.lower(at) in ("pernah", "tidak", "tanpa") or is_verb(page.lower(at)):
            return page.opens_sentence(at)
        at -= 1
    return True


@cache
def _predicates() -> frozenset[str]:
    """Lists the verbs that say what an office does or says, which no name of a movement holds ("Indonesia Mengajar")."""
    return lexicon().of_kind("speech", "before", "deed")


def _follows_office(page: Page, at: int) -> bool:
    """Says whether capitalised words that begin with an office stand before a verb, whose doer it is ("Bupati Bogor Meresmikan pasar")."""
    first = at
    while page.at(first - 1)[:1].isupper() and page.gap(first - 1) == " " and page.same_line(first - 1, at):
        first -= 1
    return first < at - 1 and page.lower(first) in lexicon().of_kind("offices", "office", "head") and not is_verb(page.lower(at - 1))


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
    bad=(
        ("Nilai ekspor naik, sedangkan Impor turun.", "Nilai ekspor naik, sedangkan impor turun."),
        ("Dalam Sambutannya lurah berterima kasih.", "Dalam sambutannya lurah berterima kasih."),
        ("Peserta lomba tingkat Internasional itu pulang.", "Peserta lomba tingkat internasional itu pulang."),
        ("Bantuan itu diserahkan untuk Warga Desa Lagan.", "Bantuan itu diserahkan untuk warga Desa Lagan."),
        (
            "Acara itu dihadiri oleh Bupati Bogor, Perwakilan dari Dinas Kesehatan, dan para camat.",
            "Acara itu dihadiri oleh Bupati Bogor, perwakilan dari Dinas Kesehatan, dan para camat.",
        ),
    ),
    good=(
        "Kepala Dinas Perhubungan hadir.",
        "Para tamu mencicipi Kopi Senja di halaman.",
        "Siswa membaca Bulan di Atas Kuburan.",
        "Ia belajar di Sekolah khusus Atlet Ragunan.",
        "Ia lahir di Indah Jaya.",
        "Sidang dipimpin Ketua.",
        "Pameran “Gong tanpa Batas” dibuka.",
        "Wilayah itu Terdepan, Terluar, dan Tertinggal.",
    ),
    leaves_alone=Said(
        "Jabatan, lembaga, judul di antara tanda petik, dan kata di sebelah kata berkapital lain.",
        "Offices, institutions, titles between quotation marks, and words beside other capitalised ones.",
    ),
    shape=lambda token: token[0].isupper() and token[1:].islower() and is_common(token.lower()),
)
def stray_noun(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports common words with capitals where no name reading is possible."""
    if (_is_bound(page, at) or _belongs(page, at)) and is_inside(page, at):
        yield rule.finding(page, page.span(at), page.lower(at))
        return
    run = run_at(page, at)
    if run is None or run.first != at or _heads_short_form(page, at) or _has_initials(page, run.past):
        return
    odds = log_odds(page, run)
    level = grade_odds(odds)
    if level is not None:
        span = page.span(*run)
        level = UNSAFE if level is SAFE and may_be_title(page, run) else level
        yield rule.finding(page, span, page.text[slice(*span)].lower(), level=level, evidence={"log_odds": round(odds, 1)})


@lru_cache(maxsize=6_000)
def _is_repeated(token: str) -> bool:
    """Says whether a token is a known reduplication with two capitals ("Anak-Anak") and no place ("Wangi-Wangi").

    Laws are the one word of the kind that names hold.
    """
    first, dash, second = token.partition("-")
    if not dash or not (first.istitle() and second.istitle()) or token in LAWS:
        return False
    source = lexicon()
    named = any(token in source.table(table) for table in ("places", "places-world", "people", "acronyms"))
    return not named and source.is_known(first.lower()) and is_reduplication(first.lower(), second.lower())


LAWS = frozenset(("Undang-Undang",))


@card(
    "HKP131",
    "kata-ulang-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 1 dan 21",
    eyd=("HF01", "HF21"),
    why=Said(
        "Kedua unsur bentuk ulang berhuruf kapital hanya di dalam nama dan judul.",
        "Both halves of a reduplication take a capital only in names and titles.",
    ),
    message=Said("“{before}” di tengah kalimat ditulis “{after}”.", "“{before}” inside a sentence is written “{after}”."),
    bad=(("Lomba itu diikuti oleh Anak-Anak dari desa sekitar.", "Lomba itu diikuti oleh anak-anak dari desa sekitar."),),
    good=(
        "Lomba itu digelar Komisi Perlindungan Anak-Anak Indonesia.",
        "Menurut Undang-Undang itu, anak-anak dilindungi.",
        "Buku berjudul Anak-Anak Laut terbit lagi.",
    ),
    leaves_alone=Said("Bentuk ulang di sebelah kata berkapital lain.", "Reduplications beside other capitalised words."),
    shape=_is_repeated,
)
def stray_reduplication(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a reduplication with capitals between small words."""
    left = page.at(at - 1)
    alone = left.islower() and kind_of(left) not in ("taste", "giver") and is_small(page, at - 1, -1) and is_small(page, at + 1, 1)
    alone = alone and not page.at(at + 1)[:1].isdigit()  # "di Alun-Alun 19 November"
    if alone and is_inside(page, at) and not is_in_title(page, at):
        yield rule.finding(page, page.span(at), page.lower(at))


def _belongs(page: Page, at: int) -> bool:
    """Says whether a word stands before the name of those whom it belongs to, which is no part of it: "untuk Warga Desa Lagan"."""
    left, token = page.at(at - 1), page.at(at + 1)
    if kind_of(page.lower(at)) != "belonging" or page.gap(at) != " ":
        return False
    sent = left == "," and page.lower(at) in SENT
    if sent and (token[:1].isupper() or (token == "dari" and page.at(at + 2)[:1].isupper())):
        return True  # "…, Kapolres Jambi, Perwakilan LSM, Utusan dari OPD"
    if not token[:1].isupper():
        return False
    named = token.isupper() or kind_of(token.lower()) == "taste" or not lexicon().is_known(token.lower())
    led = left == "," and page.at(at - 2).islower() and any(map(page.opens_sentence, range(at - LEAD_IN, at - 1)))
    free = led or left.isdigit() or (left.islower() and kind_of(left) not in ("taste", "lone"))
    return named and free and is_small(page, at - 1, -1)


SENT = frozenset(("perwakilan", "utusan"))  # no office: behind a comma they open no name
LEAD_IN = 4  # tokens from the head of a sentence to behind its comma: "Sementara itu, Perwakilan LSM"


def _heads_short_form(page: Page, at: int) -> bool:
    """Says whether a bracket after the next words gives their initials: "Pelatihan kepemimpinan Administrator (PKA)"."""
    for past in range(at + 2, at + MOST_INITIALS + 1):
        if page.at(past) == "(":
            initials = "".join(word[0] for word in page.texts[at:past]).upper()
            return page.at(past + 1) == initials and page.same_line(at, past)
    return False


MOST_INITIALS = 6
UNCOUNTED = frozenset(("dan", "di", "untuk", "dalam", ","))  # what gives initials no letter


def _has_initials(page: Page, past: int) -> bool:
    """Says whether a bracket behind a run, or behind the capitalised words after it, gives the initials of them all ("… Jangka Menengah Daerah (RPJMD)")."""
    while page.at(past)[:1].isupper() and page.gap(past - 1) == " ":
        past += 1
    if page.at(past) != "(":
        return False
    short = next((token for token in (page.at(past + 1), page.at(past + 2)) if token.isupper() and len(token) > 1 and token != "UU"), "")
    letters, at = "", past - 1
    while len(letters) < len(short) and page.same_line(at, past):
        if page.lower(at) not in UNCOUNTED:
            letters = page.texts[at][0].upper() + letters
        at -= 1
    return bool(short) and letters == short


def _is_bound(page: Page, at: int) -> bool:
    """Says whether a noun with -nya stands behind a small function word that gives no title: "dengan Terbentuknya Tim Terpadu"."""
    left, word = page.at(at - 1), page.lower(at)
    return (
        word.endswith("nya")
        and (left.islower() or is_heading(page, at - 1))  # "Dalam Sambutannya lurah …"
        and is_function(left.lower())
        and left.lower() not in TOPICS | JOINERS
        and word not in lexicon().table("people")
    )


TOPICS = frozenset(("tentang", "terkait", "adalah", "yaitu", "yakni", "yang"))
