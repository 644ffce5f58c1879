"""A county's desk as an application that a test asks without a network: the officer, towns, offices, strangers."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

from serving import HERE, HOST, hidden

from generator.web.county.application import county_application
from generator.web.county.invitations import invite
from generator.web.county.opening import open_county
from generator.web.county.store import Store
from generator.web.guard import Guard
from generator.web.permits import PERMITS

TOWNS = ("青山镇", "白水乡", "红石街道")
YEAR = 2025
BEGUN = "基本信息:\n  年度: 2025\n  乡镇名称: {town}\n"


class Browser:
    """A visitor's browser at a county's desk."""

    def __init__(self, app, token=""):
        self.client = app.test_client()
        if token:
            assert self.get(f"/?token={token}").status_code == 200

    def get(self, path, **options):
        return self.client.get(path, base_url=HERE, **options)

    def post(self, path, data=None, *, page=None, headers=None, **options):
        """Send a form; with ``page`` the hidden fields are those of that page's first form."""
        form = (self.form(page) if page else {}) | (data or {})
        headers = {"Origin": HERE} if headers is None else headers
        return self.client.post(path, base_url=HERE, data=form, headers=headers, **options)

    def form(self, page):
        shown = self.get(page)
        assert shown.status_code == 200, shown.status
        found = hidden(shown.text)
        return {name: found[name] for name in ("form_token", "stamp", "once") if name in found}

    def answer(self, town, key, **fields):
        page = f"/f/{town}{YEAR}.yaml/ask?key={quote(key)}"
        return self.post(page, {"answer": "保存"} | fields, page=page)

    def act(self, town, event, **fields):
        return self.post(f"/t/{town}/act", {"event": event} | fields, page="/")

    def text(self, path="/"):
        """The words of a page, without its tags."""
        shown = self.get(path)
        assert shown.status_code == 200, (path, shown.status)
        return words(shown.text)


class DeskOfCounty:
    """A county's desk over a folder, with browsers for everybody."""

    def __init__(self, folder, towns=TOWNS, **options):
        self.folder = folder
        listed = folder.parent / "名单.txt"
        listed.write_text("\n".join(towns), encoding="utf-8")
        Store.open(folder, year=lambda: YEAR).close()  # as it was begun in the year of the tests
        self.desk = open_county(folder, listed, HERE)
        store = self.desk.register.store
        options |= {"cookie_name": "fazhi", "permits": PERMITS, "landing": True, "secret": store.secret}
        guard = Guard(self.desk.access, frozenset({HOST}), **options)
        self.app = county_application(self.desk, guard)
        self.register, self.store = self.desk.register, store

    def officer(self):
        return Browser(self.app, self.desk.access.token)

    def town(self, name, office=""):
        return Browser(self.app, invite(self.store, name, office).token)

    def stranger(self):
        return Browser(self.app)

    def status(self, town):
        return self.register.report(town).status


def words(page):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page.partition("<main")[2])))
