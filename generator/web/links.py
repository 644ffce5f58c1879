"""Addresses of the pages about a file, in the visitor's view."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from flask import g, request, url_for

from generator.web.desk import desk
from generator.web.view import Form


@dataclass(frozen=True, slots=True)
class Way:
    """The page that led to a question, and the question behind which to go on."""

    back: str = ""
    after: str = ""

    @classmethod
    def of_request(cls) -> Way:
        """The way that the address tells."""
        return cls(request.args.get("back", ""), request.args.get("after", ""))


def link(endpoint: str, form: Form, **more: str) -> str:
    """The address of a page about a file; what is empty is left out."""
    values: dict[str, Any] = {**form.view.query(), **{name: word for name, word in more.items() if word}}
    return url_for(endpoint, name=form.name, **values)


def link_to(form: Form, key: str, way: Way = Way(), *, done: str = "") -> str:
    """The address of a question; ``done`` is the one that was answered before it."""
    return link("asking.question", form, key=key, back=way.back, after=way.after, done=done)


def question_address(form: Form, back: str | None = None) -> Callable[[str], str]:
    """A function from a question's key to the address at which the visitor deals with it.

    That is the question's page, for the officer the form for a remark on it. A report has some five hundred such links,
    so the address is made once, but for the key.
    """
    if g.visitor.role == "officer":
        before = url_for("towns.page", town=town_of(form))
        return lambda key: f"{before}?key={quote(key)}#remarks"
    before = url_for("asking.question", name=form.name, back=back, **form.view.query(), key="")  # type: ignore[arg-type]
    start, _, rest = before.partition("key=")
    return lambda key: f"{start}key={quote(key)}{rest}"


def town_of(form: Form) -> str:
    """The town that a file belongs to at a county's desk."""
    return desk().keeper.town(form.path)


def new_name() -> str:
    """A name for a form, by which it is known again if it is sent twice."""
    return secrets.token_urlsafe(12)
