"""Fixtures for all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real pages and scorers beside the project; without it a test is skipped, but never in CI."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{folder} is not there, and nothing may pass untested in CI")
        pytest.skip(f"{folder} is not there")
    return folder


@pytest.fixture(scope="session")
def examples() -> Path:
    """The pages written for this project."""
    return ROOT / "examples" / "pages"


# No test asserts seconds: a busy machine is no fault of the code.
settings.register_profile("doichieu", deadline=None)
settings.load_profile("doichieu")
