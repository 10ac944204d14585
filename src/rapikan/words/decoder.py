"""Opens a lattice around each suspicious place and reports what the writer meant. Start reading at `decode`.

Which places are suspicious: suspects.py; what it costs to leave them as they are: keeping.py.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from rapikan.edits import Applicability, Edit, Finding
from rapikan.grade import Grounds, grade
from rapikan.lexicon import lexicon
from rapikan.lexicon.morphology import clitics
from rapikan.rule import discover
from rapikan.spans import Span
from rapikan.text import Page
from rapikan.words.channel import slip
from rapikan.words.context import left_of, right_of, word_after, word_before
from rapikan.words.derivations import derivation_root, is_formed_loan, is_formed_noun, is_formed_verb, lacks_kan
from rapikan.words.generators import generators, recase
from rapikan.words.generators.join import ENDINGS_OF_VERBS, is_per_thing
from rapikan.words.habits import capital_rate, follows_verb, may_be_name
from rapikan.words.keeping import MANY_WORDS, keep
from rapikan.words.lattice import KEEP, Arc, Path, paths
from rapikan.words.suspects import (
    BOTH,
    DOUBTED,
    HARDLY_USED,
    LONGEST_SHORT_FORM,
    UNKNOWN,
    is_suspect,
    stands_near,
    suspects,
    suspicion,
)

__all__ = ["decode", "open_lattices"]


def decode(page: Page) -> Iterator[Finding]:
    """Reports the joined, torn and misspelt words of a page."""
    findings = [
        finding for first, past, inside in _stretches(page, suspects(page)) for finding in _decide(page, first, past, frozenset(inside))
    ]
    yield from _agree(page, findings)


def open_lattices(page: Page) -> Iterator[tuple[int, dict[int, list[Arc]], list[Path]]]:
    """Gives the lattice of each suspicious stretch as `decode` sees it, for a drawing: the first token, its arcs, the ways, best first."""
    for first, past, inside in _stretches(page, suspects(page)):
        arcs = _arcs(page, first, past, frozenset(inside))
        yield first, arcs, paths(arcs, first, past, left_of(page, first), right_of(page, past), every=True)


def _agree(page: Page, findings: list[Finding]) -> Iterator[Finding]:
    """Lets a certain correction of an unknown word hold wherever the document writes that word: an editor mends all or none."""
    certain: dict[str, Finding] = {}
    for finding in findings:
        before = page.text[slice(*finding.span)]
        if finding.applicability is Applicability.SAFE and before.isalpha():
            certain.setdefault(before.lower(), finding)
    by_place = {finding.span: finding for finding in findings}
    reported = {at for finding in findings for at in range(page.index_at(finding.span.start), page.index_at(finding.span.end))}
    models = {token: certain[token.lower()] for token in set(page.texts) if token.lower() in certain and suspicion(token) == UNKNOWN}
    for index in [at for at, token in enumerate(page.texts) if token in models and is_suspect(page, at)]:
        token, span = page.texts[index], page.span(index)
        model = models[token]
        there = by_place.get(span)
        overlapping = there is None and index in reported
        if overlapping or (there is not None and there.applicability is Applicability.SAFE):
            continue
        after = recase(token, " ".join(model.evidence["words"]))
        message = discover()[model.code].message.format(before=token, after=after)
        by_place[span] = Finding(model.code, span, message, (Edit(span, after),), Applicability.SAFE, (), model.evidence)
    yield from by_place.values()


MOST_TOKENS = 8  # a stretch of suspicious neighbours is cut after so many


def _stretches(page: Page, suspected: list[int]) -> Iterator[tuple[int, int, list[int]]]:
    """Groups suspicious neighbours, with one token of room on each side for joins: first token, past the last, the suspects."""
    at = 0
    while at < len(suspected):
        group = [suspected[at]]
        at += 1
        while at < len(suspected) and stands_near(page, group[-1], suspected[at]) and suspected[at] - group[0] < MOST_TOKENS:
            group.append(suspected[at])
            at += 1
        first, last = group[0], group[-1]
        start = first - 1 if first and page.gap(first - 1) == " " and page.texts[first - 1].isalpha() else first
        stop = last + 2 if last + 1 < len(page) and page.gap(last) == " " and page.texts[last + 1].isalnum() else last + 1
        if page.at(last + 2) in ENDINGS_OF_VERBS or page.lower(last + 1) == "di":
            stop = min(last + 3, len(page))  # "di target kan", "di di hadiri"
        yield start, stop, group


def _arcs(page: Page, first: int, past: int, suspected: frozenset[int]) -> dict[int, list[Arc]]:
    """Collects the readings of a stretch by their first token; the first of each is to keep it."""
    arcs: dict[int, list[Arc]] = {}
    for index in range(first, past):
        readings: list[Arc] = []
        everything, joining = generators()
        if index in suspected or index + 1 in suspected:
            for propose in everything if index in suspected else joining:
                readings += (arc for arc in propose(page, index) if arc.past <= past and _allowed(arc, suspected))
        arcs[index] = [keep(page, index, index in suspected, readings), *readings]
    return arcs


def _decide(page: Page, first: int, past: int, suspected: frozenset[int]) -> Iterator[Finding]:
    arcs = _arcs(page, first, past, suspected)
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


def _allowed(arc: Arc, suspected: frozenset[int]) -> bool:
    """Says whether a reading covers a suspicious token: a join from the token before must reach one."""
    return any(index in suspected for index in range(arc.first, arc.past))


def _report(page: Page, arc: Arc, over_keeping: float, over_next: float) -> Iterator[Finding]:
    if arc.text is None:
        return
    code = _code(page, arc)
    if code == "SLK102":
        over_keeping -= _capital_cost(page, arc.first)
    level = grade(code, _grounds(page, arc, code, over_keeping, over_next))
    if level is None:
        return
    rule = discover()[code]
    span = Span(page.starts[arc.first], page.end(arc.past - 1))
    before = page.text[span.start : span.end]
    evidence = {"margin": round(over_keeping, 2), "margin_next": round(min(over_next, 99.0), 2), "words": list(arc.words)}
    yield Finding(code, span, rule.message.format(before=before, after=arc.text), (Edit(span, arc.text),), level, (), evidence)


def _grounds(page: Page, arc: Arc, code: str, over_keeping: float, over_next: float) -> Grounds:
    """Gathers what `grade` weighs for a reading."""
    word, typed = arc.words[0], page.lower(arc.first)
    typo, name_typo = code == "SLK101", code == "SLK102"
    derived = bool(derivation_root(typed)) and not _lost_k(typed, word) and not (lacks_kan(typed) and word == f"{typed}kan")
    derived = derived or word == f"me{typed}"  # "minjam": so people speak
    abroad = typed.replace("c", "k") == word  # "Virus Corona": a name keeps the letter that its word has lost
    return Grounds(
        over_keeping,
        over_next,
        letters=len(word),
        errors=arc.errors,
        uncommon=_is_uncommon(word) or (name_typo and (abroad or _in_quoted_name(page, arc.first) or _is_verb_in_name(page, arc))),
        beside_person=name_typo and _beside_person(page, arc.first),
        unseen=(code in ("SLK101", "SLK104") and _is_unseen(word)) or (typo and _names_other(typed, word)) or _is_other_verb(typed, word),
        derived=derived,
        strange=code == "SLK103" and not derived and lexicon().count(typed) < HARDLY_USED,
        alone=typo and slip(typed, word) in DIALECTAL and not _has_witness(page, arc),
        formed=_is_rather_verb(page, arc, typed) if code == "KDP101" else typo and _is_formed(typed, word),
        variant=code == "SLK103" and _are_variants(typed, word),
        valid=(code == "KDP101" and (_is_rather_joined(typed, arc.words) or lacks_kan(typed)))
        or (code == "PSH101" and is_per_thing(typed, page.lower(arc.past - 1)))
        or (typo and _has_short_base(typed, word)),
    )


def _has_short_base(typed: str, meant: str) -> bool:
    """Says whether a word is a listed one with its clitic: "ubinya", but not "lainya", whose lost n makes a far commoner word of "lai"."""
    source = lexicon()
    bases = [base for base, _ in clitics(typed) if source.is_listed(base)]
    return any(meant != f"{base}nnya" or source.count(f"{base}n") < FAR_COMMONER * max(source.count(base), 1.0) for base in bases)


FAR_COMMONER = 100.0  # times as often


def _is_uncommon(word: str) -> bool:
    """Says whether a word is rare or a name; days and months are neither, as only a date around them proposes them."""
    source = lexicon()
    named = not source.is_listed(word) and word.capitalize() in source.names
    return (named or source.count(word) < COMMON_PART) and word not in source.table("calendar")


COMMON_PART = 20.0  # weighted count from which a word, or a part of a run, is a usual one


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


def _is_verb_in_name(page: Page, arc: Arc) -> bool:
    """Says whether a verb would stand inside a person's name: "Trie Meilanda Putra" is no "Melanda"."""
    people, (first, past) = lexicon().table("people"), (arc.first - 1, arc.past)
    inside = page.gap(first) == page.gap(past - 1) == " " and page.at(first).istitle() and page.at(past).istitle()
    return inside and arc.words[0].startswith(VERBAL) and any(page.at(near) in people for near in (first, past))


