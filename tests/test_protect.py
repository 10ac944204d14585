"""What no edit may touch, and what only looks like it."""

from __future__ import annotations

import pytest

from rapikan import fix
from rapikan.protect import english_lines, protected


def stretches(text: str) -> list[str]:
    return [text[start:end] for start, end in protected(text)]


@pytest.mark.parametrize(
    "found",
    [
        "https://kpu.go.id/berita?id=1", "www.kpu.go.id", "info@kpu.kepriprov.go.id", "@kpu_ri", "#PilkadaSerentak2018", "detik.com/berita", "rakyatjambi.co",
        "lampiran_1.docx", "+62-771-318242", "(021) 319 37223", "045/HM.03-SP/KPU/II/2021", "17/PUU-XIX/2021", "<strong>", "`kode`", "kpu.go.id",
        "/etc/hosts.d/desa",
    ],
)  # fmt: skip
def test_protected(found: str) -> None:
    assert stretches(f"Lihat {found} hari ini.") == [found]


@pytest.mark.parametrize(
    "text",
    [
        "tuturnya.Soedarmo hadir", "Pendidikanpolitikbagimasyarakat/pendidikanpemilih", "olehSigitPamungkas", "Rp1.500.000.000 lebih", "tahun 2018 - 2023",
        "12/03/2021", "kab/kota/provinsi", "Kecamatan/Kelurahan/Desa", "daring.Karena itu", "harga < 5", "S.Sos.M.Si", "pukul 09.00 - 16.00",
        "Kepala Desa /Lurah", "ayah/ibu/wali",
    ],
)  # fmt: skip
def test_not_protected(text: str) -> None:
    assert stretches(text) == []


def test_regions() -> None:
    text = "a@b.id\nc@d.id\n"
    assert [text[slice(*span)] for span in protected(text, 7, 14)] == ["c@d.id"]


@pytest.mark.parametrize(
    "line",
    [
        "The governor opened the exhibition and promised that it will be held each year.",
        "As he is the public face of the agency, he has to be there.",
    ],
)
def test_an_english_line_is_found(line: str) -> None:
    text = f"Rapat digelar.\n{line}\nRapat selesai."
    assert [text[slice(*span)] for span in english_lines(text)] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Peter Jackson meraih Piala Oscar atas Lord of the Rings: The Return of the King.",  # a title
        "Ia menulis of the people, by the people, for the people dalam pidatonya.",  # a quotation
        "Lihat the book.",
    ],
)
def test_an_indonesian_line_with_english_in_it_is_not(line: str) -> None:
    assert english_lines(line) == []


def test_an_english_line_is_left_alone_beside_lines_that_are_mended() -> None:
    english = "The governor  opened the public exhibition and an office of the agency."
    assert fix(f"Rapat dilingkungan kantor.\n{english}\nAcara di buka.").output == f"Rapat di lingkungan kantor.\n{english}\nAcara dibuka."
