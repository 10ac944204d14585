"""Finds suspicious places, opens a lattice around each and reports what the writer meant.

Known, unsuspicious words cost a look-up. A place is suspicious where a word is unknown, where "di" or "ke" may belong to the
next word or a first "di"/"ke" may be a word of its own, where a prefix or clitic stands alone, and where a rare word or one that
is often taken for another stands among strangers. Start reading at `decode`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapikan.edits import Applicability, Edit, Finding
from rapikan.grade import Evidence, grade
from rapikan.lexicon import Status, lexicon
from rapikan.lexicon.morphology import clitics
from rapikan.lexicon.tables import listed
from rapikan.rule import discover
from rapikan.text import Page, Span
from rapikan.words.channel import slip
from rapikan.words.confusions import is_confused
from rapikan.words.context import left_of, model_word, right_of
from rapikan.words.generators import generators, recase
from rapikan.words.generators.join import HEADS, TAILS, passive
from rapikan.words.habits import capital_rate, may_be_name
from rapikan.words.languages import is_other_language
from rapikan.words.lattice import KEEP, Arc, Path, paths
from rapikan.words.search import near as words_near

__all__ = ["decode", "open_lattices"]

# Why a token is looked at, learned once for each distinct token.
PLAIN, UNKNOWN, PREPOSITION, BOTH, LONE, RARE = range(6)
_kinds: dict[str, int] = {}
MOST_KINDS = 40_000


def decode(page: Page) -> Iterator[Finding]:
    """Reports the joined, torn and misspelt words of a page."""
    suspects = _suspects(page)
    findings = [finding for first, past, inside in _stretches(page, suspects) for finding in _decide(page, first, past, frozenset(inside))]
    yield from _agree(page, suspects, findings)


def open_lattices(page: Page) -> Iterator[tuple[int, dict[int, list[Arc]], list[Path]]]:
    """Gives the lattice of each suspicious stretch as `decode` sees it, for a drawing: the first token, its arcs, the ways, best first."""
    for first, past, inside in _stretches(page, _suspects(page)):
        arcs = _arcs(page, first, past, frozenset(inside))
        yield first, arcs, paths(arcs, first, past, left_of(page, first), right_of(page, past), every=True)


def _suspects(page: Page) -> list[int]:
    """Lists the tokens that may be no words."""
    kinds = _kinds
    if len(kinds) > MOST_KINDS:
        kinds.clear()
    suspects: list[int] = []
    for index, token in enumerate(page.texts):
        kind = kinds.get(token)
        if kind is None:
            kind = kinds[token] = _kind(token)
        if kind and _is_suspect(page, index, kind):
            suspects.append(index)
    return suspects


def _agree(page: Page, suspects: list[int], findings: list[Finding]) -> Iterator[Finding]:
    """Lets a certain correction of an unknown word hold wherever the document writes that word: an editor mends all or none."""
    certain: dict[str, Finding] = {}
    for finding in findings:
        before = page.text[slice(*finding.span)]
        if finding.applicability is Applicability.SAFE and before.isalpha():
            certain.setdefault(before.lower(), finding)
    by_place = {finding.span: finding for finding in findings}
    reported = {at for finding in findings for at in range(page.index_at(finding.span.start), page.index_at(finding.span.end))}
    for index in suspects:
        token = page.texts[index]
        model = certain.get(token.lower())
        span = page.span(index)
        if model is None or _kinds.get(token) != UNKNOWN:
            continue
        there = by_place.get(span)
        overlapping = there is None and index in reported
        if overlapping or (there is not None and there.applicability is Applicability.SAFE):
            continue
        after = recase(token, " ".join(model.evidence["words"]))
        message = discover()[model.code].message.format(before=token, after=after)
        by_place[span] = Finding(model.code, span, message, (Edit(span, after),), Applicability.SAFE, (), model.evidence)
    yield from by_place.values()


def _kind(token: str) -> int:
    if not token.isalpha() or len(token) < 2 or not token.isascii():
        return PLAIN
    word = token.lower()
    if word in ("di", "ke"):
        return PREPOSITION
    if word in TAILS or word in HEADS:
        return LONE
    source = lexicon()
    if token in source.user_words or word in source.user_words:
        return PLAIN
    if any(listed(token, source.table(name)) for name in STAGE_THREE) or source.melted(word) or source.standard_derivation(word):
        return PLAIN
    status = source.status(token)
    if status is Status.UNKNOWN:
        return UNKNOWN
    if status is Status.FOREIGN and token.islower() and len(word) >= 4:
        return RARE  # a word processor's English word: "sarang burung wallet"
    if status is Status.KNOWN and token.islower():
        if word[:2] in ("di", "ke") and len(word) >= 5 and source.model.pair_count(word[:2], word[2:]) >= 3:
            return BOTH
        if (len(word) >= 4 and source.model.count(word) < RARE_COUNT) or is_confused(word):
            return RARE
    return PLAIN


RARE_COUNT = 120.0  # weighted count below which a known word is looked at, if its neighbours are strange to it
STAGE_THREE = ("standard", "compounds", "abbreviations", "foreign", "misspelt")  # listed forms have a rule of their own


def _is_suspect(page: Page, index: int, kind: int) -> bool:
    if page.is_protected(page.span(index)):
        return False
    token = page.texts[index]
    if kind == PREPOSITION:
        following = page.at(index + 1)
        return (
            token.lower() == "di"
            and following.isalpha()
            and page.gap(index) == " "
            and (following == "di" or page.at(index + 2) in TORN_OFF or passive(following.lower())[0] != "")
        )
    if page.at(index - 1) == "(" and page.at(index + 1) == ")":
        return False  # a short form in brackets: "bantuan gubernur (bangub)"
    if kind == RARE and (not _is_stranger(page, index) or _is_first_half(page, index)):
        return False
    if kind in (UNKNOWN, RARE, LONE) and is_other_language(page, index):
        return False
    if kind == UNKNOWN and token.isupper():
        return len(token) >= LEAST_UPPER and (page.line_case(page.starts[index]) == "upper" or _in_upper_run(page, index))
    if kind == UNKNOWN and len(token) <= LONGEST_SHORT_FORM and page.at(index + 1) == "." and not page.gap(index) and token[0].isupper():
        return False  # "Alhm.", "Kab."
    if kind in (UNKNOWN, RARE) and len(token) <= 3:
        # initials of an author, units, fragments: "(lim)", "kg/cm"
        return (
            len(token) == 3
            and token.islower()
            and page.gap(index) in (" ", "")
            and page.at(index - 1) not in ("(", "/", "-", ".")
            and page.at(index + 1) not in (")", "/", ".")
        )
    return True


LEAST_UPPER = 6  # letters of a word in capitals; a shorter one is an acronym


def _in_upper_run(page: Page, index: int) -> bool:
    """Says whether a neighbour is a common word in capitals too: "yang AMAN, MAJU, SEJAHTERAH DAN BERMARTABAT"."""
    source = lexicon()
    return any(
        page.same_line(index, beside)
        and near_token.isupper()
        and near_token not in source.table("acronyms")
        and source.is_known(near_token.lower())
        and source.count(near_token.lower()) >= COMMON_NEIGHBOUR
        for beside in (index - 1, index + 1)
        if len(near_token := page.at(beside)) >= LEAST_IN_RUN
    )


LEAST_IN_RUN = 3
TORN_OFF = ("kan", "i")  # behind "di" and a root: "di target kan"
LONGEST_SHORT_FORM = 4


def _is_stranger(page: Page, index: int) -> bool:
    """Says whether a known word has never been seen beside either of its neighbours."""
    model = lexicon().model
    word = page.lower(index)
    before = left_of(page, index)[1]
    after = right_of(page, index + 1)[0]
    seen = (model.pair_count(before, word), model.pair_count(word, after))
    if (not seen[0] and _goes_with((before, ""), word)) or (not seen[1] and _goes_with(("", after), word)):
        return True
    if any(seen):
        return False
    # Beside names, numbers and foreign words every word is a stranger; a word that hardly anybody uses needs one witness only.
    common = [model.count(near) >= COMMON_NEIGHBOUR for near in (before, after)]
    return any(common) if model.count(word) < HARDLY_USED else all(common)


def _is_first_half(page: Page, index: int) -> bool:
    """Says whether a word and the next are a reduplication that only lacks its hyphen: "tercerai berai"."""
    return f"{page.lower(index)}-{page.lower(index + 1)}" in lexicon().table("reduplications")


@lru_cache(maxsize=6_000)
def _goes_with(neighbours: tuple[str, str], word: str) -> bool:
    """Says whether a neighbour nearly always stands beside a word one slip away: "tindih" beside "tumpang", not "timpang"."""
    model = lexicon().model
    before, after = neighbours
    expected = SHARE * model.count(before or after)
    return 0 < expected < TOO_COMMON and any(
        (model.pair_count(before, meant.word) if before else model.pair_count(meant.word, after)) >= max(expected, LEAST_TOGETHER)
        for meant in words_near(word, 1)
    )


SHARE = 0.3  # of a neighbour's uses
LEAST_TOGETHER = 2.0  # weighted count
TOO_COMMON = 600.0  # a neighbour used 2,000 times goes with many words
COMMON_NEIGHBOUR = 40.0
HARDLY_USED = 5.0


MOST_TOKENS = 8  # a stretch of suspicious neighbours is cut after so many


def _stretches(page: Page, suspects: list[int]) -> Iterator[tuple[int, int, list[int]]]:
    """Groups suspicious neighbours, with one token of room on each side for joins: first token, past the last, the suspects."""
    at = 0
    while at < len(suspects):
        group = [suspects[at]]
        at += 1
        while (
            at < len(suspects)
            and suspects[at] - group[-1] <= 2
            and suspects[at] - group[0] < MOST_TOKENS
            and page.same_line(group[-1], suspects[at])
        ):
            group.append(suspects[at])
            at += 1
        first, last = group[0], group[-1]
        start = first - 1 if first and page.gap(first - 1) == " " and page.texts[first - 1].isalpha() else first
        stop = last + 2 if last + 1 < len(page) and page.gap(last) == " " and page.texts[last + 1].isalnum() else last + 1
        if page.at(last + 2) in TORN_OFF or page.lower(last + 1) == "di":
            stop = min(last + 3, len(page))  # "di target kan", "di di hadiri"
        yield start, stop, group


def _arcs(page: Page, first: int, past: int, suspects: frozenset[int]) -> dict[int, list[Arc]]:
    """Collects the readings of a stretch by their first token; the first of each is to keep it."""
    arcs: dict[int, list[Arc]] = {}
    for index in range(first, past):
        readings: list[Arc] = []
        everything, joining = generators()
        if index in suspects or index + 1 in suspects:
            for propose in everything if index in suspects else joining:
                readings += (arc for arc in propose(page, index) if arc.past <= past and _allowed(arc, suspects))
        arcs[index] = [_keep(page, index, index in suspects, readings), *readings]
    return arcs


def _decide(page: Page, first: int, past: int, suspects: frozenset[int]) -> Iterator[Finding]:
    arcs = _arcs(page, first, past, suspects)
    if all(len(here) == 1 for here in arcs.values()):
        return
    shifted = tuple(tuple(arc.moved(-first) for arc in arcs[index]) for index in range(first, past))
    for arc, over_keeping, over_next in _winners(shifted, left_of(page, first), tuple(right_of(page, past))):
        yield from _report(page, arc.moved(first), over_keeping, over_next)


@lru_cache(maxsize=6_000)
def _winners(arcs: tuple[tuple[Arc, ...], ...], left: tuple[str, str], right: tuple[str, ...]) -> tuple[tuple[Arc, float, float], ...]:
    """Decides a stretch, remembered by its readings and its neighbours: the arcs that change something, and what they win by."""
    lattice = _Lattice(dict(enumerate(arcs)), left, right)
    return tuple((arc, lattice.over_keeping(arc), lattice.over_next(arc)) for arc in lattice.best.arcs if arc.code != KEEP)


class _Lattice:
    """The readings of one stretch, the best way through them, and what its arcs win by."""

    def __init__(self, arcs: Mapping[int, Sequence[Arc]], left: tuple[str, str], right: Sequence[str]) -> None:
        self._arcs = arcs
        self._frame = (0, len(arcs), left, right)
        self.best = paths(arcs, *self._frame)[0]  # keeping everything is always a path

    def _loss(self, without: Callable[[Arc], bool]) -> float:
        """Says how much dearer the best path is without some arcs."""
        left_over = {index: [arc for arc in here if not without(arc)] for index, here in self._arcs.items()}
        found = paths(left_over, *self._frame)
        return found[0].cost - self.best.cost if found else math.inf

    def over_keeping(self, arc: Arc) -> float:
        """Says how much the best path wins over keeping the tokens of one of its arcs as they are."""
        return self._loss(lambda other: other.code != KEEP and other.first < arc.past and arc.first < other.past)

    def over_next(self, arc: Arc) -> float:
        """Says how much the best path wins over reading the tokens of one of its arcs in another way."""
        return self._loss(lambda other: _reads_alike(other, arc) or (other.code == KEEP and arc.first <= other.first < arc.past))


def _reads_alike(arc: Arc, other: Arc) -> bool:
    return (arc.first, arc.past, arc.text) == (other.first, other.past, other.text)


def _allowed(arc: Arc, suspects: frozenset[int]) -> bool:
    """Keeps joins to what touches a suspicious token, and everything else to suspicious tokens."""
    return any(index in suspects for index in range(arc.first, arc.past))


def _report(page: Page, arc: Arc, over_keeping: float, over_next: float) -> Iterator[Finding]:
    if arc.text is None:
        return
    code = _code(page, arc)
    if code == "SLK102":
        over_keeping -= _capital_cost(page, arc.first)
    word = arc.words[0]
    uncommon = (not lexicon().is_listed(word) and word.capitalize() in lexicon().names) or lexicon().count(word) < COMMON_PART
    typed = page.lower(arc.first)
    abroad = typed.replace("c", "k") == word  # "Virus Corona": a name keeps the letter that its word has lost
    uncommon = uncommon and word not in lexicon().table("calendar")  # which only a date around it proposes
    uncommon = uncommon or (code == "SLK102" and (abroad or _in_quoted_name(page, arc.first)))
    beside_person = code == "SLK102" and _beside_person(page, arc.first)
    unseen = (code in ("SLK101", "SLK104") and _is_unseen(word)) or (code == "SLK101" and _is_same_loan(typed, word))
    derived = (bool(_derivation_root(typed)) and not _lost_k(typed, word)) or word == f"me{typed}"  # "minjam": so people speak
    strange = code == "SLK103" and not derived and lexicon().count(typed) < HARDLY_USED
    alone = code == "SLK101" and slip(typed, word) in DIALECTAL and not _has_witness(page, arc)
    valid = code == "KDP101" and _is_rather_joined(typed, arc.words)
    level = grade(
        code, Evidence(over_keeping, over_next, len(word), arc.errors, uncommon, beside_person, unseen, derived, strange, alone, valid)
    )
    if level is None:
        return
    rule = discover()[code]
    span = Span(page.starts[arc.first], page.end(arc.past - 1))
    before = page.text[span.start : span.end]
    evidence = {"margin": round(over_keeping, 2), "margin_next": round(min(over_next, 99.0), 2), "words": list(arc.words)}
    yield Finding(code, span, rule.message.format(before=before, after=arc.text), (Edit(span, arc.text),), level, (), evidence)


COMMON_PART = 20.0


def _is_rather_joined(typed: str, words: tuple[str, ...]) -> bool:
    """Says whether a word that begins with di or ke is right as it stands, and is not written apart far more often ("kebangunan", not "disatu")."""
    source = lexicon()
    return source.is_known(typed) and source.count(*words[:2]) < APART * max(source.count(typed), 1.0)


APART = 10.0  # times as often


LONGEST_NAME = 5  # words of a quoted name


def _in_quoted_name(page: Page, index: int) -> bool:
    """Says whether a token stands in a quotation whose words all have capitals, the name of a song or a film: “Rasa Sayange”."""
    first, past = index, index + 1
    while page.at(first - 1)[:1].isupper() and page.same_line(first - 1, index):
        first -= 1
    while page.at(past)[:1].isupper() and page.same_line(index, past):
        past += 1
    return past - first <= LONGEST_NAME and page.at(first - 1) in ("“", '"') and page.at(past) in ("”", '"')


def _is_unseen(word: str) -> bool:
    """Says whether hardly anybody has written a word, with or without its clitic, and no common root explains it."""
    source = lexicon()
    return not _derivation_root(word) and all(source.count(base) < SEEN for base in (word, *(base for base, _ in clitics(word))))


SEEN = 3.0  # weighted count


DIALECTAL = ("wrong vowel", "extra double")  # how regional words differ from Indonesian ones: "telor", "puun"


def _has_witness(page: Page, arc: Arc) -> bool:
    """Says whether the corrected word has been seen beside a neighbour; a figure, a mark or the head of a sentence is no witness against it."""
    model = lexicon().model
    before, after = left_of(page, arc.first)[1], right_of(page, arc.past)[0]
    return (
        model.pair_count(before, arc.words[0]) > 0
        or model.pair_count(arc.words[-1], after) > 0
        or not (before.isalpha() and after.isalpha())
    )


def _is_same_loan(typed: str, word: str) -> bool:
    """Says whether two words are one loan with and without its Latin ending, no slip: "informatik", "informatika"."""
    return word == f"{typed}a" and typed.endswith("ik")


def _lost_k(typed: str, word: str) -> bool:
    """Says whether a verb lost the k of its -kan: "meningkatan" looks as if it were formed from "tingkatan", which no verb is."""
    return typed.startswith(("me", "di", "ter")) and typed.endswith("an") and word == f"{typed[:-2]}kan"


def _beside_person(page: Page, index: int) -> bool:
    """Says whether a neighbour is a part of a person's name, or a capitalised word that nobody knows ("Greysia Polii")."""
    source = lexicon()
    for near, blank in ((index - 1, index - 1), (index + 1, index)):
        token = page.at(near)
        if token[:1].isupper() and token[1:].islower() and page.gap(blank) == " " and not page.opens_sentence(near):
            word = token.lower()
            strange = len(token) > LONGEST_SHORT_FORM and not source.is_known(word) and token not in source.table("acronyms")
            strange = strange and word not in source.table("calendar")
            if strange and (token in source.table("people") or token not in source.names):
                return True
    return False


