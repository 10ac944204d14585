"""Shared by the tests: the folder of real releases, where it is there, and an empty home and the same terminal for every test."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Gives ../shared, or skips where it is missing."""
    if not (SHARED / "gold").is_dir():
        pytest.skip("../shared is not here: real releases are measured only where they are kept")
    return SHARED


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keeps the user's dictionary and backups out of the tests; the cache is shared, as it only saves time."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.delenv("RAPIKAN_LANG", raising=False)


@pytest.fixture(autouse=True)
def same_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps the terminal that the tests are started from out of them: a colour there is a colour everywhere."""
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Gives an empty folder, which the test runs in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
