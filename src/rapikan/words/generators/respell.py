"""A misspelt word: "keprcayaan" → "kepercayaan"."""

from __future__ import annotations

from collections.abc import Iterator

from rapikan.lexicon import lexicon
from rapikan.lexicon.morphology import clitics
from rapikan.text import Page
from rapikan.words.generators import is_plain, recase
from rapikan.words.generators.split import is_typed_twice
from rapikan.words.habits import may_be_name
from rapikan.words.lattice import Arc
from rapikan.words.search import Near, is_explained, near, segmentations

LEAST = 3  # letters: "yag"
LEAST_FOR_TWO = 6  # letters from which two slips may stand in one word
MOST_FOR_TWO = 20  # and letters up to which they are looked for
OFTEN = 100.0  # weighted count of a word to which "pun" is joined
MOST = 16  # near words that the lattice is offered


def propose(page: Page, index: int) -> Iterator[Arc]:
    """Reads the token as the words near it; two slips are tried where one does not explain it."""
    typed = page.texts[index]
    word = typed.lower()
    if not is_plain(typed, LEAST):
        return
    base = word.removesuffix("pun")
    if base != word and lexicon().count(base) >= OFTEN:
        return  # "apapun" is apa pun, not adapun
    found = near(word, 1)
    name = may_be_name(page, index)
    known = lexicon().is_known(word)
    explained = known or (is_explained(word) and _fits(page, index, found)) or bool(segmentations(word, 0))
    if LEAST_FOR_TWO <= len(word) <= MOST_FOR_TWO and not name and not explained:
        found = near(word, 2)
    if not known:
        found = (*(Near(meant, STUTTER, 1) for meant in _once(word)), *found)
    if word.endswith("sif") and lexicon().is_listed(f"{word[:-3]}tif"):
        found = tuple(candidate for candidate in found if candidate.word != word[:-1])  # "antisipasif": loan.py's adjective, not the noun
    for candidate in found[:MOST]:
        yield Arc(index, index + 1, (candidate.word,), recase(typed, candidate.word), candidate.cost, "SLK101", errors=candidate.errors)


def _once(word: str) -> Iterator[str]:
    """Yields the word of which some letters were typed twice in a row: "mempemperkenalkan", "kegiatanan", "jajajarannya"."""
    source = lexicon()
    for size in (3, 4, 2):
        for at in range(len(word) - 2 * size + 1):
            twice, meant = word[at : at + size], word[:at] + word[at + size :]
            if twice != word[at + size : at + 2 * size] or len(meant) < LEAST_FOR_TWO:
                continue
            if at == 0 and twice in ("di", "ke") and not is_typed_twice(twice, meant):
                continue  # "kekelas" is "ke kelas"
            if any(source.is_listed(base) for base in (meant, *(base for base, _ in clitics(meant)))):
                yield meant
                return


STUTTER = 7.5  # nats


def _fits(page: Page, index: int, found: tuple[Near, ...]) -> bool:
    """Says whether a word one slip away has been seen beside one of the token's neighbours."""
    model = lexicon().model
    before, after = page.lower(index - 1), page.lower(index + 1)
    return any(model.pair_count(before, candidate.word) or model.pair_count(candidate.word, after) for candidate in found)
