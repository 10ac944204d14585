"""The lexicon: the automaton, the compiled file, word formation, status and the language model."""

from __future__ import annotations

import math
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapikan.lexicon import DATA, Lexicon, Status, container, lexicon, tables
from rapikan.lexicon import compile as compiler
from rapikan.lexicon.automaton import Automaton, build
from rapikan.lexicon.classes import formed_class
from rapikan.lexicon.explaining import explain
from rapikan.lexicon.listing import Numbered
from rapikan.lexicon.model import NOTHING, UNLISTED
from rapikan.lexicon.morphology import nasal, roots_of

WORDS = st.lists(st.text(alphabet="abc-", min_size=1, max_size=6), unique=True, max_size=40)


def automaton(words: list[str]) -> Automaton:
    return Automaton(*build(sorted(word.encode() for word in words)))


@given(WORDS, st.text(alphabet="abc-", max_size=7))
def test_automaton_holds_its_words_and_no_others(words: list[str], other: str) -> None:
    held = automaton(words)
    ordered = sorted(words)
    assert [word.decode() for word in held.words()] == ordered
    assert held.accepts(other.encode(), held.root) == (other in words)
    assert [other[:end] for end in held.prefixes(other.encode())] == [other[:n] for n in range(1, len(other) + 1) if other[:n] in words]


@given(WORDS, st.text(alphabet="abc-", max_size=7))
def test_listing_holds_its_words_and_no_others(words: list[str], other: str) -> None:
    held = Numbered.of(words)
    assert sorted(map(held.word, range(len(words)))) == sorted(words)
    assert all(word in held for word in words)
    assert (other in held) == (other in words)


ROWS = st.lists(st.tuples(st.text(alphabet="aAé ", min_size=1, max_size=5), st.text(alphabet="xy", max_size=2)), max_size=30)


@given(ROWS, st.text(alphabet="aAé ", max_size=6))
def test_table_answers_as_a_dictionary(tmp_path_factory: pytest.TempPathFactory, facts: list[tuple[str, str]], other: str) -> None:
    path = tmp_path_factory.mktemp("table") / "x.rlx"
    facts.sort(key=lambda row: row[0])
    container.write(path, tables.sections("x", facts), {})
    expected = {key: (cell,) for key, cell in facts}
    held = tables.Table(container.Container(path), "x")
    first = other.partition(" ")[0].lower()
    assert held.starting(first) == [row for row in facts if row[0].partition(" ")[0].lower() == first]
    assert sorted(held.having("x")) == sorted(row for row in facts if row[1] == "x")
    assert list(held.rows()) == sorted(facts)
    for _ in range(2):  # by hash, and once all rows have been asked for
        assert {key: held.get(key) for key in (*expected, other)} == {key: expected.get(key) for key in (*expected, other)}
        assert (other in held) == (other in expected)
        assert dict(held) == expected


def test_automaton_wants_sorted_words() -> None:
    with pytest.raises(ValueError, match="come after"):
        build([b"b", b"a"])


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ("sapu", "menyapu"), ("pengaruhi", "memengaruhi"), ("sukseskan", "menyukseskan"), ("taati", "menaati"), ("koordinasi", "mengoordinasi"),
        ("kritik", "mengkritik"), ("proses", "memproses"), ("transfer", "mentransfer"), ("bom", "mengebom"), ("cek", "mengecek"),
        ("raih", "meraih"), ("klaim", "mengeklaim"), ("punya", "mempunya"), ("kaji", "mengkaji"), ("fasilitasi", "memfasilitasi"),
        ("syukuri", "mensyukuri"), ("khawatirkan", "mengkhawatirkan"), ("ubah", "mengubah"), ("himpun", "menghimpun"), ("verifikasi", "memverifikasi"),
    ],
)  # fmt: skip
def test_nasal_prefix(root: str, expected: str) -> None:
    assert nasal("me", root) == expected


@pytest.mark.parametrize(
    "word",
    [
        "memperjuangkannya",
        "mempertanggungjawabkan",
        "berbondong-bondong",
        "tolong-menolong",
        "sayur-mayur",
        "ketidakadilan",
        "kehumasan",
        "memfasilitasi",
        "difasilitasi",
        "buku-bukunya",
        "antarinstansi",
        "pascabencana",
        "nonaktif",
        "penyebarluasan",
        "menindaklanjuti",
        "tindaklanjuti",
        "terverifikasi",
        "takterhingga",
        "taklengkap",
        "takbenda",
    ],
)
def test_well_formed_words_are_known(word: str) -> None:
    assert lexicon().is_known(word)