MANY_WORDS = 3  # no name is run together from so many words


def _code(page: Page, arc: Arc) -> str:
    """Names the rule that reports a reading: a capitalised word that may be a name has rules of its own, and so has a real word."""
    if arc.code == "SLK101" and may_be_name(page, arc.first):
        return "SLK102"
    if arc.code == "SLK101" and _kinds.get(page.texts[arc.first]) in (RARE, BOTH):
        return "SLK103"
    if arc.code == "SRK101" and page.texts[arc.first][0].isupper() and len(arc.words) < MANY_WORDS:
        rare = any(lexicon().count(word) < COMMON_PART for word in arc.words)  # "Muarasabak" at the head of a line is still a name
        if may_be_name(page, arc.first) or rare:
            return "SRK103"
    return arc.code


def _capital_cost(page: Page, index: int) -> float:
    """Costs the capital of a common word inside a sentence, by how this document writes its common words."""
    if page.line_case(page.starts[index]) != "body":
        return 0.0
    return -math.log(capital_rate(page))


# --- what keeping a token costs -----------------------------------------------------------------------------------------------

UNLISTED_WORD = 5.0  # nats: one word in 150 of a release is right and in no list
UNLISTED_NAME = 3.5  # one in 30 is a name in no list
MISSPELT_COMMON = 4.0  # a form that others write too is still no word
REPEATED = 1.5  # each further use in the document makes it likelier that it is meant
MOST_REPEATED = 3


