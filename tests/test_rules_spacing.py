"""Blanks and marks beyond the cards: right texts that look faulty, faults put into right texts, line ends, twice is once."""

from __future__ import annotations

import pytest

from rapikan.edits import replay
from rapikan.pipeline import run
from rapikan.rule import select

MINE = select(["NRM", "SPS", "TBC"])

# Each line is right as it stands; every one tempts some rule.
RIGHT = """\
Anggarannya Rp1.500.000,00 dan dibayar pukul 10.30–12.00 WIB.
Perbandingannya 3:1, skor akhirnya 2-1, dan skala petanya 1:50.000.
Ayat itu ada di QS Al-Baqarah [2]: 183 dan Mat. 5:3-10.
Surat ditandatangani a.n. Bupati, u.p. Sekretaris, dan d.a. kantor pos, s.d. Jumat.
R.A. Kartini, W.R. Supratman, A.H. Nasution, dan H.O.S. Cokroaminoto dikenang.
Hadir Siti Aminah, S.Sos., M.Si., Budi Santoso, Ph.D., dan Rina, S.I.Kom., M.I.Kom.
Hadir pula dr. Budi Hartono, Sp.A(K), Rina, S.Tr.Keb., dan Joko, Sp.O.G. kemarin.
Pasal 5 ayat (1) huruf a) dan angka 2) berlaku.
Bupati dan/atau wakilnya hadir pada tahun anggaran 2020/2021 semester I/II selama 24/7.
Tulis ke info@kpu.go.id, buka https://kpu.go.id/berita?id=5&x=1, atau ikuti @kpu_ri.
Aplikasi Node.js dan .NET versi 2.0.1 dipasang pada peladen 10.0.0.1:8080.
Benarkah?! Ya! Hebat!! Luar biasa … lalu? Entahlah....
Peserta membawa buku, pena, dll., lalu pulang (dkk.) dsb.
Terima kasih :) ya ;) oke :D siap :( hore ^_^
“Ayo!” ajaknya. “Mengapa tidak?” tanya Gubernur.
Istilah “Merdeka Belajar”, “Kampus Merdeka”, dan “Guru Penggerak” dikenal luas.
Program “Jaga Desa” jelas bermanfaat bagi warga.
Ia menyebutnya "kota mati", kata warga.
JAKARTA, KOMPAS.com - Menteri Dalam Negeri membuka rapat.
Mata- dan telinganya diperiksa; pra- dan pascabencana dibahas.
Alamat: Jl. Basuki Rahmat No. 28 - 29, Tanjungpinang; telepon (0771) 318242 - 318243.
Suhu turun menjadi -5 °C, lalu -10 °C.
Hasilnya 3 - 2 = 1, f(x,y) = x,y; g(x) = 2x.
H2O, CO2, dan Fe(OH)3 diuji; kata(-kata) dan guru(-guru).
Siswa(i) dan anggota(nya) hadir.
Tinggi 5'10" dan layar 14" dipakai.
Pilih [ ] ya atau [x] tidak atau ( ) ragu.
| Nama | Nilai |
Ketua                          Sekretaris
Nama:\tBudi\tUmur:\t5
Doa بِسْمِ اللَّهِ dibacakan di São Paulo, Château, Ångström.
Ia berkata ”Kami siap” dan „ya“ serta «baik».
"A";"B";"C"
Bupati: "Kami siap." Warga: "Kami juga."
“Saya, Budi, S.Sos.,” katanya.
“Kami hadir bersama warga, camat, dll.,” ujarnya.""".splitlines()

TABLES = (
    "Nama   : Budi\nAlamat : Kendari\nNIP    : 1234",
    "No.   Nama            Jabatan\n1.    Budi Santoso    Ketua\n2.    Siti Aminah     Sekretaris",
)

