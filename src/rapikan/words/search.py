"""Words near a misspelt one, and ways to part a run of words.

Near words are looked up in two indexes and then costed; the parts of a run are found by walking the lexicon's automata beside the
typed letters and branching where an error may have happened (Oflazer 1996, "Error-tolerant finite-state recognition"), so neither
costs more in a larger dictionary than what it holds along the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rapikan.lexicon import lexicon
from rapikan.lexicon.automaton import Automaton, Node
from rapikan.lexicon.deletions import keys
from rapikan.lexicon.morphology import clitics
from rapikan.words import channel

__all__ = ["Near", "Segments", "is_explained", "near", "segmentations"]


class Near(NamedTuple):
    """A word near the typed one and what the errors between them cost, in nats."""

    word: str
    cost: float
    errors: int


LEAST_BASE = 3  # letters of a word that may take a clitic


@lru_cache(maxsize=6_000)
def near(word: str, errors: int) -> tuple[Near, ...]:
    """Gives the known words at most `errors` slips away from a word in small letters, cheapest first.

    One slip is looked up in the index of deletions; two slips, and a skipped syllable, in the index of letters.
    """
    best: dict[str, Near] = {}
    source = lexicon()
    for found in _one_slip(word) if errors == 1 else _two_slips(word):
        old = best.get(found.word)
        if old is None or found.cost < old.cost:
            best[found.word] = found
    for suffix in DROPPED:  # "melangsung" for "melangsungkan", "kenyaman" for "kenyamanan"
        if len(word) >= 6 and word + suffix not in best and source.is_known(word + suffix):
            best[word + suffix] = Near(word + suffix, channel.SUFFIX_LOST, 1)
    best.pop(word, None)
    return tuple(sorted((f for f in best.values() if source.is_known(f.word)), key=lambda f: (f.cost, f.word)))


def is_explained(word: str) -> bool:
    """Says whether one slip in a common word explains a misspelt one, or it is a word as it stands: no need to look further."""
    source = lexicon()
    return source.is_known(word) or any(source.model.count(found.word) >= EXPLAINS for found in near(word, 1))


EXPLAINS = 20.0  # weighted count of a common enough word
DROPPED = ("kan", "an", "nya")
SLIPS_OF_NYA = frozenset(
    ["nta", "ny", "ya", "na", "nyaa", "nnya", "nay", "mya", "bya", "nyan", "nys", "nyq", "nha", "nua", "nyya", "anya", "yna"]
)


@lru_cache(maxsize=64)  # whoever asks for two slips has just asked for one
def _one_slip(word: str) -> tuple[Near, ...]:
    return tuple(_looked_up(word))


def _looked_up(word: str) -> Iterator[Near]:
    source = lexicon()
    for base, clitic in ((word, ""), *clitics(word)):
        yield from _indexed(base, clitic)
        for place in range(len(base) - 2):  # "percapakan": two letters changed places over a third
            if base[place] != base[place + 2]:
                meant = base[:place] + base[place + 2] + base[place + 1] + base[place] + base[place + 3 :]
                if source.is_listed(meant):
                    yield Near(meant + clitic, channel.SWAPPED_APART, 1)
    for size in (2, 3, 4):
        if word[-size:] in SLIPS_OF_NYA and len(word) - size >= LEAST_BASE:
            yield Near(word[:-size] + "nya", channel.CLITIC_SLIP, 1)


def _indexed(base: str, clitic: str) -> Iterator[Near]:
    source = lexicon()
    asked = keys(base.encode())
    for listing, index in zip(source.listings, source.deletions, strict=True):
        for meant in map(listing.word, index.near(asked)):
            cost = channel.one_slip(base, meant)
            if cost is not None and (not clitic or len(meant) >= LEAST_BASE):
                yield Near(meant + clitic, cost, 1)


def _two_slips(word: str) -> Iterator[Near]:
    yield from _one_slip(word)
    for base, clitic in ((word, ""), *clitics(word)):
        for meant in _with_syllable(base):
            yield Near(meant + clitic, channel.SYLLABLE_LOST, 1)
    source = lexicon()
    for number in source.signatures.near(word):
        meant = source.model.word(number)
        cost = channel.two_slips(word, meant)
        if cost is not None:
            yield Near(meant, cost, 2)


def _with_syllable(word: str) -> Iterator[str]:
    """Yields the listed words from which a syllable was skipped because another ends alike: "masyarat" for "masyarakat"."""
    typed = word.encode()
    for automaton in lexicon().automata:
        nodes, at = automaton.nodes, automaton.root
        for place, letter in enumerate(typed):
            vowel = typed[place - 1]
            for byte, (target, _) in nodes[at].items() if place else ():
                step = nodes[target].get(vowel)
                if step is not None and automaton.accepts(typed[place:], step[0]):
                    yield word[:place] + chr(byte) + chr(vowel) + word[place:]
            if letter not in nodes[at]:
                break
            at = nodes[at][letter][0]


class _Walk:
    """One error-tolerant walk of an automaton beside the typed letters: every word that begins there with one slip at most.

    A way whose next letter does not go on is dropped before it is followed: nearly all of them.
    """

    def __init__(self, automaton: Automaton, typed: bytes) -> None:
        self.found: list[tuple[bytes, int, float, int]] = []  # word, place reached, cost, slips
        self._nodes = automaton.nodes
        self._typed = typed
        self._follow(automaton.root, 0, b"", False, 0.0, 0)

    def _follow(self, at: int, place: int, out: bytes, final: bool, cost: float, made: int) -> None:
        """Goes on letter by letter from a node and, where no slip is made yet, branches at each place."""
        nodes, typed = self._nodes, self._typed
        length = len(typed)
        while True:
            if final:
                self.found.append((out, place, cost, made))
            node = nodes[at]
            if not made:
                self._branch(at, node, place, out, final, cost)
            if place == length:
                return
            step = node.get(typed[place])
            if step is None:
                return
            at, final = step
            out += typed[place : place + 1]
            place += 1

    def _branch(self, at: int, node: Node, place: int, out: bytes, final: bool, cost: float) -> None:
        """Makes one slip at this place in every way that can go on."""
        nodes, typed = self._nodes, self._typed
        rest = typed[place : place + 3]
        letter = rest[0] if rest else 0
        after = rest[1] if len(rest) > 1 else 0
        first = place == 0
        before = chr(out[-1]) if out else ""
        typed_letter = chr(letter) if letter else ""
        weights = channel.weights()
        for byte, (target, ends) in node.items():
            child = nodes[target]  # the way must go on with a letter, or may end before it
            if ends or letter in child:
                more = weights[channel.missing(chr(byte), before, typed_letter, first)]
                self._follow(target, place, out + bytes((byte,)), ends, cost + more, 1)
            if byte != letter and letter and (ends or after in child):
                more = weights[channel.wrong(typed_letter, chr(byte), first)]
                self._follow(target, place + 1, out + bytes((byte,)), ends, cost + more, 1)
        if not letter:
            return
        previous = chr(typed[place - 1]) if place else ""
        more = weights[channel.extra(typed_letter, previous, chr(after) if after else "", first)]
        self._follow(at, place + 1, out, final, cost + more, 1)
        if after and after != letter:
            self._swap(at, place, out, bytes((after, letter)), cost + weights[channel.swapped(first)])
        if len(rest) == 3 and rest[2] != letter:  # "percapakan": two letters changed places over a third
            self._swap(at, place, out, rest[::-1], cost + channel.SWAPPED_APART)
        if place:
            self._skip_syllable(node, place, out, letter, before, cost)

    def _swap(self, at: int, place: int, out: bytes, letters: bytes, cost: float) -> None:
        """Follows the typed letters in another order."""
        final = False
        for byte in letters:
            step = self._nodes[at].get(byte)
            if step is None:
                return
            at, final = step
        self._follow(at, place + len(letters), out + letters, final, cost, 1)

    def _skip_syllable(self, node: Node, place: int, out: bytes, letter: int, before: str, cost: float) -> None:
        """Follows a syllable that was skipped because another begins or ends alike: "masyarat" for "masyarakat"."""
        for byte, (target, _) in node.items():
            for second, (target_2, ends) in self._nodes[target].items():
                if (byte == letter or chr(second) == before) and letter in self._nodes[target_2]:
                    self._follow(target_2, place, out + bytes((byte, second)), ends, cost + channel.SYLLABLE_LOST, 1)


class Segments(NamedTuple):
    """A run parted into words, with the cost of the errors inside the words (blanks lost not included)."""

    words: tuple[str, ...]
    cost: float
    errors: int


SHORT = 3  # letters up to which a part must be a common word
COMMON = 400.0  # weighted count of a common word
SHORT_WORDS = frozenset(("di", "ke", "ia"))
MOST_PARTS = 7  # words of a run
BEAM = 6  # ways kept to each place, and answers


@lru_cache(maxsize=6_000)
def segmentations(run: str, errors: int) -> tuple[Segments, ...]:
    """Parts a run of small letters into two or more known words, the best few first by the words' own frequency.

    Args:
        run: the run, letters only.
        errors: slips allowed in each part (0 or 1); with 1 also parts of at least five letters with a slip are tried.
    """
    length = len(run)
    # best[i]: the cheapest ways to part run[:i], as (frequency cost, error cost, errors, words)
    best: list[list[tuple[float, float, int, tuple[str, ...]]]] = [[] for _ in range(length + 1)]
    best[0].append((0.0, 0.0, 0, ()))
    for start in range(length):
        if not best[start]:
            continue
        best[start] = sorted(best[start], key=lambda way: way[0] + way[1])[:BEAM]
        for end, word, cost, made in _parts(run, start, errors):
            if start == 0 and end == length:
                continue
            price = _frequency_cost(word) + channel.BLANK_LOST
            for total, slips, count, words in best[start]:
                if len(words) < MOST_PARTS:
                    best[end].append((total + price, slips + cost, count + made, (*words, word)))
    ways: dict[tuple[str, ...], Segments] = {}
    for _, slips, count, words in sorted((way for way in best[length] if len(way[3]) > 1), key=lambda way: way[0] + way[1]):
        ways.setdefault(words, Segments(words, slips, count))
    return tuple(ways.values())[:BEAM]


def _parts(run: str, start: int, errors: int) -> Iterator[tuple[int, str, float, int]]:
    """Yields the words that may begin at `start`: end, word, cost and number of slips."""
    source = lexicon()
    coded = run.encode()
    seen: set[int] = set()
    for automaton in source.automata:
        for end in automaton.prefixes(coded, start):
            if end in seen:
                continue
            seen.add(end)
            word = run[start:end]
            if _may_be_part(word):
                yield end, word, 0.0, 0
            if len(word) >= LEAST_BASE:
                for clitic in PLACE_CLITICS if run[:start] in ("di", "ke") else CLITICS:
                    if run.startswith(clitic, end) and source.is_known(word + clitic):
                        yield end + len(clitic), word + clitic, 0.0, 0
    for end in range(LEAST_SHORT_FORM, len(run)) if not start else ():
        if end not in seen and source.is_short_form(run[:end]) and source.count(run[:end]) >= USED:
            yield end, run[:end], 0.0, 0
    if errors:
        yield from _misspelt_parts(run, start)


LEAST_SHORT_FORM = 5  # letters of an acronym that begins a run: "Kapolresmengatakan"
USED = 20.0  # its weighted count
CLITICS = ("nya", "lah", "kah")
PLACE_CLITICS = (*CLITICS, "mu", "ku")  # "ditanganmu"; elsewhere so short an ending lies in too many runs


def _may_be_part(word: str) -> bool:
    source = lexicon()
    if word in source.wrong_forms or word == "kan":
        return False  # "digeneralisasikan": a suffix, and hardly ever the particle
    return len(word) > SHORT or word in SHORT_WORDS or (len(word) == SHORT and source.model.count(word) >= COMMON)


LEAST_TYPED = 4  # letters of a misspelt part, whose word has at least five


def _misspelt_parts(run: str, start: int) -> Iterator[tuple[int, str, float, int]]:
    """Yields the common words of at least five letters that begin at `start` with one slip."""
    source = lexicon()
    best: dict[tuple[int, str], float] = {}
    for coded, place, cost, made in _Walk(source.common, run[start:].encode()).found:
        if made and place >= LEAST_TYPED:
            word = coded.decode()
            key = (start + place, word)
            if cost < best.get(key, 99.0) and word not in source.wrong_forms:
                best[key] = cost
    for (end, word), cost in best.items():
        yield end, word, cost, 1


def _frequency_cost(word: str) -> float:
    return lexicon().model.cost(lexicon().number(word))
