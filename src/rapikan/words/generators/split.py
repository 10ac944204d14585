"""Words run together: "Memetakankebutuhanhumas", also with a slip in a part: "Melaksanaknkegiatanhumas".

A part "di" or "ke" at the beginning is a preposition written joined, which is so common a mistake that it has its own cost.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapikan.lexicon import lexicon
from rapikan.lexicon.morphology import clitics
from rapikan.text import Page
from rapikan.words import channel
from rapikan.words.derivations import is_rather_verb
from rapikan.words.generators import is_plain, recase
from rapikan.words.generators.join import passive
from rapikan.words.habits import expects_verb, may_be_name
from rapikan.words.lattice import Arc
from rapikan.words.search import is_explained, segmentations

LEAST = 5  # letters of a run
LEAST_WITH_SLIP = 8  # letters of a run in whose parts slips are looked for
USUAL = 20.0  # weighted count of a part: a run of rarer ones may be a run with a slip ("sala satu" is "salah satu")
LEAST_AFTER_PREPOSITION = 6  # the same where "di" or "ke" begins it: "diahir" for "di akhir"
LEAST_IN_NAME = 12  # letters of a capitalised word inside a sentence that may be a run: a shorter one is a name
PREPOSITION_JOINED = 3.0  # nats of the lost blank
RATHER_VERB = 6.0  # and nats against it where "diinformasi" is a verb that lacks its -kan
PARTICLE_JOINED = 2.0  # the same in "siapapun"
HYPHEN_LOST = 3.0  # nats of the lost hyphen in "polapola", a line's end that was joined
LEAST_HALF = 4  # letters of such a half
SEEN = 1.0  # weighted count of "di" before a noun that may be a place


def _is_affixed_compound(words: tuple[str, ...]) -> bool:
    """Says whether two words are a compound under a prefix and a suffix, which is written as one: "dibagipakaikan"."""
    if len(words) == 3 and words[0] in ("di", "ke"):
        words = (words[0] + words[1], words[2])
    if len(words) != 2 or not words[0].startswith(("di", "me", "pe", "ke", "memper", "diper")):
        return False
    source = lexicon()
    if words[0] in ("di", "ke") or all(source.model.count(word) >= COMMON for word in words):
        return False  # "melakukan pencurian": two words of their own
    bases = [words[0][size:] for size in (2, 3, 4) if len(words[0]) - size >= 3]
    tails = [words[1].removesuffix(suffix) for suffix in ("kan", "an", "i") if words[1].endswith(suffix)]
    return any(source.is_listed(base) for base in bases) and any(source.is_listed(tail) for tail in tails)


COMMON = 5.0  # weighted count of a word in its own right


def _is_long_verb(word: str) -> bool:
    """Says whether a word in di- or me- holds two roots and -kan, or a loan, also with re-: "dibagipakaikan" is no "dibagi pakaian"."""
    if not word.startswith(("di", "me")):
        return False
    source = lexicon()
    if word.endswith("si"):  # "merekonfirmasi" is no "merek konfirmasi"; "dilokasi" is "di lokasi"
        sizes = (2, 3, 4) if word.startswith("me") else ()
        return any(source.is_listed(word[size:]) for size in sizes) or (word[2:4] == "re" and source.is_listed(word[4:]))
    if not word.endswith("kan"):
        return False
    stems = (word[size:-3] for size in (2, 3, 4) if len(word) - size - 3 >= LEAST)
    return any(len(way.words) == 2 and all(map(source.is_root, way.words)) for stem in stems for way in segmentations(stem, 0))


def is_typed_twice(first: str, second: str) -> bool:
    """Says whether "di" would stand before a passive verb or another "di", where no preposition stands: it was typed twice."""
    if first != "di" or not second.startswith("di") or lexicon().count(first, second) >= SEEN:  # "didinas"
        return False
    return second == "di" or passive(second.removeprefix("di"))[0] == second


def _is_rather_verb(page: Page, index: int, words: tuple[str, ...]) -> bool:
    """Says whether "di" before a word that nobody was ever at is its passive, which no list has: "akan ditranskrip", "yang ditembokkan"."""
    if words[0] != "di" or lexicon().count(*words[:2]) >= SEEN:
        return False
    return expects_verb(page, index) or (page.lower(index - 1) == "yang" and page.gap(index - 1) == " ")


def _is_noun_in_ke(word: str, words: tuple[str, ...]) -> bool:
    """Says whether a word that begins with "ke" is one of its own, since nobody goes to the rest of it: "ketimunnya", "keampunan"."""
    source = lexicon()
    if words[0] != "ke" or source.count(*words[:2]) >= SEEN:
        return False
    return any(source.is_known(base) for base in (word, *(base for base, _ in clitics(word))))


def propose(page: Page, index: int) -> Iterator[Arc]:
    """Reads the token as several words."""
    typed = page.texts[index]
    word = typed.lower()
    if not is_plain(typed, LEAST) or _is_long_verb(word) or word.capitalize() in lexicon().table("places"):
        return
    if may_be_name(page, index) and not word.startswith(("di", "ke")) and len(word) < LEAST_IN_NAME:
        return
    ways = segmentations(word, 0)
    long_enough = len(word) >= (LEAST_AFTER_PREPOSITION if word.startswith(("di", "ke")) else LEAST_WITH_SLIP)
    usual = any(all(lexicon().count(part) >= USUAL for part in way.words) for way in ways)
    if long_enough and not usual and not may_be_name(page, index) and not is_explained(word):
        ways = (*ways, *(way for way in segmentations(word, 1) if way.errors))
    following = page.at(index + 1)
    for way in ways:
        if _is_affixed_compound(way.words) or (len(way.words) == 2 and way.words[0] in lexicon().table("bound")):
            continue
        if is_typed_twice(*way.words[:2]):
            continue  # "didilaksanakan"
        if way.words[-1] == "kan":
            continue  # "menggeneralisasikan": a suffix, no word
        joined, particle = way.words[0] in ("di", "ke"), way.words[-1] == "pun"
        if joined and (_is_rather_verb(page, index, way.words) or _is_noun_in_ke(word, way.words)):
            continue
        blanks = (len(way.words) - 1 - joined - particle) * channel.BLANK_LOST + joined * PREPOSITION_JOINED + particle * PARTICLE_JOINED
        if joined and len(way.words) == 2 and is_rather_verb(way.words[1]):
            blanks += RATHER_VERB
        code = "KDP101" if joined else "PRT101" if particle else "SRK101"
        if way.words[-1] == "ke" and following.isdigit() and page.gap(index) == " " and len(way.words) > 1:
            # "Materike 1": the number takes its ke- back
            text = recase(typed, " ".join(way.words)) + "-" + following
            yield Arc(index, index + 2, (*way.words[:-1], "ke-<n>"), text, way.cost + blanks, "SRK101")
        if len(way.words) == 2 and way.words[0] == way.words[1] and len(way.words[0]) >= LEAST_HALF:
            both = "-".join(way.words)
            yield Arc(index, index + 1, (both,), recase(typed, both), HYPHEN_LOST, "SRK101")
            continue
        yield Arc(index, index + 1, way.words, recase(typed, " ".join(way.words)), way.cost + blanks, code)
