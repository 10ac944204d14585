"""What no edit may touch, and what only looks like it."""

from __future__ import annotations

import pytest

from rapikan.protect import protected


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
