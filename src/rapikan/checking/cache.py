"""What was found before in the same bytes: one small JSON file an answer, named by all that the answer depends on.

That is the content, the kind of file, the rules and words in force, the language of the messages, the dictionaries and
rapikan itself. A broken or unwritable cache costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from functools import cached_property
from pathlib import Path, PurePath

from rapikan.checking.file import Order
from rapikan.formats import Issue
from rapikan.language import language

__all__ = ["Answer", "Cache"]

Answer = tuple[list[Issue], list[tuple[int, str]]]  # what `file.check` gives
KEPT = 30 * 86400  # seconds that an answer nobody asks for is kept
DAY = 86400


class Cache:
    """A folder of answers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def _installation(self) -> str:
        """Names rapikan as it is installed: its version, and when its code, its dictionaries and the user's own were written."""
        from rapikan import __version__
        from rapikan.lexicon import CHECKOUT, DATA, user_dictionary

        package = Path(__file__).resolve().parents[1]
        parts = [__version__]
        for path in (*sorted(package.rglob("*.py")), *sorted(DATA.glob("*.rlx")), *sorted(CHECKOUT.glob("**/*")), user_dictionary()):
            with contextlib.suppress(OSError):
                parts.append(str(path.stat().st_mtime_ns))
        return " ".join(parts)

    def name(self, file: str, data: bytes, order: Order) -> Path:
        """Gives the path of an answer's file (not necessarily there)."""
        codes = None if order.codes is None else sorted(order.codes)
        asked = [
            self._installation,
            language(),
            PurePath(file).suffix.lower(),
            codes,
            order.words,
            order.names,
            order.pairs,
            order.encoding,
            order.options.front_matter,
        ]
        key = hashlib.sha256(json.dumps(asked).encode())
        key.update(data)
        digest = key.hexdigest()
        return self.folder / digest[:2] / f"{digest[2:40]}.json"

    def get(self, name: Path) -> Answer | None:
        """Gives an answer, None where there is none."""
        try:
            issues, unused = json.loads(name.read_bytes())
            answer = [Issue.from_dict(issue) for issue in issues], [(line, code) for line, code in unused]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        with contextlib.suppress(OSError):
            if time.time() - name.stat().st_mtime > DAY:
                os.utime(name)
        return answer

    def put(self, name: Path, answer: Answer) -> None:
        """Keeps an answer."""
        import tempfile  # only where something is written: it imports half of the standard library

        issues, unused = answer
        text = json.dumps([[issue.as_dict() for issue in issues], unused], separators=(",", ":"))
        with contextlib.suppress(OSError):
            name.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=name.parent)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            os.replace(temporary, name)

    def tidy(self) -> None:
        """Forgets, once a day, the answers that nobody has asked for in a month."""
        stamp, now = self.folder / "tidied", time.time()
        with contextlib.suppress(OSError):
            if stamp.exists() and now - stamp.stat().st_mtime < DAY:
                return
            for path in self.folder.glob("??/*"):
                with contextlib.suppress(OSError):
                    if now - path.stat().st_mtime > KEPT:
                        path.unlink()
            if self.folder.is_dir():
                stamp.touch()
