"""A real browser for what a person reads."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium as the system has it; without it a test is skipped, but never in CI (`make browser` installs it)."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium, and nothing may pass untested in CI")
        pytest.skip("no Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()
