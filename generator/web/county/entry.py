"""The door: the page on which a code is typed, open to everyone who reaches the machine."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from generator.interview.typed_commands import SECRETS
from generator.web.county.county import county_desk
from generator.web.guard import guard

entry = Blueprint("entry", __name__)


@entry.get("/in")
def door() -> str:
    """The page for a code."""
    return _page()


@entry.post("/in")
def knock() -> Response | tuple[str, int]:
    """The first page for the right code; a wrong one counts, and too many make everyone at that address wait."""
    throttle, address = county_desk().throttle, request.remote_addr or ""
    if minutes := throttle.minutes_to_wait(address):
        return _page(f"代码输错的次数太多，请过{minutes}分钟再试，或请县里重新发一个链接"), 429
    cookie = county_desk().access.enter_by_code(request.form.get("code", "")[:100])
    if not cookie:
        throttle.count(address)
        return _page("代码不对，或已经换过；请核对县里发的“邀请”，字母不分大小写"), 403
    return guard().let_in(cookie)


def _page(fault: str = "") -> str:
    return render_template("county/door.html", fault=fault, secrets=SECRETS)
