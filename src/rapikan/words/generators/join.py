"""A word torn apart: "meng hadiri" → "menghadiri", "perbaikan nya" → "perbaikannya"; "di hadiri" → "dihadiri", "di target kan"."""

from __future__ import annotations

from collections.abc import Iterator

from rapikan.lexicon import lexicon
from rapikan.text import Page
from rapikan.words import channel
from rapikan.words.generators import recase
from rapikan.words.habits import expects_verb, names_doer
from rapikan.words.lattice import Arc

JOINS = True
ENDINGS_OF_VERBS = ("kan", "i")  # torn off in "di target kan"
PREFIX_APART = 3.0  # nats: "di hadiri" is as common as any mistake in releases
VERB = 6.0  # nats against a preposition before a verb
AFTER_AUXILIARY = 4.0  # and against one where a verb is due
DOER = 2.5  # and against one before "oleh", where the verb is used at all
TAIL_APART = 0.5  # "perbaikan nya": no such word stands alone
TAILS = frozenset(("nya", "lah", "kah", "an", "i", "ku", "mu", "kan"))
HEADS = frozenset(("meng", "mem", "men", "meny", "me", "ber", "ter", "per", "pe", "peng", "pem", "pen", "penge", "di", "ke", "se"))


def propose(page: Page, index: int) -> Iterator[Arc]:
    """Reads the token and the next one or two as one word."""
    if index + 1 >= len(page) or page.gap(index) != " ":
        return
    first, second = page.texts[index], page.texts[index + 1]
    if not (first.isalpha() and second.isalpha()):
        return
    if not second.islower():
        yield from _capital(first, second, index)
        return
    yield from _three(page, index)
    if second == "an" and page.at(index + 2) == "." and page.at(index + 3)[:1].isupper():
        return  # "pelatih an. Syaifuddin": atas nama
    source = lexicon()
    word = first.lower() + second
    if first.lower() == "di":
        verb, clitic = passive(second)
        acts = expects_verb(page, index) or names_doer(page, index, index + 2)
        rather_place = not acts and source.model.pair_count("di", second) > source.model.count(verb)
        if verb and not rather_place and not source.is_root(verb):  # "makna di balik layar"; "tertuang di visi" speaks of no divisi
            cost = PREFIX_APART - _against_preposition(second.removesuffix(clitic), verb)
            cost -= AFTER_AUXILIARY * expects_verb(page, index)
            cost -= DOER * (names_doer(page, index, index + 2) and _is_used(second, verb))
            yield Arc(index, index + 2, (word,), recase(first, word), cost, "KDP102")
        return
    if len(word) < 5 or not source.is_known(word) or (first.lower() == "ke" and not _is_torn_noun(second, word)):
        return
    apart = source.is_known(first.lower()) and source.is_known(second)
    if second == "an" and page.at(index + 2) == "." and not page.gap(index + 1):
        return  # "satu orang an. Budi": atas nama
    if first.lower() not in HEADS and _is_amid_english(page, index, index + 2):
        return  # "a book and an article"
    if second in TAILS or first.lower() in HEADS:
        if second == "kan" and apart and not (_is_active(first.lower(), word) and page.at(index + 2).isalpha()):
            return  # "kita sudah memberi kan, Pak"
        cost = TAIL_APART
    elif apart:
        return  # two words that are right apart: their compound is stage 3's question
    else:
        cost = channel.BLANK_ADDED
    yield Arc(index, index + 2, (word,), recase(first, word), cost, "PSH101")


def is_per_thing(first: str, second: str) -> bool:
    """Says whether two words (small letters) may be the preposition and what is counted: "temuan per aturan"."""
    source = lexicon()
    return first == "per" and source.is_known(second) and source.model.count(second) >= OWN_WORD


OWN_WORD = 100.0  # weighted count of a word that stands alone; rarer ones hardly do ("orangan", "kara")


def _is_amid_english(page: Page, first: int, past: int) -> bool:
    """Says whether each neighbour of a stretch of tokens is an English word and none is Indonesian."""
    source = lexicon()
    beside = [page.lower(near) for near in (first - 1, past) if 0 <= near < len(page) and page.same_line(first, near)]
    words = [token for token in beside if token.isalpha()]
    return bool(words) and all(source.may_be_english(word) and not source.is_known(word) for word in words)


def _is_active(verb: str, joined: str) -> bool:
    """Says whether a verb in me- is less used than its form in -kan: "menurun kan" is torn, and "menikah kan" may be spoken."""
    source = lexicon()
    return verb.startswith("me") and source.is_listed(joined) and source.model.count(joined) >= source.model.count(verb)


