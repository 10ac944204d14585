"""Which modules a package has: rules, generators, formats and engines are files that are found by themselves.

`pkgutil.iter_modules` says it too, and imports a tenth of what a run over one release imports.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

__all__ = ["modules_in"]


def modules_in(paths: Iterable[str]) -> list[str]:
    """Names the modules in the folders of a package (its ``__path__``), sorted; packages inside it are not meant."""
    files = (os.path.splitext(name) for path in paths for name in os.listdir(path))
    return sorted({stem for stem, suffix in files if suffix == ".py" and stem != "__init__"})
