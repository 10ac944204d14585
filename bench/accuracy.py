"""How often rapikan restores the words that were meant: joined, torn and misspelt words, di-/ke- both ways, on edited sentences.

Reads one sentence a line, spoils one place of each in a seeded way and asks rapikan, and the peers that are installed, to mend
it. Prints a Markdown table. Run: ``python bench/accuracy.py SENTENCES [--size N] [--seed N] [--show KIND]``.

    top-1      the first answer is the original (rapikan at --level show)
    safe       share of the cases that rapikan changes at the default level
    precision  of those, the share that is right

Peers get the spoilt word alone, as they have no context: hunspell's first suggestion, symspellpy's and wordninja's answer.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import random
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rapikan.edits import Applicability
from rapikan.lexicon import lexicon
from rapikan.pipeline import run
from rapikan.rule import Stage, discover

WORD = re.compile(r"(?<![\w-])[a-z]+(?![\w-])")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
NEIGHBOURS = {
    "a": "qsz", "b": "vgn", "c": "xvd", "d": "sfe", "e": "wrd", "f": "dgr", "g": "fht", "h": "gjy", "i": "uok", "j": "hku", "k": "jli",
    "l": "ko", "m": "njk", "n": "bmh", "o": "ipl", "p": "ol", "q": "wa", "r": "etf", "s": "adw", "t": "ryg", "u": "yij", "v": "cbf",
    "w": "qes", "x": "zcs", "y": "tuh", "z": "xas",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A spoilt sentence, the original, and the two stretches."""

    kind: str
    spoilt: str
    original: str
    wrong: str
    right: str


def _edit(word: str, draw: random.Random) -> str:
    """Makes one slip: dropped, doubled, neighbouring, wrong, extra or swapped letters, in the shares that releases show."""
    place = draw.randrange(1 if draw.random() < 0.9 else 0, len(word))
    kind = draw.choices(("drop", "double", "near", "wrong", "extra", "swap"), (30, 14, 20, 8, 12, 16))[0]
    if kind == "drop":
        return word[:place] + word[place + 1 :]
    if kind == "double":
        return word[:place] + word[place] + word[place:]
    if kind == "near":
        return word[:place] + draw.choice(NEIGHBOURS[word[place]]) + word[place + 1 :]
    if kind == "wrong":
        return word[:place] + draw.choice(LETTERS) + word[place + 1 :]
    if kind == "extra":
        return word[:place] + draw.choice(LETTERS) + word[place:]
    place = min(place, len(word) - 2)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _typo(sentence: str, edits: int, draw: random.Random, *, known: bool = False) -> tuple[int, int, str] | None:
    """Makes slips in a word that leave no word, or another one (`known`)."""
    words = [m for m in WORD.finditer(sentence) if len(m.group()) >= 5 + edits and lexicon().is_known(m.group())]
    if not words:
        return None
    match = draw.choice(words)
    wrong = match.group()
    for _ in range(edits):
        wrong = _edit(wrong, draw)
    if wrong == match.group() or lexicon().is_known(wrong) != known:
        return None
    return match.start(), match.end(), wrong


def _run_on(size: int, sentence: str, draw: random.Random) -> tuple[int, int, str] | None:
    runs = list(re.finditer(rf"(?<![\w-])[a-z]+(?: [a-z]+){{{size - 1}}}(?![\w-])", sentence))
    runs = [
        m
        for m in runs
        if sum(len(w) >= 4 for w in m.group().split()) >= size - 1 and m.group().split()[0] not in ("di", "ke", "ber", "pun")
    ]
    if not runs:
        return None
    match = draw.choice(runs)
    wrong = match.group().replace(" ", "")
    return (
        None
        if lexicon().is_known(wrong) or not all(map(lexicon().is_known, match.group().split()))
        else (match.start(), match.end(), wrong)
    )


def _preposition_joined(sentence: str, draw: random.Random) -> tuple[int, int, str] | None:
    places = list(re.finditer(r"(?<![\w-])(di|ke) [a-z]{3,}(?![\w-])", sentence))
    if not places:
        return None
    match = draw.choice(places)
    return match.start(), match.end(), match.group().replace(" ", "")


def _prefix_apart(sentence: str, draw: random.Random) -> tuple[int, int, str] | None:
    places = [
        m
        for m in re.finditer(r"(?<![\w-])di[a-z]{4,}(?![\w-])", sentence)
        if lexicon().is_known(m.group()) and lexicon().is_known(m.group()[2:])
    ]
    if not places:
        return None
    match = draw.choice(places)
    return match.start(), match.end(), f"di {match.group()[2:]}"