def _keep(page: Page, index: int, suspect: bool, readings: list[Arc]) -> Arc:
    token = page.texts[index]
    words = (model_word(token),)
    if token in ALWAYS_JOINED:
        return Arc(index, index + 1, words, None, LONE_TAIL)
    if not suspect or _kinds.get(token) != UNKNOWN:
        return Arc(index, index + 1, words, None, 0.0)
    word = token.lower()
    alone = _unlisted(word)
    again = min(page.evidence.lower[word] - 1, MOST_REPEATED) * REPEATED
    spelt = alone.as_word - again
    if alone.counted < math.inf and not _is_wild_slip(word, readings):
        spelt = min(spelt, alone.counted)
    if token[0].isupper():
        spelt = min(spelt, alone.as_name - again)
    spelt = min(spelt, alone.derived, alone.english)
    if _beside_english(page, index):
        spelt -= BESIDE_ENGLISH
    if _in_foreign_stretch(page, index):
        spelt = min(spelt, FOREIGN_STRETCH)
    if page.evidence.counts[word.capitalize()] and token.islower() and page.evidence.counts[token]:  # not made small by a rule just now
        spelt -= ALSO_CAPITALISED
    if token.islower() and any(arc.code == "SRK101" and len(arc.words) >= MANY_WORDS and not arc.errors for arc in readings):
        spelt += FALLS_APART
    return Arc(index, index + 1, words, None, 0.0, KEEP, max(spelt, 3.0))


