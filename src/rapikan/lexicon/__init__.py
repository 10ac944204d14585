"""What rapikan knows about words. The door is `lexicon()`: one object a process, mapped at the first question.

automaton.py   words letter by letter               container.py  the compiled file
listing.py     whether a word is there
deletions.py   the words one slip away              signatures.py the words two slips away
letters.py     how well a word is spelt             model.py      the language model
morphology.py  how words are formed                 classes.py    classes of words by how they are formed
hunspell.py    reads the hunspell-id source         tables.py     looking tokens up in tables
foreign.py     English, through wordfreq            compile.py    dictionaries/ → compiled files
staleness.py   whether those are older than their sources
explaining.py  everything that can be said about a word
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import cache, cached_property, lru_cache
from pathlib import Path

from rapikan.lexicon.automaton import Automaton
from rapikan.lexicon.classes import expected, formed_class
from rapikan.lexicon.container import Container
from rapikan.lexicon.deletions import DeletionIndex
from rapikan.lexicon.letters import LetterModel
from rapikan.lexicon.listing import Listing, Listings, Numbered
from rapikan.lexicon.model import UNLISTED, LanguageModel
from rapikan.lexicon.morphology import (
    clitics,
    derive,
    derived_alike,
    halves,
    is_reduplication,
    may_stand_together,
    melted,
    roots_of,
    roots_unmelted,
)
from rapikan.lexicon.signatures import SignatureIndex
from rapikan.lexicon.tables import Table

__all__ = ["CHECKOUT", "DATA", "Lexicon", "Status", "lexicon", "user_dictionary"]

DATA = Path(__file__).resolve().parent.parent / "data"
CHECKOUT = Path(__file__).resolve().parents[3] / "dictionaries"


class Status(IntEnum):
    """What a word is to the lexicon."""

    UNKNOWN = 0
    FOREIGN = 1
    NAME = 2
    KNOWN = 3


def user_dictionary() -> Path:
    """Gives the path of the user's own word list (one word a line; not necessarily there)."""
    if sys.platform == "win32":
        base = os.environ.get("APPDATA") or str(Path.home() / "AppData" / "Roaming")
    else:
        base = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(base) / "rapikan" / "kamus.txt"


@cache
def lexicon() -> Lexicon:
    """Gives the process's lexicon. In an editable checkout, sources newer than the compiled files rebuild them first."""
    if (CHECKOUT / "words.tsv").exists() and (CHECKOUT.parent / "pyproject.toml").exists():
        from rapikan.lexicon.staleness import is_stale

        if is_stale(CHECKOUT, DATA):
            from rapikan.lexicon.compile import build

            build(CHECKOUT, DATA)
    return Lexicon(DATA)


SELDOM_BARE = ("ber-", "ter-", "meN-", "peN-")  # affixes whose root need not be common by itself ("himpun")
PLACE = 20.0  # weighted count of "di" before a noun from which it is a place
LEAST_DERIVED = 7  # letters of a derived form


def _is_or_begins_with(word: str, patterns: Iterable[str]) -> bool:
    """Says whether a word is one of the patterns or begins like one that ends in a hyphen ("di-")."""
    return any(word == pattern or (pattern.endswith("-") and word.startswith(pattern[:-1])) for pattern in patterns)


def _least_count(root: str, affix: str) -> float:
    """Gives the weighted count from which a root is common enough to explain a word: a long one is hardly there by chance."""
    if affix == "di-":
        return USED
    return COMMON_ROOT if len(root) < LONG_ROOT else COMMON_LONG_ROOT


USED = 1.0  # weighted count of a root that somebody uses
COMMON_ROOT, COMMON_LONG_ROOT = 20.0, 8.0  # and of one from which words are formed
LONG_ROOT = 7  # letters of a long one
LEAST_ROOT = 4  # letters of a root that explains a word
LEAST_BARE_VERB = 8  # letters of a verb in -kan or -i without its prefix; shorter words may be nouns
LEAST_BASE = 4  # letters of a word that takes a clitic although it is rare
COMMON_BASE = 200.0  # weighted count of a shorter one that does
LEAST_BOUND = 4  # letters behind a bound form
COUNTED_NAME = 3.0  # weighted count of a word that is a name by its capitals
CAPITALISED = 0.75  # the share of its uses inside sentences that begin with one
LEAST_SHORT = 4  # letters of an acronym that is a word
MOST_UNCOUNTED = 2_000  # words whose class is remembered: the ways through one lattice ask for the same again and again
MOST_REMEMBERED = 40_000  # words whose answers are kept, some 6 MB; 1 MB of releases asks for 16,000