@pytest.mark.parametrize(
    "word",
    [
        "dilingkungan",
        "keprcayaan",
        "merubah",
        "mempengaruhi",
        "mentaati",
        "terkahir",
        "lainya",
        "menunjukan",
        "danevaluasi",
        "kerjasama",
        "aktifitas",
        "takdapat",
        "takmelihat",
        "takhentinya",
    ],
)
def test_wrong_forms_are_not_known(word: str) -> None:
    assert not lexicon().is_known(word)


def test_status() -> None:
    assert lexicon().status("Sulawesi") is Status.NAME
    assert lexicon().status("meeting") is Status.FOREIGN
    assert lexicon().status("rapat") is Status.KNOWN
    assert lexicon().status("keprcayaan") is Status.UNKNOWN


def test_explanation_shows_the_steps() -> None:
    analyses = explain("memperjuangkannya", lexicon()).analyses
    assert ("juang", (("memper-…-kan", "memperjuangkan"), ("-nya", "memperjuangkannya"))) in [(a.root, a.steps) for a in analyses]


def test_roots_come_in_one_order_whatever_the_hash_seed() -> None:
    assert list(roots_of("mengarang")) == [("ngarang", "me-"), ("karang", "meN-"), ("arang", "meN-")]


def test_model_prefers_what_is_said() -> None:
    model = lexicon().model
    start, di, place, this = (model.number(word) for word in ("<s>", "di", "lingkungan", "ini"))
    assert model.cost(place, di, start) < model.cost(this, di, start)


@pytest.mark.parametrize("history", [("itu", "lekas"), ("<s>", "kabupaten"), ("dengan", "demikian"), (None, "di")])
def test_all_words_together_are_certain(history: tuple[str | None, str]) -> None:
    model = lexicon().model
    earlier, before = (NOTHING if word is None else model.number(word) for word in history)
    total = math.fsum(model.probability(word, before, earlier) for word in range(len(model)))
    assert 0.95 < total < 1.05  # counts are rounded to bytes


def test_unseen_pairs_are_told_by_their_classes() -> None:
    model = lexicon().model
    before, verb, noun = (model.number(word) for word in ("harus", "mengguncang", "lembah"))
    assert not model.pair_count("harus", "mengguncang")
    assert not model.pair_count("harus", "lembah")
    assert model.cost(verb, before) < model.cost(verb)  # after "harus" a verb is due
    assert model.cost(noun, before) > model.cost(noun)


def test_uncounted_words_are_told_by_class_and_base() -> None:
    source, model = lexicon(), lexicon().model
    words = ("mengoreksinya", "jembatannya", "absolutnya", "keprcayaan")
    assert [model.count(word) for word in words] == [0.0] * 4
    verb, common, rare, misspelt = map(source.number, words)
    must, and_ = map(source.number, ("harus", "dan"))
    assert misspelt == UNLISTED
    assert model.cost(verb, must) < model.cost(verb, and_)  # a verb is due after "harus" …
    assert model.cost(common, must) > model.cost(common, and_)  # … and no noun
    assert model.cost(common) < model.cost(rare)  # bridges are more often spoken of


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("menggarapnya", "me-+nya"),
        ("mengamalkannya", "me-…-kan+nya"),
        ("kesehatan", "ke-…-an"),
        ("pengelolaan", "pe-…-an"),
        ("berongga", "ber-"),
        ("monyet-monyet", "reduplication"),
        ("jembatannya", "n+nya"),
        ("keprcayaan", "other"),
    ],
)
def test_words_begin_in_the_class_of_their_affixes(word: str, name: str) -> None:
    assert formed_class(word, lexicon()) == name


def test_compiled_file_names_what_it_is_not(tmp_path: Path) -> None:
    path = tmp_path / "x.rlx"
    path.write_bytes(b"not this")
    with pytest.raises(ValueError, match=r"x\.rlx"):
        container.Container(path)


def test_a_source_that_cannot_be_read_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text("# kata\nkata\tn\tme-\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"words\.tsv, fact 1: 'me-' is no affix"):
        compiler.build(tmp_path, tmp_path / "out")


def test_compiler_needs_the_standard_library_only() -> None:
    code = (
        "import sys; sys.path.insert(0, 'src'); import rapikan.lexicon.compile; print(*sorted(m for m in sys.modules if m.split('.')[0] in "
    )
    code += "('regex', 'rapidfuzz', 'wordfreq', 'typer', 'rich', 'ftfy', 'click')))"
    root = Path(__file__).resolve().parent.parent
    run = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, cwd=root, check=True)
    assert run.stdout.strip() == ""


@pytest.mark.parametrize("writable", [True, False])
def test_english_is_the_same_with_and_without_a_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writable: bool) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path if writable else blocked))
    fresh = Lexicon(DATA)
    assert [fresh.is_foreign(word) for word in ("stakeholder", "meeting", "rapat", "publik", "the")] == [True, True, False, False, True]
    assert bool(list(tmp_path.glob("rapikan/english-*.rlx"))) == writable
