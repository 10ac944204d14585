"""The words stage: joined, torn and misspelt words, and what it leaves alone."""

from __future__ import annotations

import pytest

import rapikan
from rapikan.text import Evidence
from rapikan.words.witnesses import seen_otherwise

MENDED = [
    ("Memetakankebutuhanhumas", "Memetakan kebutuhan humas"),
    ("Melaksanaknkegiatanhumas", "Melaksanakan kegiatan humas"),
    ("Informasi dimuat dimediacetak.", "Informasi dimuat di media cetak."),
    ("Materi disampaikan olehSigitPamungkas.", "Materi disampaikan oleh Sigit Pamungkas."),
    ("Materike 1 oleh narasumber.", "Materi ke-1 oleh narasumber."),
    ("Acara di hadiri oleh bupati.", "Acara dihadiri oleh bupati."),
    ("Rapat digelar dilingkungan kantor bupati.", "Rapat digelar di lingkungan kantor bupati."),
    ("Gubernur meng hadiri rapat itu.", "Gubernur menghadiri rapat itu."),
    ("Hal itu khusunya bagi warga.", "Hal itu khususnya bagi warga."),
    ("hal hal\n\nhal hal", "hal-hal\n\nhal-hal"),
    ("Materi terkahir disampaikan kepala dinas.", "Materi terakhir disampaikan kepala dinas."),
    ("Acara digelar pada 5 Desmber 2021.", "Acara digelar pada 5 Desember 2021."),
    ("Vaksinasi di target kan mencapai seribu orang.", "Vaksinasi ditargetkan mencapai seribu orang."),
    ("Festival itu di meriahkan beragam lomba.", "Festival itu dimeriahkan beragam lomba."),
    ("Acara itu di di hadiri oleh bupati.", "Acara itu dihadiri oleh bupati."),
    ("Kerja sama ini resmi di LUNCURKAN hari ini.", "Kerja sama ini resmi diluncurkan hari ini."),
    ("Rapat itu akan di selesaikannya besok.", "Rapat itu akan diselesaikannya besok."),
    ("Provinsi yang AMAN, MAJU, SEJAHTERAH DAN BERMARTABAT.", "Provinsi yang AMAN, MAJU, SEJAHTERA DAN BERMARTABAT."),
    ("Kepala dinas memuji jajajarannya.", "Kepala dinas memuji jajarannya."),
    ("Acara itu didilaksanakan kemarin.", "Acara itu dilaksanakan kemarin."),
    ("Bimbingan yang edukasif itu penting.", "Bimbingan yang edukatif itu penting."),
    ("Fungsi itu tercorelasi dengan layanan.", "Fungsi itu terkorelasi dengan layanan."),
    ("Penilaian itu cukup informatik.", "Penilaian itu cukup informatif."),
    ("Bantuan tidak boleh tumpeng tindih.", "Bantuan tidak boleh tumpang tindih."),
    ("Buku itu di balik oleh petugas.", "Buku itu dibalik oleh petugas."),
    ("Meja tersebut di balik oleh massa.", "Meja tersebut dibalik oleh massa."),
    ("Ia mulai bekerja disirkus sejak kecil.", "Ia mulai bekerja di sirkus sejak kecil."),
    ("KPUdan Bawaslu menggelar rapat yang dihadiriCamat Babat.", "KPU dan Bawaslu menggelar rapat yang dihadiri Camat Babat."),
    ("Kapolresmengatakan hal itu.", "Kapolres mengatakan hal itu."),
    ("Ia lahir pada 5Mei 1980.", "Ia lahir pada 5 Mei 1980."),
    ("Mereka mengambil langkah-langkah antisipasif dengan cepat.", "Mereka mengambil langkah-langkah antisipatif dengan cepat."),
    ("Semua ke butuhan warga terpenuhi.", "Semua kebutuhan warga terpenuhi."),
    ("Hal itu membayakan keselamatan warga.", "Hal itu membahayakan keselamatan warga."),
    ("Hasilnya diinformasi kepada publik.", "Hasilnya diinformasikan kepada publik."),
]
LEFT_ALONE = [
    "Petronela Yusharto dari Pangkalpinang menerima penghargaan.",
    "Warga keluar dari gedung dan melapor kepada lurah.",
    "Tim memverifikasi data dan mengunggahnya ke laman resmi.",
    "Peserta mengikuti workshop branding dan public speaking.",
    "Robbana atina fid dunya hasanah wa fil akhirati hasanah.",
    "Segera kita tindaklanjuti laporan itu.",
    "Di jalan kan macet, hal itu tertuang di visi kota.",
    "Gedung Setiabudi 2 dan kapten Marat 12 kali.",
    "Video diunggah ke YouTube lewat iPhone dan WhatsApp.",
    "Surat dikirim ke info@kpu.go.id atau www.kpu.go.id/pengumumanresmi hari ini.",
    "Perusahaan itu mengandalkan stakeholdernya.",
    "Bendera dipasang di pagar oleh warga; dalang di balik kasus itu ditangkap oleh polisi.",
    "Rapat berakhir dengan ketok palu.",
    "Otot itu diregangkan, garisnya ditoreh, dan jenazahnya dikremasikan.",
    "Harga didongkrak, tangannya tercakar, dan data itu merekonfirmasi hal itu.",
    "Ketidakseriusan dan ketidaksepahaman itu membuat warga depresif.",
    "Lengkingan di hadangan itu memperkarakan kucing anggora; peta kartografis dan skema preferensial dibahas.",
    "Gegara hujan, para manula di bawean mengenakan khimar tebal.",
    "Pihak itu diultimatum; hasilnya digeneralisasikan dan dimaksimalisasi.",
    "Akun KotaBandung, KTPel, dan UMKMgo memakai sandi akunbersama12.",
    "Dokter menjelaskan anemia aplastik; sumber: inikatasultra.",
    "Kegiatan itu didokumentasi oleh humas; datanya dapat dibagipakaikan.",
    "Pembinaan di kelas oleh guru dan produksi di pabrik oleh pekerja meningkat.",
]


@pytest.mark.parametrize(("wrong", "right"), MENDED)
def test_mended(wrong: str, right: str) -> None:
    assert rapikan.fix(wrong).output == right


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    report = rapikan.fix(text)
    assert report.output == text, report.changes


def test_a_certain_slip_is_mended_throughout() -> None:
    text = "Kegiatan itu menambah keprcayaan warga. Keprcayaan itu penting. Warga memberi keprcayaan."
    assert rapikan.fix(text).output == text.replace("prcaya", "percaya")


def test_every_change_has_evidence() -> None:
    (change,) = rapikan.fix("Kegiatan itu menambah keprcayaan warga.").changes
    assert change.reasons[0].code == "SLK101"
    assert change.reasons[0].evidence["margin"] > 4
    assert "keprcayaan" in change.reasons[0].message


@pytest.mark.parametrize(
    ("before", "now", "asked"),
    [
        ("Petronela " * 30, "Petronela " * 31, set()),
        ("Petronela Petronela Petronlea", "Petronela Petronela Petronela Petronlea", {"Petronlea"}),
        ("Petronlea Petronlea", "Petronlea", {"Petronlea"}),
        ("Gedung gedung", "Gedung Gedung gedung", set()),
    ],
)
def test_words_are_asked_again_where_counts_compare_otherwise(before: str, now: str, asked: set[str]) -> None:
    assert seen_otherwise(Evidence(before.split()), Evidence(now.split())) & {"Petronlea", "Gedung", "gedung"} == asked
