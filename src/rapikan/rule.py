"""A rule's card and its code in one place, and how rules are found.

A rule looks and reports; only the engine writes. It declares what calls it (`words`, `shape` or `pattern`) and never walks
the page itself. Being a `Rule` at the top of a module under `rapikan.rules` or `rapikan.words` is being registered: there is
no list to maintain. Examples on the card are its tests and its documentation.

Start reading at `card`, then open any file under rules/spelling/.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

from rapikan.edits import Applicability, Edit, Finding
from rapikan.language import Said
from rapikan.modules import modules_in
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["Rule", "Stage", "card", "discover", "select"]

CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
SAFE, UNSAFE, SHOW = Applicability.SAFE, Applicability.UNSAFE, Applicability.SHOW


class Stage(Enum):
    """The stages in the order in which they run."""

    NORMALISE = "normalise"
    WORDS = "words"
    SPELLING = "spelling"


class Rule(NamedTuple):
    """A rule's card.

    Attributes:
        code: three letters for the family and three digits, never reused.
        name: the fault, in Indonesian, hyphenated ("kata-depan-serangkai").
        stage: when it runs.
        source: the norm, as an editor would look it up ("EYD V, Kata Depan 1").
        why: the explanation shown with the rule.
        message: the sentence shown with a finding; {before} and {after} are the words.
        bad: pairs of a faulty text and its correction at `level`.
        good: texts that the rule leaves as they are.
        leaves_alone: what it does not touch, in words.
        level: the applicability of its usual finding.
        eyd: the codes of EYD V's rules that it covers.
        words: small-letter tokens that call the rule, or a function that gives them (read at first use); "agar supaya" calls it at
            "agar" where "supaya" follows.
        shape: a test on a token's text that calls the rule; evaluated once for each distinct token.
        pattern: a regular expression over the text that calls the rule, or a function that gives it (asked at first use); with
            `words` it is tried only where one of them stands.
        near: signs or digits ("0-9") one of which stands in every match of `pattern`: only their surroundings are searched.
        repeats: calls the rule at a token that is the same as the one before it.
        find: looks at a place and yields findings; its third argument is a token index, or the match for `pattern`.
    """

    code: str
    name: str
    stage: Stage
    source: str
    why: Said
    message: Said
    bad: tuple[tuple[str, str], ...]
    good: tuple[str, ...]
    leaves_alone: Said
    level: Applicability = SAFE
    eyd: tuple[str, ...] = ()
    words: Collection[str] | Callable[[], Collection[str]] | None = None
    shape: Callable[[str], bool] | None = None
    pattern: str | Callable[[], str] | None = None
    near: str = ""
    repeats: bool = False
    find: Callable[..., Iterable[Finding]] = lambda rule, page, at: ()

    def trigger_words(self) -> Collection[str]:
        """Gives the tokens that call the rule (none for shapes and patterns)."""
        if self.words is None:
            return ()
        return self.words() if callable(self.words) else self.words

    def finding(
        self,
        page: Page,
        span: Span,
        after: str | None,
        *,
        level: Applicability | None = None,
        options: Sequence[str] = (),
        evidence: dict[str, Any] | None = None,
        message: Said | None = None,
    ) -> Finding:
        """Reports that a stretch should read `after`; None only points at it, `options` are answers to choose from."""
        before = page.text[span.start : span.end]
        said = (message or self.message).format(before=before, after=" / ".join(options) if after is None else after)
        edits = () if after is None or options else (Edit(span, after),)
        sure = SHOW if options else (self.level if level is None else level)
        return Finding(self.code, span, said, edits, sure, tuple(options), evidence or {})


def card(code: str, name: str, **fields: Any) -> Callable[[Callable[..., Iterable[Finding]]], Rule]:
    """Makes a rule of the function below it; the fields are those of `Rule`."""

    def make(find: Callable[..., Iterable[Finding]]) -> Rule:
        return Rule(code=code, name=name, find=find, **fields)

    return make


PACKAGES = ("rapikan.rules.normalise", "rapikan.words", "rapikan.rules.spelling")


def _modules(package: str) -> Iterator[str]:
    root = importlib.import_module(package)
    yield package
    for name in modules_in(root.__path__):
        yield f"{package}.{name}"


@cache
def discover() -> dict[str, Rule]:
    """Finds every rule, by code. Raises ImportError where two rules share a code, or a code is none."""
    rules: dict[str, Rule] = {}
    for package in PACKAGES:
        for name in _modules(package):
            module = importlib.import_module(name)
            for value in vars(module).values():
                if not isinstance(value, Rule):
                    continue
                if not CODE.fullmatch(value.code):
                    raise ImportError(f"{value.code} in {name}: a rule's code is three capital letters and three digits")
                if rules.setdefault(value.code, value) is not value:
                    raise ImportError(f"{value.code} is defined twice, the second time in {name}")
    return dict(sorted(rules.items()))


def select(select: Collection[str] = (), ignore: Collection[str] = ()) -> frozenset[str]:
    """Gives the codes in force: those whose code begins with a word of `select` (all if empty) and with none of `ignore`.

    The longer beginning wins, as in ``select KDP, ignore KDP101``. Raises KeyError with the word that fits no rule.
    """
    codes = discover()
    for word in [*select, *ignore]:
        if not any(code.startswith(word.upper()) for code in codes):
            raise KeyError(word)

    def longest(code: str, words: Collection[str]) -> int:
        return max((len(word) for word in words if code.startswith(word.upper())), default=-1)

    def in_force(code: str) -> bool:
        return (longest(code, select) if select else 0) > longest(code, ignore)

    return frozenset(filter(in_force, codes))
