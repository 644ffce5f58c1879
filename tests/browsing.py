"""A real browser for tests and pictures."""

from contextlib import contextmanager

ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


@contextmanager
def browser(shell):
    """A chromium without a window; ``shell`` is its program."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tools:
        opened = tools.chromium.launch(executable_path=str(shell), args=ARGUMENTS)
        try:
            yield opened
        finally:
            opened.close()
