"""The drawing of the lattice says what the decoder decided, and is an SVG that any reader takes."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from rapikan.cli.lattice import draw
from rapikan.text import Page
from rapikan.words.decoder import open_lattices
from rapikan.words.lattice import Path

RUN = "Melaksanaknkegiatanhumas"
SVG = "{http://www.w3.org/2000/svg}"


def texts(drawing: str, kind: str) -> list[str]:
    """Gives a drawing's texts of one class, in its order."""
    return [e.text or "" for e in ElementTree.fromstring(drawing).iter(f"{SVG}text") if kind in (e.get("class") or "").split()]


def drawn(text: str) -> str:
    drawing = draw(text)
    assert drawing is not None
    return drawing


def test_best_way_is_the_decoders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAPIKAN_LANG", "en")
    [(_, _, ways)] = open_lattices(Page.of(RUN))
    assert texts(drawn(RUN), "best") == ["Melaksanakan kegiatan humas", *_row(ways[0])]


def _row(way: Path) -> list[str]:
    slips = sum(arc.cost for arc in way.arcs)
    return [f"{nats:.1f}" for nats in (slips, way.cost - slips, way.cost)]


def test_words_stand_over_their_letters() -> None:
    drawing = drawn(RUN)
    assert texts(drawing, "typed") == list(RUN)
    assert {"melaksanakan", "kegiatan", "humas", RUN} <= set(texts(drawing, "label"))
    nodes = len(list(ElementTree.fromstring(drawing).iter(f"{SVG}circle")))
    assert nodes == 5  # the ends, behind "Melak", "Melaksanakn" and "kegiatan"


def test_arcs_with_a_slip_are_broken() -> None:
    broken = [e for e in ElementTree.fromstring(drawn("keprcayaan")).iter(f"{SVG}path") if "slip" in (e.get("class") or "")]
    assert len(broken) == 1


@pytest.mark.parametrize("text", ["yang di hadiri oleh", "Materike 1", "dankegiatan <b>", "Dilingkungan, lalu terkahir"])
def test_any_stretch_can_be_drawn(text: str) -> None:
    assert texts(drawn(text), "label")


def test_nothing_suspicious_is_not_drawn() -> None:
    assert draw("rapat bersama bupati") is None