class Lexicon:
    """Look-ups over the compiled dictionaries. All words are in small letters unless said otherwise."""

    def __init__(self, folder: Path) -> None:
        """Maps the files of `folder`. Raises FileNotFoundError where they were never built."""
        self._own = Container(folder / "own.rlx")
        self._hunspell = Container(folder / "hunspell.rlx")
        statistics = Container(folder / "statistics.rlx")
        self.model = LanguageModel(statistics)
        self.signatures = SignatureIndex(*(statistics.numbers(f"signatures.{part}") for part in ("starts", "letters", "words")))
        self.common = Automaton(statistics.numbers("common.edges"), statistics.numbers("common.root")[0])
        self.automata = tuple(Automaton(file.numbers("edges"), file.numbers("root")[0]) for file in (self._own, self._hunspell))
        self.listings = tuple(Numbered.read(file, "listing") for file in (self._own, self._hunspell))
        self.deletions = tuple(
            DeletionIndex(file.numbers("deletions.starts"), file.numbers("deletions.keys"), file.numbers("deletions.words"))
            for file in (self._own, self._hunspell)
        )
        self.name_letters = LetterModel(self._own.numbers("letters.names"))
        self.word_letters = LetterModel(self._hunspell.numbers("letters.words"))
        self._known: dict[str, bool] = {}
        self._statuses: dict[str, Status] = {}
        self._tables: dict[str, Table] = {}
        self._kinds: dict[str, dict[str, set[str]]] = {}
        self._of_kind: dict[tuple[str, ...], frozenset[str]] = {}
        self._uncounted = lru_cache(maxsize=MOST_UNCOUNTED)(self._number_of_class)

    # --- tables -----------------------------------------------------------------------------------------------------------

    def table(self, name: str) -> Table:
        """Gives a table of dictionaries/ by its first column; every row has the other columns, empty ones included."""
        table = self._tables.get(name)
        if table is None:
            table = self._tables[name] = Table(self._own, name)
        return table

    def rows(self, name: str) -> Iterator[tuple[str, ...]]:
        """Yields the rows of a table by key, first column included: for tables whose first column repeats."""
        return self.table(name).rows()

    def of_kind(self, name: str, *kinds: str) -> frozenset[str]:
        """Gives the words of a table whose second column names one of some kinds; a word may be of several ("office local").

        Raises KeyError for a kind that no word of the table has.
        """
        found = self._of_kind.get((name, *kinds))
        if found is None:
            by_kind = self._kinds.get(name)
            if by_kind is None:
                by_kind = self._kinds[name] = {}
                for word, its_kinds, *_ in self.rows(name):
                    for kind in its_kinds.split(" "):
                        by_kind.setdefault(kind, set()).add(word)
            found = self._of_kind[name, *kinds] = frozenset().union(*(by_kind[kind] for kind in kinds))
        return found

    @cached_property
    def wrong_forms(self) -> Listing:
        """The listed non-standard forms: never known, never a correction."""
        return Listing.read(self._own, "wrong")

    @cached_property
    def user_words(self) -> frozenset[str]:
        """The user's own words, as written and in small letters."""
        try:
            words = user_dictionary().read_text(encoding="utf-8").split()
        except (OSError, UnicodeDecodeError):
            return frozenset()
        return frozenset({*words, *(word.lower() for word in words)})

    @cached_property
    def names(self) -> Listings:
        """Single capitalised words of people, places and acronyms, as written."""
        return Listings(*(Listing.read(file, "names") for file in (self._own, self._hunspell)))

    @cached_property
    def english(self) -> tuple[Listing, Listing]:
        """The common words that are English rather than Indonesian, and the rarer ones."""
        from rapikan.lexicon.foreign import english

        return english()

    # --- words ------------------------------------------------------------------------------------------------------------

    def is_listed(self, word: str) -> bool:
        """Says whether a word stands in the dictionaries as it is, clitics and reduplication aside."""
        own, hunspell = self.listings
        return word in own or word in hunspell

    def is_root(self, word: str) -> bool:
        """Says whether a word is a root of the dictionaries."""
        return word in self._own_roots or word in self._hunspell_roots

    def is_known(self, word: str) -> bool:
        """Says whether a word (small letters) is valid standard Indonesian: listed, or formed from a listed word."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > MOST_REMEMBERED:
                self._known.clear()
            known = self._known[word] = self._is_known(word)
        return known

    def _is_known(self, word: str) -> bool:
        if word in self.user_words:
            return True
        if word in self.wrong_forms or self.melted(word):
            return False
        if self.is_short_form(word):
            return True
        if self.is_listed(word) or self._is_bare_verb(word) or self._is_lack(word):
            return True
        for base, _ in clitics(word):
            listed = self.is_listed(base) or self._is_bare_verb(base) or self._is_lack(base)  # "kobarkanlah semangat itu"
            if listed and base not in self.wrong_forms and self._takes_clitic(base):
                return True
            both = halves(base)
            if both is not None and self.is_known(base):
                return True
        both = halves(word)
        if both is not None:
            first, second = both
            if word in self.table("reduplications"):
                return True
            return (self.is_known(first) or self.is_known(second)) and (
                is_reduplication(first, second) or (self.is_known(first) and self.is_known(second))
            )
        return self._bound(word)

    def is_short_form(self, word: str) -> bool:
        """Says whether a word is an acronym in small letters: offices write them both ways (Musrenbang, musrenbang)."""
        forms = (form for form, *_ in self.table("acronyms").starting(word)) if len(word) >= LEAST_SHORT else ()
        return any(form.isalpha() and not form.isupper() for form in forms)

    def melted(self, word: str) -> str:
        """Gives the right form of a word whose nasal prefix left its consonant standing ("mempengaruhi"), or ""."""
        right = melted(word)
        if not right or right.startswith(("menge", "penge")) or not self.is_listed(right) or self.is_root(word) or word in self.listings[0]:
            return ""  # "mentari" and "mentok" are roots of their own, "mentahan" is of "mentah"
        if any(self.is_listed(root) and any(map(self.model.count, (root, right, word))) for root in roots_unmelted(word)):
            return right
        return ""  # nobody uses "kuti": "mengkuti" is rather a slip for "mengikuti"

    def standard_derivation(self, word: str) -> str:
        """Gives the standard form of a word derived from a non-standard root ("merespon" → "merespons"), or "".

        The table of non-standard forms lists roots; both roots take the same affixes, and the standard derivation must be a listed word.
        """
        if len(word) < LEAST_DERIVED or self.is_known(word):
            return ""
        table = self.table("standard")
        for base, clitic in ((word, ""), *clitics(word)):
            for root, _ in roots_of(base):
                right, level, note, *_ = table.get(root, ("", "", ""))
                if level == "safe" and not note and right.isalpha() and right.islower():
                    for form in derived_alike(base, root, right):
                        if self.is_listed(form):
                            return form + clitic
        return ""

    def _is_bare_verb(self, word: str) -> bool:
        """Says whether a word is a verb in -kan or -i without its prefix: "segera kita tindaklanjuti"."""
        return word.endswith(("kan", "i")) and len(word) >= LEAST_BARE_VERB and self.is_listed(f"di{word}")

    def _is_lack(self, word: str) -> bool:
        """Says whether a word is ketidak-…-an around what is said not to be: "ketidakseriusan", not "ketidakpuasaan"."""
        if not word.startswith("ketidak") or not word.endswith("an"):
            return False
        lacking = word.removeprefix("ketidak")[:-2]
        return self.is_listed(lacking) and self.model.pair_count("tidak", lacking) > 0

    def _takes_clitic(self, base: str) -> bool:
        # "lai" is a fruit, but "lainya" is a slip for "lainnya": a short base must be a common word of its own
        return len(base) >= LEAST_BASE or self.model.count(base) >= COMMON_BASE

    @cached_property
    def _bound_forms(self) -> dict[str, tuple[str, ...]]:
        """The bound forms that make words by joining, and what the words before which a free one stands apart are or begin with."""
        forms = self.table("bound").items()
        return {form: tuple(apart.split()) if kind == "free" else () for form, (kind, apart, *_) in forms if kind in ("safe", "free")}

    def _bound(self, word: str) -> bool:
        return word.startswith(tuple(self._bound_forms)) and any(
            word.startswith(form)
            and len(word) - len(form) >= LEAST_BOUND
            and not _is_or_begins_with(word[len(form) :], apart)
            and self.is_known(word[len(form) :])
            for form, apart in self._bound_forms.items()
        )

    def is_foreign(self, word: str) -> bool:
        """Says whether a word (small letters) is English: listed in english.tsv, or by wordfreq's evidence."""
        return word in self.table("english") or word in self.english[0]

    def may_be_english(self, word: str) -> bool:
        """Says whether a word (small letters) is English at all, if only a rare word or name."""
        return word in self.english[1] or self.is_foreign(word)

    def derivation_root(self, word: str) -> str:
        """Gives the rarest common root that a word in no list is regularly formed from ("pemanen": panen), or "".

        Such a word may well be right, but it is no proof: "digalakan" is regularly formed too.
        """
        roots = [
            root
            for base in (word, *(base for base, _ in clitics(word)))
            for root, affix in roots_of(base)
            if len(root) >= LEAST_ROOT
            and (may_stand_together(affix) or (affix == "di-" and self._takes_bare_di(root)))
            and self.is_listed(root)
            and (self.root_count(root) if affix in SELDOM_BARE else self.model.count(root)) >= _least_count(root, affix)
        ]
        return min(roots, key=self.root_count, default="")

    def root_count(self, root: str) -> float:
        """Gives a root's count, or that of its commonest verb: "himpun" never stands bare, but "menghimpun" does."""
        verbs = (form for affix in ("meN-", "meN-kan", "meN-i", "ber-") for form, _ in derive(root, affix))
        return max(map(self.model.count, (root, *verbs)))

    def _takes_bare_di(self, root: str) -> bool:
        """Says whether a loan in -si is a verb without a suffix ("dimoderasi"), and no place ("dilokasi" is "di lokasi")."""
        return root.endswith("si") and self.model.pair_count("di", root) < PLACE

    def is_name(self, token: str) -> bool:
        """Says whether a token as written is a name: listed, or nearly always capitalised in edited text."""
        if not token[:1].isupper():
            return False
        name = token if not token.isupper() else token.capitalize()
        return (
            token in self.names
            or name in self.names
            or (self.model.count(token.lower()) >= COUNTED_NAME and self.capital_share(token.lower()) >= CAPITALISED)
        )

    def status(self, token: str) -> Status:
        """Gives a token's status, as written."""
        status = self._statuses.get(token)
        if status is None:
            if len(self._statuses) > MOST_REMEMBERED:
                self._statuses.clear()
            status = self._statuses[token] = self._status(token)
        return status

    def _status(self, token: str) -> Status:
        word = token.lower()
        if self.is_known(word):
            return Status.KNOWN
        if token in self.user_words or self.is_name(token):
            return Status.NAME
        if self.is_foreign(word):
            return Status.FOREIGN
        return Status.UNKNOWN

    def capital_share(self, word: str) -> float:
        """Gives the share of a word's uses inside sentences that begin with a capital (0.0 if unseen)."""
        return self.model.capital_share(word)

    def count(self, first: str, second: str | None = None) -> float:
        """Gives the weighted corpus count of a word or a pair of words (0.0 if unseen)."""
        return self.model.count(first) if second is None else self.model.pair_count(first, second)

    def number(self, word: str) -> int:
        """Gives the number by which the language model knows a word; for a word that is right but was never counted, its class's."""
        number = self.model.number(word)
        return self._uncounted(word) if number == UNLISTED else number

    def _number_of_class(self, word: str) -> int:
        return self.model.uncounted(formed_class(word, self), expected(word, self)) if self.is_known(word) else UNLISTED

    def root_class(self, root: str) -> str | None:
        """Gives the word class of a root ("n", "v" …), "" for a root whose class no list states, and None for what is no root."""
        own = self._own_roots.get(root)
        if own is not None:
            return own[0]
        return "" if root in self._hunspell_roots else None

    @cached_property
    def _own_roots(self) -> Table:
        return self.table("words")  # word → class, affixes

    @cached_property
    def _hunspell_roots(self) -> Listing:
        return Listing.read(self._hunspell, "roots")
