"""What holds for any text: changes replay, lie apart, speak of the original, and fixing twice is fixing once."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rapikan
from rapikan.edits import replay
from rapikan.pipeline import run
from rapikan.rule import discover, select
from rapikan.spans import Span

PIECES = (
    "di hadiri", "dilingkungan", "kerjasama", "Walikota", "yang yang", "masing masing", "anak2", "keprcayaan", "Jenis – jenis", "adalah :", "( kata )",
    "Rp. 5.000", "ke 3", "Dr.Juri Ardiantoro,Ph.D", "public", "timbale balik", "danevaluasi", "olehSigitPamungkas", "Materike 1", "Jakarta", "\n", "\n\n",
    " ", "  ", ".", ",", "\t", "\u00a0", "“", "”", '"', "hari Senin", "KPU", "info@kpu.go.id", "- ", "1.", "setuju” katanya", "😀", "bupati", "16 - 17",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=14).map(" ".join)


def check(text: str) -> None:
    report = rapikan.fix(text)
    assert replay(text, report.changes) == report.output
    assert all(a.span.end <= b.span.start for a, b in pairwise(report.changes))
    assert all(change.before == text[slice(*change.span)] for change in report.changes)
    assert all(0 <= f.span.start <= f.span.end <= len(text) for f in report.suggestions)
    json.dumps(report.as_dict())
    again = rapikan.fix(report.output)
    assert again.output == report.output, [(c.codes, c.before, c.after) for c in again.changes]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text(text: str) -> None:
    check(text)


def test_real_releases(shared: Path) -> None:
    for path in sorted(shared.glob("press/*.txt"))[::4]:
        check(path.read_bytes().decode("utf-8"))


def test_only_the_surroundings_of_a_change_need_reading_again(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    releases = [path.read_text(encoding="utf-8") for path in sorted(shared.glob("press/*.txt"))[::3]]
    texts = [*releases, " ".join(" ".join(releases[:12]).split())]
    near = [run(text).as_dict() for text in texts]
    monkeypatch.setattr("rapikan.text.REACH", 10**9)
    assert [run(text).as_dict() for text in texts] == near


def test_clean_text_stays(shared: Path) -> None:
    text = (shared / "clean" / "csui.txt").read_text(encoding="utf-8")
    report = rapikan.fix(text)
    assert 1000 * len(report.changes) / len(text.split()) < 4, "most of these sentences are right"


def test_walls_are_never_touched() -> None:
    text = "Acara di hadiri bupati dan di hadiri camat."
    first = text.index("di hadiri")
    report = run(text, walls=[Span(first, first + 9)])
    assert report.output == "Acara di hadiri bupati dan dihadiri camat."


def test_a_long_wall_holds_behind_shorter_ones_inside_it() -> None:
    text = "Lihat a@b.id dan c@d.id lalu keprcayaan itu."
    slip = text.index("keprcayaan")
    assert run(text, walls=[Span(0, slip + 10)]).output == text
    assert "kepercayaan" in run(text).output


def test_select_and_ignore() -> None:
    assert select(["KDP"]) == {code for code in discover() if code.startswith("KDP")}
    assert select(ignore=["KDP"]) == {code for code in discover() if not code.startswith("KDP")}
    assert "KDP101" not in select(["KDP"], ["KDP101"])
    assert select(["KDP101"], ["KDP"]) == {"KDP101"}
    with pytest.raises(KeyError, match="XYZ"):
        select(["XYZ"])


def test_levels_widen() -> None:
    text = "Warga berkumpul agar supaya bantuan cepat tiba."
    assert rapikan.fix(text).output == text
    assert rapikan.fix(text, level="show").output == "Warga berkumpul agar bantuan cepat tiba."
    with pytest.raises(ValueError, match="certain"):
        rapikan.fix(text, level="certain")


def test_what_another_rule_carried_out_is_no_suggestion() -> None:
    report = rapikan.fix("Kisah dibalik layar itu menarik.")
    assert report.output == "Kisah di balik layar itu menarik."
    assert report.suggestions == ()