VERBAL = ("me", "ber", "di", "ter")


def _is_unseen(word: str) -> bool:
    """Says whether hardly anybody has written a word, with or without its clitic, and no common root explains it."""
    source = lexicon()
    return not derivation_root(word) and all(source.count(base) < SEEN for base in (word, *(base for base, _ in clitics(word))))


SEEN = 3.0  # weighted count


DIALECTAL = ("wrong vowel", "extra double")  # how regional words differ from Indonesian ones: "telor", "puun"


def _are_variants(typed: str, word: str) -> bool:
    """Says whether two words differ in nothing but o for u or e for i, as speech has them: "ketok palu" is an idiom, no slip."""
    lowered = str.maketrans("oe", "ui")
    return typed != word and typed.translate(lowered) == word.translate(lowered)


def _has_witness(page: Page, arc: Arc) -> bool:
    """Says whether the corrected word has been seen beside a neighbour; a figure, a mark or the head of a sentence is no witness against it."""
    model = lexicon().model
    before, after = word_before(page, arc.first), word_after(page, arc.past - 1)
    return (
        model.pair_count(before, arc.words[0]) > 0
        or model.pair_count(arc.words[-1], after) > 0
        or not (before.isalpha() and after.isalpha())
    )


def _names_other(typed: str, word: str) -> bool:
    """Says whether the typed word is the same loan, or the name of a place in small letters ("bawean")."""
    return _is_same_loan(typed, word) or typed.capitalize() in lexicon().table("places")


