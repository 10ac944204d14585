"""How well the language model foretells text: its perplexity, part by part, beside wordfreq's frequencies of single words.

Run: ``python bench/perplexity.py TEXT …``; a text is a file or a folder of .txt files, and should not be among what was counted. Prints
two Markdown tables.

Perplexity is e to the mean of −log P over tokens: as if each were drawn from so many that are equally likely. Tokens are what the decoder
sees: words in small letters, signs, <n> for a number, and the end of each sentence. A word that was never counted is left out of the mean and
its share is given; the last row adds those that are right all the same, which cost what their class and base make likely. A word in no
list, nearly always a name or a slip, is never in the mean, but it stands before others and so makes them dearer.

The second table has words only, those that wordfreq knows too, since it knows no signs and no numbers.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from wordfreq import word_frequency

from rapikan.lexicon import DATA, lexicon
from rapikan.lexicon.container import Container
from rapikan.lexicon.model import NO_LIFT, NOTHING, UNLISTED, LanguageModel
from rapikan.text import Page, is_word
from rapikan.words.context import model_word

LEAST = 3  # tokens of a sentence; less is a heading or a label
Model = Callable[[int, int, int], float]  # the numbers of a word, the one before and the one before that → P


class Classless(LanguageModel):
    """The same model as if every class were as likely after any other."""

    def __init__(self, file: Container) -> None:
        super().__init__(file)
        self._lifts = memoryview(bytes((NO_LIFT,)) * len(self._lifts))


def sentences(text: str) -> Iterator[list[str]]:
    """Yields a text's sentences as the language model sees them, each up to and with its end."""
    page = Page.of(text)
    words: list[str] = []
    for at, token in enumerate(page.texts):
        word = model_word(token)
        if word == "</s>" and token == "." and page.is_abbreviation_stop(at):
            continue
        if word != "</s>":
            words.append(word)
        if word == "</s>" or at + 1 == len(page) or not page.same_line(at, at + 1):
            if len(words) >= LEAST:
                yield [*words, "</s>"]
            words = []


def read(path: Path) -> list[list[str]]:
    """Gives the sentences of a file, or of the .txt files of a folder."""
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    return [sentence for file in files for sentence in sentences(file.read_text(encoding="utf-8"))]


def perplexity(text: Iterable[list[str]], model: Model, scored: Callable[[str, int], bool]) -> float:
    """Gives a model's perplexity over the tokens of a text that are to be scored."""
    number = lexicon().number
    costs: list[float] = []
    for sentence in text:
        earlier, before = number("</s>"), number("<s>")
        for word in sentence:
            this = number(word)
            if scored(word, this):
                costs.append(-math.log(model(this, before, earlier)))
            earlier, before = before, this
    return math.exp(math.fsum(costs) / len(costs))


def kinds(text: Iterable[list[str]]) -> str:
    """Says how many tokens a text has, and the shares of words that were never counted."""
    numbers = [lexicon().number(word) for sentence in text for word in sentence]
    count = Counter("none" if number == UNLISTED else "right" if number < 0 else "counted" for number in numbers)
    return (
        f"{len(numbers)} tokens, {count['right'] / len(numbers):.2%} right but never counted, {count['none'] / len(numbers):.2%} in no list"
    )


def _is_counted(word: str, number: int) -> bool:
    return number >= 0


def _is_right(word: str, number: int) -> bool:
    return number != UNLISTED


def _is_shared(word: str, number: int) -> bool:
    return number >= 0 and is_word(word) and word_frequency(word, "id") > 0


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+")
    texts = {path.stem: read(path) for path in parser.parse_args().texts}
    model, classless = lexicon().model, Classless(Container(DATA / "statistics.rlx"))
    names = {lexicon().number(word): word for text in texts.values() for sentence in text for word in sentence}
    rows: list[tuple[str, Model, Callable[[str, int], bool]]] = [
        ("words alone", lambda word, before, earlier: model.probability(word), _is_counted),
        ("pairs, without classes", lambda word, before, earlier: classless.probability(word, before), _is_counted),
        ("pairs", lambda word, before, earlier: model.probability(word, before), _is_counted),
        ("triples, without classes", classless.probability, _is_counted),
        ("triples: as shipped", model.probability, _is_counted),
        ("as shipped, with right words never counted", model.probability, _is_right),
    ]
    shared: list[tuple[str, Model, Callable[[str, int], bool]]] = [
        ("wordfreq", lambda word, before, earlier: word_frequency(names[word], "id"), _is_shared),
        ("words alone", lambda word, before, earlier: model.probability(word, NOTHING), _is_shared),
        ("triples: as shipped", model.probability, _is_shared),
    ]
    for name, text in texts.items():
        print(f"{name}: {kinds(text)}")
    for title, table in (("all tokens that were counted", rows), ("words that wordfreq has too", shared)):
        print(f"\n| perplexity, {title} | " + " | ".join(texts) + " |\n|---|" + "---:|" * len(texts))
        for label, model_of_row, scored in table:
            print(f"| {label} | " + " | ".join(f"{perplexity(text, model_of_row, scored):.1f}" for text in texts.values()) + " |")


if __name__ == "__main__":
    main()
