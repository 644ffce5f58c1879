"""A real browser for the tests of the pages."""

import pytest
from browsing import browser


@pytest.fixture(scope="module")
def chromium(require_tool):
    with browser(require_tool("chromium-headless-shell")) as found:
        yield found