ALWAYS_JOINED = frozenset(("nya", "lah", "kah"))
LONE_TAIL = 6.0  # nats against a clitic that stands alone
DERIVABLE = 14.0
RARE_ENGLISH = 9.0
BESIDE_ENGLISH = 5.0
WILD = 50.0  # a form this many times rarer than a reading of it is that reading's slip, however often it was counted


class _Unlisted(NamedTuple):
    """What an unlisted word costs by itself, in nats, read as a word, a name, a common misspelling, a derived or an English word."""

    as_word: float
    as_name: float
    counted: float
    derived: float
    english: float


@lru_cache(maxsize=6_000)
def _unlisted(word: str) -> _Unlisted:
    source = lexicon()
    number, root = source.model.number(word), _derivation_root(word)
    return _Unlisted(
        UNLISTED_WORD + source.word_letters.cost(word),
        UNLISTED_NAME + source.name_letters.cost(word),
        max(source.model.cost(number), 8.0) + MISSPELT_COMMON if number >= 0 else math.inf,
        # A form that a common root has never shown in 8 million words is the less likely to be meant.
        DERIVABLE + math.log(source.root_count(root) / 20) if root else math.inf,
        RARE_ENGLISH if source.may_be_english(word) or _english_root(word) else math.inf,
    )