def _torn(sentence: str, draw: random.Random) -> tuple[int, int, str] | None:
    places = [
        m for m in WORD.finditer(sentence) if len(m.group()) >= 7 and m.group().startswith(("meng", "mem", "ber", "ter", "pem", "peng"))
    ]
    if not places:
        return None
    match = draw.choice(places)
    word = match.group()
    cut = 4 if word.startswith(("meng", "peng")) else 3
    if lexicon().is_known(word[:cut]) and lexicon().is_known(word[cut:]):
        return None
    return match.start(), match.end(), f"{word[:cut]} {word[cut:]}"


SPOILERS: dict[str, Callable[[str, random.Random], tuple[int, int, str] | None]] = {
    **{f"joined, {n} words": partial(_run_on, n) for n in (2, 3, 4, 5)},
    "typo, one edit": lambda s, d: _typo(s, 1, d),
    "typo, two edits": lambda s, d: _typo(s, 2, d),
    "another word": lambda s, d: _typo(s, 1, d, known=True),
    "di/ke joined": _preposition_joined,
    "di- apart": _prefix_apart,
    "torn": _torn,
}


def cases(sentences: list[str], size: int, seed: int) -> Iterator[Case]:
    """Yields up to `size` spoilt sentences of each kind."""
    for kind, spoil in SPOILERS.items():
        draw = random.Random(f"{seed}/{kind}")
        made = 0
        for _ in range(6):
            for sentence in draw.sample(sentences, len(sentences)):
                place = spoil(sentence, draw)
                if place is not None and made < size:
                    start, end, wrong = place
                    made += 1
                    yield Case(kind, sentence[:start] + wrong + sentence[end:], sentence, wrong, sentence[start:end])


def mended(text: str, level: str) -> str:
    """Runs the words stage and the listed forms (some joined compounds and common slips stand in tables); no capitals, no marks."""
    return run(text, level=Applicability.of(level), codes=WORDS).output


FAMILIES = ("KBK", "GBK", "TRK", "ULG", "SLK")
WORDS = frozenset(code for code, rule in discover().items() if rule.stage is Stage.WORDS or code.startswith(FAMILIES))


def hunspell_first(words: list[str]) -> list[str]:
    """Gives hunspell's first suggestion for each word (the word itself where it has none)."""
    out = subprocess.run(["hunspell", "-d", "id_ID"], input="\n".join(words), capture_output=True, text=True, check=True).stdout
    answers = []
    for line in out.splitlines():
        if line.startswith("&"):
            answers.append(line.split(": ", 1)[1].split(", ")[0])
        elif line[:1] in ("*", "+", "-", "#"):
            answers.append("")
    return [answer or word for word, answer in zip(words, answers, strict=True)]


BANDS = (0.0, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0)


def reliability(by_kind: dict[str, list[Case]]) -> None:
    """Prints how often the decoder's reading of a spoilt place was right, by rule and by the margin that it won by (nats)."""
    seen: dict[tuple[str, float], list[bool]] = {}
    for found in by_kind.values():
        for case in found:
            place = next(i for i, (a, b) in enumerate(zip(case.spoilt + "\0", case.original + "\1", strict=False)) if a != b)
            for change in run(case.spoilt, level=Applicability.SHOW, codes=WORDS).changes:
                reason = change.reasons[0]
                if change.span.start <= place <= change.span.end + 1 and "margin" in reason.evidence:
                    band = max(b for b in BANDS if b <= max(reason.evidence["margin"], 0.0))
                    right = case.original[change.span.start :].startswith(change.after)
                    seen.setdefault((reason.code, band), []).append(right)
    print("| rule | margin at least | readings | right |\n|---|---:|---:|---:|")
    for (code, band), answers in sorted(seen.items()):
        print(f"| {code} | {band:.0f} | {len(answers)} | {sum(answers) / len(answers):.3f} |")


def _counts(sentences: Path) -> Counter[str]:
    """Counts the words that peers get as their dictionary: rapikan's own counts, so that only the methods differ."""
    model = lexicon().model
    words = {word for line in sentences.read_text(encoding="utf-8").splitlines() for word in WORD.findall(line)}
    known = (form.decode() for automaton in lexicon().automata for form in automaton.words())
    return Counter({word: int(model.count(word)) + 1 for word in {*words, *known} if lexicon().is_known(word)})


def symspell_first(sentences: Path) -> Callable[[list[str]], list[str]]:
    """Makes symspellpy's corrector: its first suggestion, or its segmentation where it has none."""
    from symspellpy import SymSpell, Verbosity

    speller = SymSpell(max_dictionary_edit_distance=2)
    for word, count in _counts(sentences).items():
        speller.create_dictionary_entry(word, count)

    def ask(words: list[str]) -> list[str]:
        answers = []
        for word in words:
            found = speller.lookup(word, Verbosity.TOP, max_edit_distance=2)
            answers.append(found[0].term if found else speller.word_segmentation(word).corrected_string)
        return answers

    return ask


