"""The one function over texts: every engine calls `corrected`, and whatever goes wrong with one text costs no other.

The rules, dictionaries and language model are loaded at the first text of a process and kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapikan.archive.form import text_document
from rapikan.checking.file import FAULT, Order, examine
from rapikan.documents import Document, DocumentError
from rapikan.edits import Applicability
from rapikan.language import Said
from rapikan.report import Report

__all__ = ["MOST_CHARACTERS", "Corrected", "corrected"]

MOST_CHARACTERS = 2_000_000  # of one text: a release has some thousands, the longest law a million
TOO_LONG = Said(
    "teks memuat {0:,} karakter, batasnya {1:,} (--max-chars)", "the text has {0:,} characters, the limit is {1:,} (--max-chars)"
)


class Corrected(NamedTuple):
    """What became of a text: its document and report, or why it stays as it is (then both are None)."""

    document: Document | None
    report: Report | None
    error: str = ""

    @property
    def output(self) -> str | None:
        """The corrected text with its own line ends; None where it stays as it is."""
        if self.document is None or self.report is None or not self.report.changes:
            return None
        return self.document.render(self.report.changes).decode()


def corrected(
    texts: Iterable[str | Document],
    order: Order | None = None,
    *,
    level: Applicability = Applicability.SAFE,
    most: int = MOST_CHARACTERS,
) -> Iterator[Corrected]:
    """Corrects texts one after another.

    Args:
        texts: plain texts, or documents of any format.
        order: the settings in force; None means all rules and no house words.
        level: the least applicability of what is applied.
        most: characters of a text beyond which it is left alone.

    Yields:
        What became of each text, in order; a text that fails is told in `error` and raises nothing.
    """
    order = order or Order()
    for text in texts:
        try:
            document = text_document(text) if isinstance(text, str) else text
            if len(document.text) > most:
                raise DocumentError(TOO_LONG, len(document.text), most)
            yield Corrected(document, examine(document, order, level))
        except DocumentError as error:
            yield Corrected(None, None, str(error))
        except Exception as error:  # a defect of a rule must not cost the other texts
            if os.environ.get("RAPIKAN_DEBUG"):
                raise
            yield Corrected(None, None, FAULT.format(type(error).__name__, error))
