"""The draft keeps the way back: whatever is applied in however many rounds, the changes replay to the text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rapikan.edits import Applicability, Change, Draft, Edit, Finding, replay
from rapikan.spans import Span

TEXTS = st.text(alphabet="ab \né", max_size=24)


def finding(edits: list[Edit]) -> Finding:
    return Finding("TST001", edits[0].span, "uji", tuple(edits))


@st.composite
def rounds(draw: st.DrawFn) -> tuple[str, list[list[tuple[float, float, str]]]]:
    """Draws a text and rounds of edits as fractions of the text that each round will see."""
    places = st.tuples(st.floats(0, 1), st.floats(0, 0.3), TEXTS)
    return draw(TEXTS), draw(st.lists(st.lists(places, max_size=4), max_size=4))


def apart(text: str, drawn: list[tuple[float, float, str]]) -> list[Finding]:
    """Turns fractions into findings whose edits lie apart from one another."""
    found: list[Finding] = []
    free = 0
    for at, size, new in sorted(drawn):
        start = max(free, round(at * len(text)))
        end = min(len(text), start + round(size * len(text)))
        if start <= len(text) and start <= end:
            found.append(finding([Edit(Span(start, end), new)]))
            free = end + 1
    return [f for f in found if f.extent.end <= len(text)]


@given(rounds())
def test_changes_replay_to_the_text(drawn: tuple[str, list[list[tuple[float, float, str]]]]) -> None:
    text, all_edits = drawn
    draft = Draft(text)
    for edits in all_edits:
        before = draft.text
        findings = apart(before, edits)
        expected = before
        for f in reversed(findings):
            span, new = f.edits[0]
            expected = expected[: span.start] + new + expected[span.end :]
        draft.apply(findings)
        assert draft.text == expected
        changes = draft.changes()
        assert replay(text, changes) == draft.text
        assert all(a.span.end <= b.span.start for a, b in pairwise(changes))
        assert all(change.before == text[slice(*change.span)] and change.before != change.after for change in changes)


@given(rounds(), st.floats(0, 1), st.floats(0, 1))
def test_a_finding_finds_its_way_back(drawn: tuple[str, list[list[tuple[float, float, str]]]], a: float, b: float) -> None:
    text, all_edits = drawn
    draft = Draft(text)
    for edits in all_edits:
        draft.apply(apart(draft.text, edits))
    start, end = sorted((round(a * len(draft.text)), round(b * len(draft.text))))
    original = draft.to_original(finding([Edit(Span(start, end), "X")]))
    assert 0 <= original.span.start <= original.span.end <= len(text)
    if start == end:  # two insertions at one place have no order of their own
        return
    (edit,) = original.edits
    _, before, after = draft.origin(Span(start, end))
    first, last = start - len(before), end + len(after)
    others = [
        change
        for change, now in zip(draft.changes(), draft.present(), strict=True)
        if now.end <= first or now.start >= last  # the others' changes are in the edit
    ]
    made = Change(edit.span, text[slice(*edit.span)], edit.text, ())
    replayed = replay(text, sorted([*others, made], key=lambda change: change.span))
    assert replayed == draft.text[:start] + "X" + draft.text[end:]


def test_changes_of_two_stages_become_one_with_both_reasons() -> None:
    draft = Draft("Materike 1 oleh")
    draft.apply([Finding("AAA001", Span(0, 10), "satu", (Edit(Span(0, 10), "Materi ke-1"),))])
    draft.apply([Finding("BBB001", Span(0, 6), "dua", (Edit(Span(0, 6), "Bahan"),))])
    (change,) = draft.changes()
    assert (change.before, change.after, change.codes) == ("Materike 1", "Bahan ke-1", ("AAA001", "BBB001"))


def test_a_change_that_is_taken_back_is_no_change() -> None:
    draft = Draft("kata")
    draft.apply([finding([Edit(Span(0, 4), "benda")])])
    draft.apply([finding([Edit(Span(0, 5), "kata")])])
    assert draft.changes() == []
    assert draft.text == "kata"


def test_applicability_is_ordered() -> None:
    assert Applicability.SHOW < Applicability.UNSAFE < Applicability.SAFE == Applicability.of("safe")
