"""Verbs that report what somebody says, for the families beside quotations. Table: dictionaries/speech.tsv. No card lives here."""

from __future__ import annotations

from functools import cache

from rapikan.lexicon import lexicon

__all__ = ["SENTENCE_WORDS", "before_quotations", "frames", "is_speaker"]

SENTENCE_WORDS = 5  # from so many words on a quotation is a sentence; a shorter one may be a name, a term or a slogan


@cache
def frames() -> str:
    """Gives the pattern of a bare verb behind a quotation, small or with a capital: "ujar", "Kata"."""
    return f"(?:{'|'.join(f'[{verb[0].upper()}{verb[0]}]{verb[1:]}' for verb in sorted(lexicon().of_kind('speech', 'frame')))})"


@cache
def before_quotations() -> str:
    """Gives the pattern of what stands before a quotation: "mengatakan", "katanya"."""
    source = lexicon()
    return "|".join(sorted((*source.of_kind("speech", "before"), *(f"{verb}nya" for verb in source.of_kind("speech", "only")))))


def is_speaker(word: str) -> bool:
    """Says whether a small word behind a bare verb says who speaks: "kata dia", "ujar bupati"."""
    return word in lexicon().of_kind("offices", "office", "head", "kind", "rank", "title", "letters", "address", "familiar", "speaker")