def wordninja_split(sentences: Path) -> Callable[[list[str]], list[str]]:
    """Makes wordninja's splitter over the same words, by frequency."""
    import wordninja

    ranked = [word for word, _ in _counts(sentences).most_common()]
    with tempfile.NamedTemporaryFile(suffix=".txt.gz") as file:
        file.write(gzip.compress("\n".join(ranked).encode()))
        file.flush()
        splitter = wordninja.LanguageModel(file.name)
    return lambda words: [" ".join(splitter.split(word)) for word in words]


Peer = Callable[[list[str]], list[str]]


def peers(sentences: Path) -> dict[str, Peer]:
    """Gives what asks each peer that is installed for its answers, one for each spoilt word."""
    found: dict[str, Peer] = {}
    if shutil.which("hunspell"):
        found["hunspell"] = hunspell_first
    if importlib.util.find_spec("symspellpy"):
        found["symspellpy"] = symspell_first(sentences)
    if importlib.util.find_spec("wordninja"):
        found["wordninja"] = wordninja_split(sentences)
    return found


@dataclass(frozen=True)
class Outcome:
    """What rapikan makes of a case: its first answer, whether that is the original, whether it changes the case unasked, and whether rightly."""

    best: str
    top: bool
    changed: bool
    right: bool


class Judge:
    """Compares a mended case with what rapikan makes of the original, which it is asked for once."""

    def __init__(self) -> None:
        self._mended: dict[tuple[str, str], str] = {}

    def wanted(self, original: str, level: str) -> str:
        """Gives the original as rapikan leaves it."""
        if (original, level) not in self._mended:
            self._mended[original, level] = mended(original, level)
        return self._mended[original, level]

    def outcome(self, case: Case) -> Outcome:
        """Has a case mended."""
        best, sure = mended(case.spoilt, "show"), mended(case.spoilt, "safe")
        wanted = self.wanted(case.original, "safe")
        changed = sure not in (wanted.replace(case.right, case.wrong, 1), case.spoilt)
        return Outcome(best, best == self.wanted(case.original, "show"), changed, changed and sure == wanted)


def table(by_kind: dict[str, list[Case]], others: dict[str, Peer], show: str) -> None:
    """Prints the table, and the failures of the kinds that begin with `show`."""
    print("| kind | cases | top-1 | safe | precision | " + " | ".join(others) + " |")
    print("|---|---:|---:|---:|---:|" + "---:|" * len(others))
    judge = Judge()
    for kind, found in by_kind.items():
        outcomes = [judge.outcome(case) for case in found]
        for case, each in zip(found, outcomes, strict=True):
            wrong = each.changed and not each.right
            if show and kind.startswith(show) and (wrong or not each.top):
                print(f"    {case.wrong!r} for {case.right!r}{'  WRONG' if wrong else ''}: {each.best}")
        spoilt = [case.wrong.replace(" ", "") for case in found]
        shares = [
            sum(answer == case.right for answer, case in zip(ask(spoilt), found, strict=True)) / len(found) for ask in others.values()
        ]
        top, safe, right = (sum(getattr(each, name) for each in outcomes) for name in ("top", "changed", "right"))
        print(
            f"| {kind} | {len(found)} | {top / len(found):.3f} | {safe / len(found):.3f} | {right / max(safe, 1):.4f} | "
            + " | ".join(f"{share:.3f}" for share in shares)
            + " |"
        )


def broken_words(seed: int) -> None:
    """Prints how many of 2,000 right words of nine letters and more rapikan changes in a sentence."""
    forms = sorted(form.decode() for automaton in lexicon().automata for form in automaton.words() if len(form) >= 9)
    drawn = random.Random(seed).sample([form for form in forms if form.isalpha() and lexicon().is_known(form)], 2000)
    broken = [word for word in drawn if mended(f"Kata {word} dipakai.", "safe") != f"Kata {word} dipakai."]
    print(f"\nvalid long words: {len(drawn)}, broken: {len(broken)} {broken[:10]}")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--size", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", default="", help="print the failures of kinds that begin with this")
    parser.add_argument("--reliability", action="store_true", help="print how often readings are right, by margin, instead of the table")
    args = parser.parse_args()
    lines = [line for line in args.sentences.read_text(encoding="utf-8").splitlines() if len(line) > 40]
    by_kind: dict[str, list[Case]] = {}
    for case in cases(lines, args.size, args.seed):
        by_kind.setdefault(case.kind, []).append(case)
    if args.reliability:
        reliability(by_kind)
        return
    table(by_kind, peers(args.sentences), args.show)
    broken_words(args.seed)


if __name__ == "__main__":
    main()