@lru_cache(maxsize=6_000)
def _derivation_root(word: str) -> str:
    """Gives the lexicon's answer to the question, once for each word."""
    return lexicon().derivation_root(word)


def _is_wild_slip(word: str, readings: list[Arc]) -> bool:
    model = lexicon().model
    rarest = model.count(word) * WILD
    for arc in readings:
        if len(arc.words) == 1 and model.count(arc.words[0]) >= rarest:
            far = len(word) >= LONG and arc.errors == 1 and model.count(arc.words[0]) >= FAR * rarest
            if arc.cost < (UNUSUAL_SLIP if far else USUAL_SLIP):
                return True
        if len(arc.words) == 2 and model.pair_count(*arc.words) * 2 >= model.count(word):
            return True
    return False


USUAL_SLIP, UNUSUAL_SLIP = 7.5, 9.0  # nats that the slip may cost; the dearer one in a long word that is hundreds of times rarer
LONG = 8
FAR = 5.0


ALSO_CAPITALISED = 8.0  # "pagaralam" where the document has "Pagaralam" too: a name in small letters
FALLS_APART = 6.0  # a word that is three known words by chance hardly exists
FOREIGN_STRETCH = 4.0
STRETCH = 3  # tokens looked at on each side
MOST_UNKNOWN = 3  # of them