def _is_same_loan(typed: str, word: str) -> bool:
    """Says whether two words are one loan, no slip: with and without its ending ("informatik", "depresif", "kartografis") or its Greek a- ("aplastik")."""
    if typed.startswith("a") and typed[1:] == word:
        return word.endswith(LOAN_ENDINGS)
    if typed in (f"{word}f", f"{word}s"):
        return word.endswith(("si", "grafi", "logi"))
    if word == f"{typed}i":
        return typed.endswith(("graf", "krat", "log", "nom", "sof"))  # who does it: "taksonom"
    return (word == f"{typed}a" and typed.endswith("ik")) or (
        typed[:-1] == word.removesuffix("k").removesuffix("a") and typed.endswith("is") and word.endswith(("ik", "ia"))
    )


LOAN_ENDINGS = ("al", "ik", "is")  # of adjectives that a- negates


def _is_formed(typed: str, word: str) -> bool:
    """Says whether the typed word is regularly formed, and the reading does not just give it its lost suffix or k."""
    return (
        (is_formed_verb(typed) or is_formed_noun(typed) or is_formed_loan(typed))
        and not word.startswith(typed)
        and not _lost_k(typed, word)
    )


def _is_rather_verb(page: Page, arc: Arc, typed: str) -> bool:
    """Says whether "di" hardly stands before a word that is no place and may make a verb with it: "didongkrak", not "bekerja disirkus"."""
    source, (preposition, noun, *rest) = lexicon(), arc.words
    if preposition != "di" or rest:
        return False
    seen = source.model.pair_count("di", noun)
    if is_formed_verb(typed) or source.is_listed(typed):  # "diuji klinis"
        return seen < PLACE
    is_noun = noun.capitalize() in source.table("places") or (noun.startswith(("pe", "ke")) and noun.endswith("an"))
    return not is_noun and seen < SEEN_ONCE and not follows_verb(page, arc.first)


PLACE, SEEN_ONCE = 20.0, 0.5  # weighted counts of "di" beside a word from which it is a preposition there, with a listed active and without


def _is_other_verb(typed: str, word: str) -> bool:
    """Says whether two verbs differ by a suffix only, so that each may be meant: "ditambat", "ditambatkan"; "mengikut", "mengikuti"."""
    verb = typed.startswith(("di", "me")) and lexicon().is_known(typed)
    return verb and word in (f"{typed}kan", f"{typed}i")


def _lost_k(typed: str, word: str) -> bool:
    """Says whether a verb lost the k of its -kan: "meningkatan" looks as if it were formed from "tingkatan", which no verb is."""
    return typed.startswith(("me", "di", "ter")) and typed.endswith("an") and word == f"{typed[:-2]}kan"


NAME_SHARE = 0.8  # share of capitals of a name that is a word, too ("umar", "sri")


def _beside_person(page: Page, index: int) -> bool:
    """Says whether a neighbour is a part of a person's name, or a capitalised word that nobody knows ("Greysia Polii")."""
    source = lexicon()
    for near, blank in ((index - 1, index - 1), (index + 1, index)):
        token = page.at(near)
        if token[:1].isupper() and token[1:].islower() and page.gap(blank) == " " and not page.opens_sentence(near):
            word = token.lower()
            strange = len(token) > LONGEST_SHORT_FORM and not source.is_known(word) and token not in source.table("acronyms")
            strange = strange and word not in source.table("calendar")
            named = token in source.table("people")
            if (strange and (named or token not in source.names)) or (named and source.capital_share(word) >= NAME_SHARE):
                return True
    return False


def _code(page: Page, arc: Arc) -> str:
    """Names the rule that reports a reading: a capitalised word that may be a name has rules of its own, and so has a real word."""
    capital = page.texts[arc.first][0].isupper() and not page.opens_sentence(arc.first)
    if arc.code == "SLK101" and may_be_name(page, arc.first):
        return "SLK102"
    if arc.code in ("SLK101", "SLK104") and capital and _beside_person(page, arc.first):
        return "SLK102"  # "Nahwa Umar" and "Padvinders Organisatie", however freely the document strews capitals
    if arc.code == "SLK101" and suspicion(page.texts[arc.first]) in (DOUBTED, BOTH):
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