def _is_torn_noun(rest: str, word: str) -> bool:
    """Says whether "ke" and a rest are a common word torn apart ("ke butuhan"), and not a preposition before a word or a place."""
    source = lexicon()
    beside = source.model.pair_count("ke", rest) if source.is_known(rest) else 0.0
    return rest not in source.table("places") and source.count(word) >= max(TORN_NOUN, TORN_TIMES * max(beside, source.count(rest)))


TORN_NOUN = 20.0  # weighted count of a word in ke-
TORN_TIMES = 20.0  # times as often must it stand as what "ke" leaves of it


def passive(word: str) -> tuple[str, str]:
    """Gives the verb that "di" and a word may be, with the clitic that it bears: "hadiri" → dihadiri, "adakannya" → diadakan, nya.

    Without a clitic it stands in a list, or ends in -kan and has a common root; with one it ends in -kan or -i. "" where it is none.
    """
    source = lexicon()
    if len(word) >= LEAST_PASSIVE and (is_verb(word) or (source.is_listed(f"di{word}") and source.is_known(f"di{word}"))):
        return f"di{word}", ""
    base = word.removesuffix("nya")
    if base != word and base.endswith(ENDINGS_OF_VERBS) and source.is_listed(f"di{base}"):
        return f"di{base}", "nya"
    return "", ""


LEAST_PASSIVE = 3  # letters of a verb behind "di"


def _capital(first: str, second: str, index: int) -> Iterator[Arc]:
    """Reads "di Laksanakan" and "DI HADIRI" as one word: a verb in -kan or -i that is no name."""
    verb = second.lower()
    if first.lower() != "di" or not verb.endswith(ENDINGS_OF_VERBS) or len(verb) < LEAST_CAPITAL:
        return
    source = lexicon()
    if second.capitalize() in source.names:
        return
    if is_verb(verb) or (source.is_listed(f"di{verb}") and _against_preposition(verb, f"di{verb}") >= VERB):
        yield Arc(index, index + 2, (f"di{verb}",), recase(first, f"di{verb}"), PREFIX_APART - VERB, "KDP102")


LEAST_CAPITAL = 5  # letters: "DI IKUTI"


def _three(page: Page, index: int) -> Iterator[Arc]:
    """Reads "di target kan" as one word, and a "di" that was typed twice as one: "di di hadiri"."""
    first, second, third = page.lower(index), page.at(index + 1), page.at(index + 2)
    if first != "di" or page.gap(index + 1) != " " or not third.isalpha() or not third.islower():
        return
    source = lexicon()
    if second == "di":
        word = first + third
        known = source.is_listed(word) and _against_preposition(third, word) > 0
    else:
        word = first + second + third
        known = third in ENDINGS_OF_VERBS and source.is_listed(second) and _is_no_place(second, word)
        known = known and (source.is_listed(word) or source.derivation_root(word) == second)
    if known:
        yield Arc(index, index + 3, (word,), recase(page.texts[index], word), PREFIX_APART - VERB, "KDP102")


def _is_used(root: str, verb: str) -> bool:
    """Says whether the passive of a root is a usual verb beside "di" before the root as a place: "dibalik", not "dilantai"."""
    model = lexicon().model
    return model.count(verb) >= AS_VERB * model.pair_count("di", root)


AS_VERB = 0.1  # share of the uses of "di" before the root


def _is_no_place(root: str, verb: str) -> bool:
    """Says whether "di" hardly stands before a root, measured by the root's verb: "di jalan kan macet" is spoken, and right."""
    model = lexicon().model
    return model.pair_count("di", root) * TIMES_A_PLACE <= max(model.count(verb), TIMES_A_PLACE)


TIMES_A_PLACE = 8.0  # times as often must the verb stand as "di" before its root


def is_verb(word: str) -> bool:
    """Says whether a word in -kan that stands in no list is a verb of a common root: "meriahkan" of "di meriahkan"."""
    if not word.endswith("kan") or len(word) < LEAST_VERB:
        return False
    source = lexicon()
    root = word.removesuffix("kan")
    return source.is_listed(root) and not source.is_listed(word) and source.derivation_root(f"di{word}") == root


LEAST_VERB = 7  # letters; shorter ones may be nouns ("pekan", "bukan")


def _against_preposition(base: str, verb: str) -> float:
    """Says, in nats, how strongly a word speaks against "di" being a preposition before it.

    No preposition stands before "hadiri" or "tingkatkan": a base in -i or -kan is a verb. Of the rest, the counts tell: "di jual" is
    hardly ever written for a place.
    """
    model = lexicon().model
    apart, joined = model.pair_count("di", base), model.count(verb)
    if base.endswith(ENDINGS_OF_VERBS) and joined >= apart:
        return VERB
    return SELDOM_APART if joined >= TIMES * max(apart, 0.5) else 0.0


SELDOM_APART = 4.0  # nats
TIMES = 20.0  # times as often must the verb stand as "di" before the word
