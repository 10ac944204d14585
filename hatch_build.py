"""Compiles dictionaries/ into the files that the package maps, for the wheel and for an editable install."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileDictionaries(BuildHookInterface):  # type: ignore[type-arg]
    """Runs `rapikan.lexicon.compile.build`, which imports the standard library only."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Builds what is missing or older than its source."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from rapikan.lexicon.compile import build
            from rapikan.lexicon.staleness import is_stale
        finally:
            sys.path.pop(0)
        target = root / "src" / "rapikan" / "data"
        if is_stale(root / "dictionaries", target):
            build(root / "dictionaries", target)
        build_data["pure_python"] = True
