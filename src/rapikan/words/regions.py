"""Nama wilayah salah ketik (NMA102): a slip in the name of a province, regency or city, which are a closed list. Table: dictionaries/places.tsv."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rapikan.edits import Finding
from rapikan.language import Said
from rapikan.lexicon import Status, lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.text import Page
from rapikan.words.channel import one_slip
from rapikan.words.generators import recase

__all__ = ["region"]

LEAST = 4  # letters
LEAST_ALONE = 5  # letters of a name of one word, which only "Kabupaten" or "Kota" announces
KINDS = {"province": ("provinsi", "prov"), "regency": ("kabupaten", "kab"), "city": ("kota",)}

Frame = tuple[str, ...]  # a name in small letters with "" for the word that is looked for


@cache
def _frames() -> dict[Frame, set[str]]:
    """Lists which words complete a name: ("muara", "") → enim, ("kabupaten", "") → every regency of one word."""
    frames: dict[Frame, set[str]] = {}
    for kind, announcements in KINDS.items():
        for name, *_ in lexicon().table("places").having(kind):
            words = tuple(name.lower().split(" "))
            if len(words) == 1:
                for announced in announcements:
                    frames.setdefault((announced, ""), set()).update(words if len(name) >= LEAST_ALONE else ())
            else:
                for place, word in enumerate(words):
                    frames.setdefault((*words[:place], "", *words[place + 1 :]), set()).add(word)
    return frames


def _is_strange(token: str) -> bool:
    return len(token) >= LEAST and token.isalpha() and token[0].isupper() and lexicon().status(token) in (Status.UNKNOWN, Status.FOREIGN)


@card(
    "NMA102",
    "nama-wilayah-salah-ketik",
    stage=Stage.WORDS,
    source="Kepmendagri tentang kode dan data wilayah administrasi pemerintahan",
    why=Said(
        "Nama provinsi, kabupaten, dan kota adalah daftar tertutup; nama ini berbeda satu ketukan dari satu nama di dalamnya.",
        "Provinces, regencies and cities are a closed list; this name is one slip away from one name of it.",
    ),
    message=Said("Nama wilayah “{before}” ditulis “{after}”.", "The region “{before}” is spelt “{after}”."),
    bad=(
        ("Warga Muara Enum menerima bantuan.", "Warga Muara Enim menerima bantuan."),
        ("Wali Kota Palembnag membuka acara itu.", "Wali Kota Palembang membuka acara itu."),
    ),
    good=("Warga Muara Enim dan Kota Batu hadir.", "Kecamatan Muara Emil belum terdaftar.", "Ia tinggal di Kota Medora."),
    leaves_alone=Said(
        "Kecamatan dan desa, nama lain yang terdaftar, dan kata umum.", "Districts and villages, other listed names, and common words."
    ),
    shape=_is_strange,
)
def region(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a strange word in the frame of a region's name, one slip from the word that belongs there."""
    typed = page.lower(at)
    expected = {word for size in (2, 3) for frame in _frames_at(page, at, size) for word in _frames().get(frame, ())}
    meant = [word for word in expected if word[0] == typed[0] and one_slip(typed, word) is not None]
    if len(meant) == 1:
        yield rule.finding(page, page.span(at), recase(page.texts[at], meant[0]))


def _frames_at(page: Page, at: int, size: int) -> Iterator[Frame]:
    """Yields the stretches of `size` words around a token, with a hole in its place."""
    for first in range(at - size + 1, at + 1):
        if first >= 0 and first + size <= len(page) and all(page.gap(i) == " " for i in range(first, first + size - 1)):
            yield tuple("" if i == at else page.lower(i) for i in range(first, first + size))
