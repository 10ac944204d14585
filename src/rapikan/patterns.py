"""Regular expressions that are compiled at their first use: a run over one release needs a third of what rules and formats hold.

`LINE_END` is the one that documents, formats and checking share.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast

__all__ = ["LINE_END", "deferred"]


class _Deferred:
    """Makes the pattern when one of its methods is asked for, and has that method for its own from then on."""

    def __init__(self, text: str | bytes | Callable[[], str | bytes], flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        text = self._text() if callable(self._text) else self._text
        found = getattr(re.compile(text, self._flags), name)
        setattr(self, name, found)
        return found


def deferred(text: AnyStr | Callable[[], AnyStr], flags: int = 0) -> re.Pattern[AnyStr]:
    """Gives what answers as ``re.compile(text, flags)`` does, for the top of a module; words of dictionaries/ it takes from a function.

    A fault in the text shows at the first use.
    """
    return cast("re.Pattern[AnyStr]", _Deferred(text, flags))


LINE_END = deferred(r"\r\n?|\n")  # as editors count lines
