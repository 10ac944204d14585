"""Evidence that a word is English, read through wordfreq and kept in a per-user cache.

wordfreq's numbers are CC BY-SA and its author asks not to have them made into lists: none is shipped. Importing it costs more
than a whole run, so the answers are computed once into a mapped file in the user's cache folder and computed again when
wordfreq's version changes; where no folder can be written they are computed in memory, with the same result.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from contextlib import suppress
from pathlib import Path

from rapikan.lexicon import container
from rapikan.lexicon.listing import Listing, sections

__all__ = ["cache_folder", "english"]

# Zipf values (log10 of uses a billion words). Measured on hand-labelled words: a word used at least 3.0 in English and 0.3
# more than in Indonesian is English with hardly a false alarm.
COMMON = 3.0
MORE_THAN_INDONESIAN = 0.3
# Rarer English words and names are no proof of English, but they are reason to doubt that such a word is a slip.
RARE = 1.8


def cache_folder() -> Path:
    """Gives the user's cache folder for rapikan (not necessarily there)."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "rapikan"


def english() -> tuple[Listing, Listing]:
    """Gives the common words that are English rather than Indonesian, and the rarer ones."""
    path = cache_folder() / f"english-{FORMAT}-{_version()}.rlx"
    with suppress(OSError, ValueError, KeyError):
        file = container.Container(path)
        return Listing.read(file, "common"), Listing.read(file, "rare")
    common, rare = _compute()
    with suppress(OSError):
        container.write(path, sections("common", common) | sections("rare", rare), {"source": "wordfreq"})
    return Listing.of(common), Listing.of(rare)


FORMAT = 4  # of the cache file; raised when its sections change


def _version() -> str:
    """Gives wordfreq's version from the name of its metadata folder: importing it, or importlib.metadata, would cost more."""
    spec = importlib.util.find_spec("wordfreq")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("wordfreq", name="wordfreq")
    site = Path(spec.origin).parent.parent
    return (
        "+".join(sorted(path.name.removesuffix(".dist-info").rpartition("-")[2] for path in site.glob("wordfreq-*.dist-info"))) or "unknown"
    )


def _compute() -> tuple[set[str], set[str]]:
    from wordfreq import get_frequency_dict, zipf_frequency

    common: set[str] = set()
    rare: set[str] = set()
    for word in get_frequency_dict("en", wordlist="best"):
        if word.isascii() and word.isalpha() and len(word) > 2:
            zipf = zipf_frequency(word, "en")
            if zipf >= RARE and zipf > zipf_frequency(word, "id") + MORE_THAN_INDONESIAN:
                (common if zipf >= COMMON else rare).add(word)
    return common, rare
