"""Access to the pages, checked before anything else: the host's name, a token, the page that a form comes from."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

from flask import Flask, Request, Response, current_app, g, make_response, redirect, render_template, request
from werkzeug.exceptions import MisdirectedRequest
from werkzeug.wrappers import Response as AnyResponse

Role: TypeAlias = Literal["clerk", "officer", "town", "office"]
Answer: TypeAlias = AnyResponse | tuple[str, int] | None
Permits: TypeAlias = Mapping[str, frozenset[Role]]

OPEN = frozenset({"static", "entry.door", "entry.knock"})
"""Endpoints without a secret in them: the style sheet and the script, the door at which a code is typed."""

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: browsers would then send “Origin: null” with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


@dataclass(frozen=True, slots=True)
class Visitor:
    """A visitor: the clerk of this machine, the county's officer, a town, an office of a town."""

    role: Role
    town: str = ""
    office: str = ""


class Access(Protocol):
    """The visitors by token and by cookie."""

    def enter(self, token: str) -> str:
        """The cookie that a token out of a link gives; empty for a wrong one."""

    def visitor(self, cookie: str) -> Visitor | None:
        """The visitor of a cookie; None for a wrong one."""


@dataclass(frozen=True, slots=True)
class OneClerk:
    """The access of one person on her own machine: a token that is made anew at every start."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    _cookie: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def enter(self, token: str) -> str:
        """The cookie, for the right token."""
        return self._cookie if _same(token, self.token) else ""

    def visitor(self, cookie: str) -> Visitor | None:
        """The clerk, for the right cookie."""
        return Visitor("clerk") if _same(cookie, self._cookie) else None


def _same(one: str, other: str) -> bool:
    """True if two secrets are equal, in the same time for every wrong one."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode())


@dataclass(frozen=True, slots=True)
class Guard:
    """Checks every request before its route; ``hosts`` are the only host names that are served.

    ``permits`` are the roles by endpoint: a route that is not in it is nobody's. ``landing`` is for links that come
    from elsewhere, such as a mail: a cookie of ``SameSite=Strict`` goes along only with what our own page opens.
    """

    access: Access
    hosts: frozenset[str]
    cookie_name: str
    permits: Permits
    secure: bool = False
    landing: bool = False
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def protect(self, app: Flask) -> None:
        """Let nothing by without a look, nothing out without its headers."""
        app.before_request(self._admit)
        app.after_request(_with_headers)
        app.jinja_env.globals |= {"form_token": self.form_token, "may": self._may}

    def form_token(self) -> str:
        """The token in the forms of this visitor's pages."""
        return hmac.digest(self.secret, self._cookie(request).encode("utf-8", "replace"), "sha256").hex()

    @property
    def knows_form(self) -> bool:
        """True if the form that was sent came out of a page of this visitor and this run of the program."""
        return _same(request.form.get("form_token", ""), self.form_token())

    def _cookie(self, asked: Request) -> str:
        return asked.cookies.get(self.cookie_name, "")

    def _admit(self) -> Answer:
        if request.host not in self.hosts:
            raise MisdirectedRequest  # a name that leads here by DNS alone: another site's page would ask
        if request.method == "POST" and not _from_here(request):
            return render_template("refused.html", foreign=True), 403
        if request.endpoint in OPEN:
            return None
        token = request.args.get("token", "")
        if token and request.method == "GET":
            return self._let_in(token)
        g.visitor = self.access.visitor(self._cookie(request))
        if g.visitor is None:
            return self._refusal()
        if request.endpoint and g.visitor.role not in self.permits.get(request.endpoint, ()):
            return render_template("refused.html", others=True), 403
        return None

    def _let_in(self, token: str) -> Answer:
        """Put the cookie in the token's place, so that no address bar and no history keeps it."""
        if not (cookie := self.access.enter(token)):
            return self._refusal()
        return self.let_in(cookie)

    def _refusal(self) -> tuple[str, int]:
        """The page for a stranger; where there is a door for codes, it leads there."""
        return render_template("refused.html", foreign=False, knock="/in" if self.landing else ""), 403

    def _may(self, endpoint: str) -> bool:
        """True if the visitor's role may use a route."""
        return g.visitor.role in self.permits.get(endpoint, ())

    def let_in(self, cookie: str) -> AnyResponse:
        """The first page, with the cookie of a session."""
        if self.landing:
            answer: AnyResponse = make_response(render_template("landing.html"))
        else:
            answer = redirect(request.path, 303)
        answer.set_cookie(self.cookie_name, cookie, httponly=True, samesite="Strict", secure=self.secure)
        return answer


def guard() -> Guard:
    """The guard of the running application."""
    found = current_app.extensions["guard"]
    assert isinstance(found, Guard)
    return found


def _from_here(asked: Request) -> bool:
    """True if one of our own pages sent a form. ``Sec-Fetch-Site`` is not sent over plain http to another machine."""
    site, origin = asked.headers.get("Sec-Fetch-Site"), asked.headers.get("Origin")
    if site is None and origin is None:
        return False
    return site in (None, "same-origin") and origin in (None, f"{asked.scheme}://{asked.host}")


def _with_headers(answer: Response) -> Response:
    for name, value in _HEADERS.items():
        answer.headers.setdefault(name, value)
    if request.endpoint != "static":
        answer.headers["Cache-Control"] = "no-store"  # going back asks again, and shows what the file says now
    return answer
