"""The pages as a program of its own, and as an application that a test asks without a network."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import contextmanager
from html import unescape
from urllib.parse import parse_qsl, urlsplit

from generator.web.app import application
from generator.web.folder import Folder
from generator.web.guard import Guard, OneClerk
from generator.web.permits import PERMITS

HOST = "127.0.0.1:8765"
HERE = f"http://{HOST}"


@contextmanager
def served(folder, *options, before=None):
    """``fazhi serve`` in a process: the process and the link that it prints first; ``before`` is called in it."""
    command = [sys.executable, "-m", "generator", "serve", str(folder), "--no-browser", *map(str, options)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, preexec_fn=before)
    try:
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.wait()


class Pages:
    """The pages of one clerk, asked as her browser would."""

    def __init__(self, folder):
        access = OneClerk()
        self.token = access.token
        self.app = application(Folder(folder), Guard(access, frozenset({HOST}), cookie_name="fazhi", permits=PERMITS))
        self.client = self.app.test_client()

    def enter(self):
        assert self.client.get(f"/?token={self.token}", base_url=HERE).status_code == 303
        return self

    def get(self, path, **options):
        return self.client.get(path, base_url=HERE, **options)

    def post(self, path, data=None, *, headers=None, **options):
        headers = {"Origin": HERE, "Sec-Fetch-Site": "same-origin"} if headers is None else headers
        return self.client.post(path, base_url=HERE, data=data, headers=headers, **options)

    def form(self, path):
        """The hidden fields of a page's form."""
        page = self.get(path)
        assert page.status_code == 200, page.status
        return hidden(page.text)

    def answer(self, path, /, **fields):
        """Fill in the form of a question's page and send it."""
        return self.post(path, self.form(path) | {"answer": "保存"} | fields)


def hidden(page):
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    return {name: unescape(value) for name, value in found}


def key_of(location):
    """The key of the question that an address leads to."""
    return dict(parse_qsl(urlsplit(location).query)).get("key", "")
