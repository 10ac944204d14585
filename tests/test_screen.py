"""The screen: every change with its code and its words, inside 80 columns, readable without colour."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapikan.cli.excerpts import excerpts
from rapikan.cli.screen import render
from rapikan.edits import Applicability, Change, Edit, Finding, Reason, replay
from rapikan.report import Report
from rapikan.spans import Span

SAFE, UNSAFE, SHOW = Applicability.SAFE, Applicability.UNSAFE, Applicability.SHOW
LONG = "Bupati membuka rapat koordinasi penanggulangan bencana tahun 2024 yang dihadiri seluruh camat dan lurah. "


def report(original: str, *pairs: tuple[str, str, str], suggestions: tuple[Finding, ...] = ()) -> Report:
    """Makes a report of (before, after, code) in order."""
    changes, at = [], 0
    for before, after, code in pairs:
        at = original.index(before, at)
        reason = Reason(code, f"Alasan: “{before}” → “{after}”.", SAFE, {})
        changes.append(Change(Span(at, at + len(before)), before, after, (reason,)))
        at += len(before)
    return Report(original, replay(original, changes), tuple(changes), suggestions)


def drawn(given: Report, **options: object) -> str:
    return render("siaran.txt", given, **{"width": 80, "colour": False, **options})


def test_a_change_shows_line_words_code_and_reason() -> None:
    lines = drawn(report("Judul\n\nRapat dilingkungan kantor.\n", ("dilingkungan", "di lingkungan", "KDP101"))).splitlines()
    assert lines == [
        "siaran.txt",
        "   3 │ Rapat [-dilingkungan-]{+di lingkungan+} kantor.",
        "     ╰ KDP101  Alasan: “dilingkungan” → “di lingkungan”.",
    ]


def test_80_columns_hold_everything() -> None:
    text = drawn(report(LONG * 3 + "Ia hadir diantaranya. " + LONG * 3, ("diantaranya", "di antaranya", "KDP101")))
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "diantaranya-]{+di antaranya+}" in text.replace("\n     │ ", " ").replace("antaranya\n", "antaranya")
    assert "…" in text


def test_what_is_piped_is_not_wrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    text = drawn(report(LONG + "diantaranya " + LONG, ("diantaranya", "di antaranya", "KDP101")), width=None, colour=None)
    assert len(text.splitlines()) == 3


def test_colour_replaces_the_signs() -> None:
    text = drawn(report("Rapat dilingkungan kantor.", ("dilingkungan", "di lingkungan", "KDP101")), colour=True)
    assert "\x1b[" in text
    assert "[-" not in re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize(
    ("original", "before", "after", "shown"),
    [
        ("sesi ke 3 itu", " 3", "-3", "sesi [-ke 3-]{+ke-3+} itu"),
        ("adalah :\n", " :", ":", "[-adalah :-]{+adalah:+}"),
        ("Indonesia  telah", "  ", " ", "[-Indonesia··telah-]{+Indonesia telah+}"),
        ("tanggal\u00a028 itu", "\u00a0", " ", "[-tanggal‹NBSP›28-]{+tanggal 28+} itu"),
        ("ka\u200bta itu", "\u200b", "", "[-ka‹U+200B›ta-]{+kata+} itu"),
        ("kafe\u0301 itu", "e\u0301", "é", "[-kafe‹U+0301›-]{+kaf‹U+00E9›+} itu"),
        ("satu\ntelah", "\n", " ", "[-satu⏎telah-]{+satu telah+}"),
        ("(public)", "public", "publik", "([-public-]{+publik+})"),
    ],
)
def test_what_cannot_be_seen_is_shown(original: str, before: str, after: str, shown: str) -> None:
    assert shown in drawn(report(original, (before, after, "SPS101")))


def test_a_terminal_gets_no_orders_from_a_document() -> None:
    text = drawn(report("\x1b[2J\u202eRapat dilingkungan", ("dilingkungan", "di lingkungan", "KDP101")))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_changes_close_together_share_an_excerpt() -> None:
    text = drawn(report("Rapat dikantor dan dirumah.", ("dikantor", "di kantor", "KDP101"), ("dirumah", "di rumah", "KDP101")))
    assert text.count(" │ Rapat") == 1
    assert text.count("KDP101") == 2


def test_suggestions_are_limited_and_the_surest_stay() -> None:
    original = "kata " * 30
    found = [Finding("SLK101", Span(5 * n, 5 * n + 4), f"saran {n}.", (), SHOW) for n in range(14)]
    found.append(Finding("KDP101", Span(100, 104), "periksa ini.", (Edit(Span(100, 104), "Kata"),), UNSAFE))
    text = drawn(report(original, suggestions=tuple(found)))
    assert "periksa ini." in text
    assert "dan 5 saran lagi" in text
    assert "--unsafe" in text
    assert "rapikan kamus add" in text


def test_an_unsure_change_says_so() -> None:
    change = Change(Span(0, 4), "kata", "Kata", (Reason("HKP101", "Huruf kapital.", UNSAFE, {}),))
    assert "HKP101 periksa  Huruf kapital." in drawn(Report("kata", "Kata", (change,), ()))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Draws a text and changes that do not touch."""
    signs = st.text(st.sampled_from("ab c.\n\t\u00a0\u200b“😀-\r"), max_size=12)
    original, changes = "", []
    for _ in range(draw(st.integers(0, 6))):
        original += draw(signs) + "k" * draw(st.integers(1, 80))
        before, after = draw(signs), draw(signs)
        changes.append(Change(Span(len(original), len(original) + len(before)), before, after, (Reason("SPS101", "Sebab.", SAFE, {}),)))
        original += before
    original += draw(signs)
    return Report(original, replay(original, changes), tuple(changes), ())


@given(reports())
def test_every_change_stands_in_one_excerpt(given_report: Report) -> None:
    shown = [change for excerpt in excerpts(given_report) for change in excerpt.changes]
    assert shown == list(given_report.changes)


@given(reports())
def test_any_report_can_be_drawn(given_report: Report) -> None:
    assert drawn(given_report).startswith("siaran.txt")
