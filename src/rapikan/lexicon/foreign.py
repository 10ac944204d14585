"""Evidence that a word is English, read through wordfreq and kept in a per-user cache.

wordfreq's numbers are CC BY-SA and its author asks not to have them made into lists: none is shipped. Importing it costs more
than a whole run, so the answers are computed once into a mapped file in the user's cache folder and computed again when
wordfreq's version changes; where no folder can be written they are computed in memory, with the same result.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from array import array
from contextlib import suppress
from pathlib import Path

from rapikan.lexicon import container
from rapikan.lexicon.automaton import Automaton, build

__all__ = ["cache_folder", "english"]

# Zipf values (log10 of uses a billion words). Measured on hand-labelled words: a word used at least 3.0 in English and 0.3
# more than in Indonesian is English with hardly a false alarm.
COMMON = 3.0
MORE_THAN_INDONESIAN = 0.3


def cache_folder() -> Path:
    """Gives the user's cache folder for rapikan (not necessarily there)."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "rapikan"


def english() -> Automaton:
    """Gives the words that are English rather than Indonesian."""
    path = cache_folder() / f"english-{_version()}.rlx"
    with suppress(OSError, ValueError):
        return _open(container.Container(path))
    edges, before, root = build(_compute())
    with suppress(OSError):
        container.write(path, {"edges": edges, "before": before, "root": array("I", [root])}, {"source": "wordfreq"})
    return Automaton(edges, before, root)


def _open(file: container.Container) -> Automaton:
    return Automaton(file.numbers("edges"), file.numbers("before"), file.numbers("root")[0])


def _version() -> str:
    """Gives wordfreq's version from the name of its metadata folder: importing it, or importlib.metadata, would cost more."""
    spec = importlib.util.find_spec("wordfreq")
    assert spec is not None
    assert spec.origin is not None
    site = Path(spec.origin).parent.parent
    return "+".join(sorted(path.name.removesuffix(".dist-info").rpartition("-")[2] for path in site.glob("wordfreq-*.dist-info"))) or "unknown"


def _compute() -> list[bytes]:
    from wordfreq import get_frequency_dict, zipf_frequency

    words = []
    for word in get_frequency_dict("en", wordlist="best"):
        if word.isascii() and word.isalpha():
            zipf = zipf_frequency(word, "en")
            if zipf >= COMMON and zipf > zipf_frequency(word, "id") + MORE_THAN_INDONESIAN:
                words.append(word.encode())
    return sorted(set(words))