def _in_foreign_stretch(page: Page, index: int) -> bool:
    """Says whether the words around a token are mostly unknown too: a prayer in Arabic, a saying in a regional language."""
    unknown = 0
    for near in range(max(0, index - STRETCH), min(len(page), index + STRETCH + 1)):
        if near != index and page.same_line(index, near):
            token = page.texts[near]
            unknown += token.islower() and len(token) > 2 and _kinds.get(token, PLAIN) == UNKNOWN
    return unknown >= MOST_UNKNOWN


PREFIXES = ("meng", "mem", "men", "me", "di", "nge", "ter", "ber", "peng", "pem", "pen", "pe", "ke", "se")


LEAST_ENGLISH = 5  # letters of an English root under an affix; shorter ones lie inside too many words ("meleah")


def _english_root(word: str) -> bool:
    """Says whether a word is an English one with an Indonesian affix ("mebackup", "stakeholdernya")."""
    source = lexicon()
    roots = [word[len(prefix) :] for prefix in PREFIXES if word.startswith(prefix)] + [base for base, _ in clitics(word)]
    return any(len(root) >= LEAST_ENGLISH and not source.is_known(root) and source.is_foreign(root) for root in roots)


def _beside_english(page: Page, index: int) -> bool:
    source = lexicon()
    return any(
        page.same_line(index, near)
        and page.at(near).isalpha()
        and not source.is_known(page.lower(near))
        and source.is_foreign(page.lower(near))
        for near in (index - 1, index + 1)
        if 0 <= near < len(page)
    )