# A right sentence, what a careless hand makes of it, and nothing else must come out but the right one.
SENTENCE = 'Bupati (Ketua) hadir, lalu pulang. "Kami siap," katanya.'
SPOILT = (
    'Bupati ( Ketua) hadir, lalu pulang. "Kami siap," katanya.',
    'Bupati (Ketua ) hadir , lalu pulang . "Kami siap," katanya.',
    'Bupati(Ketua)hadir,lalu pulang. "Kami siap,"katanya.',
    'Bupati (Ketua) hadir ,lalu pulang.  " Kami siap," katanya. ',
    'Bupati (Ketua)\u00a0hadir,\u200b lalu pulang. "Kami siap", katanya.',
    'Bupati (Ketua) hadir,, lalu pulang. "Kami siap." katanya.',
    'Bupati (Ketua) hadir, lalu pulang. "Kami siap" katanya.',
    'Bupati (Ketua) hadir, lalu pulang. "Kami siap". Katanya.',
)


# Several rules at one place: each line comes out as an editor would write it, and stays so.
MENDED = (
    ('"Kami siap ",ujarnya.', '"Kami siap," ujarnya.'),
    ("“Kami siap “, ujarnya.", "“Kami siap,” ujarnya."),
    ("‘’Kami siap’’ujarnya.", "“Kami siap,” ujarnya."),
    ("Lurah menyampaikan,,”Kami siap melayani warga,”jelasnya.", "Lurah menyampaikan, “Kami siap melayani warga,” jelasnya."),
    ("Hadir Ahmad Fauzi,SE.MM, dan Siti Rahma,SH.MH.", "Hadir Ahmad Fauzi, SE., MM, dan Siti Rahma, SH., MH."),
    ("Rapat digelar Selasa( 17 /8/ 2021),pukul 09. 00 - 12.00 Wib.", "Rapat digelar Selasa (17/8/2021), pukul 09.00-12.00 WIB."),
    ("Dana Rp. 5 Juta,- dan Rp 1. 000.000,-cair.", "Dana Rp5 juta dan Rp1.000.000,-cair."),  # ",-" with a word behind it may be a dash
    ("Bupati(Tanjabtim( hadir .Camat ,lurah,dan warga ikut.", "Bupati (Tanjabtim) hadir. Camat, lurah, dan warga ikut."),
    ("Naik 3 ,5 % pada Januari - Maret ( bobot 60, 4% ).", "Naik 3,5% pada Januari-Maret (bobot 60,4%)."),
)


@pytest.mark.parametrize(("spoilt", "right"), MENDED)
def test_several_rules_meet(spoilt: str, right: str) -> None:
    report = run(spoilt)
    assert report.output == right
    assert replay(spoilt, report.changes) == right
    assert run(right).output == right


@pytest.mark.parametrize("line", RIGHT)
def test_right_lines_stay(line: str) -> None:
    assert run(line, codes=MINE).output == line


@pytest.mark.parametrize("table", TABLES)
def test_layout_stays(table: str) -> None:
    assert run(table, codes=MINE).output == table


@pytest.mark.parametrize("spoilt", SPOILT)
def test_faults_are_mended(spoilt: str) -> None:
    report = run(spoilt)
    assert report.output == SENTENCE
    assert replay(spoilt, report.changes) == report.output
    assert run(report.output).output == report.output


@pytest.mark.parametrize("spoilt", SPOILT)
def test_line_ends_survive(spoilt: str) -> None:
    assert run(f"{spoilt}\r\n\r\n{spoilt}\r\n").output == f"{SENTENCE}\r\n\r\n{SENTENCE}\r\n"


@pytest.mark.parametrize("sign", ["“", '"', "(", "”", ")", ",", ".", " ", "\u00a0", "\u200b", "â€œ", "Â", "-", "/", "{", "\r"])
def test_any_place_for_a_sign_is_survived(sign: str) -> None:
    for at in range(len(SENTENCE) + 1):
        text = SENTENCE[:at] + sign + SENTENCE[at:]
        report = run(text, codes=MINE)
        assert replay(text, report.changes) == report.output
        assert run(report.output, codes=MINE).output == report.output
