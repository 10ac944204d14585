"""Which words the finished text would decide otherwise: a document is a witness to its own names, and corrections change what it says.

A name that no dictionary has is weighed by how often the document writes it and what is one slip away from it. Only how the counts
compare is ever asked, so that a name that now stands 31 times instead of 30 is seen as before. Start reading at `seen_otherwise`.
"""

from __future__ import annotations

from rapikan.lexicon import lexicon
from rapikan.text import Evidence
from rapikan.words.channel import by_rest, less_one
from rapikan.words.variants import OFTEN, TIMES

__all__ = ["seen_otherwise"]

LEAST_NAME = 4  # letters of a name that a document may be witness to


def seen_otherwise(before: Evidence, now: Evidence) -> set[str]:
    """Gives the tokens, as written, that one evidence shows in another light than the other."""
    changed = {name for name in before.counts.keys() | now.counts.keys() if before.counts[name] != now.counts[name] and _is_odd_name(name)}
    if not changed:
        return set()
    near = {rest for name in changed for rest in less_one(name.lower())}
    asked = [token for token in now.counts if _is_odd(token) and not near.isdisjoint(less_one(token.lower()))]
    names = by_rest({name for name in (*asked, *changed) if name[0].isupper()})
    return {
        token
        for token in asked
        if any(
            _light(before, token, name) != _light(now, token, name)
            for rest in less_one(token.lower())
            for name in names.get(rest, ())
            if name in changed or token in changed
        )
    }


def _light(evidence: Evidence, token: str, name: str) -> tuple[int | bool, ...]:
    """Gives what rules ask of a token and a name one slip away: whether they stand there at all or often, and which the oftener.

    A name with other letters matters only where it is the oftener: a rarer one is no witness.
    """
    once, often, either = evidence.counts[token], evidence.counts[name], min(evidence.lower[token.lower()], OFTEN + 1)
    if often <= once and name.lower() != token.lower():
        return (either,)
    return (either, min(once, OFTEN), min(often, OFTEN), often > once, often >= once, often >= TIMES * once)


def _is_odd(token: str) -> bool:
    return len(token) >= LEAST_NAME and token.isalpha() and not lexicon().is_listed(token.lower())


def _is_odd_name(token: str) -> bool:
    return token[0].isupper() and _is_odd(token)
