"""How Sphinx builds the site: `nox -s site`. docs/decisions/0006-site.md says why."""

from __future__ import annotations

from rapikan import __version__

project = "rapikan"
author = "The rapikan authors"
release = version = __version__
language = "id"

extensions = ["myst_parser"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
nitpicky = True
suppress_warnings = ["toc.not_included"]  # the rules' pages: their index links them, a menu of them all would hide the rest

html_theme = "furo"
html_title = f"rapikan {release}"
html_theme_options = {"navigation_with_keys": True}
