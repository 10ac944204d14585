"""Regular expressions that are compiled at their first use: a run over one release needs a third of what rules and formats hold."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

__all__ = ["deferred"]


class _Deferred:
    """Makes the pattern when one of its methods is asked for, and has that method for its own from then on."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)
        return found


def deferred(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Gives what answers as ``re.compile(text, flags)`` does, for the top of a module. A fault in the text shows at the first use."""
    return cast("re.Pattern[AnyStr]", _Deferred(text, flags))
