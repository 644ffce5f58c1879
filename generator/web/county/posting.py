"""Forms at the county's desk: each is looked at before its route, and counts once however often it is sent."""

from __future__ import annotations

from collections.abc import Callable

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from generator.web.county.states import EventRefused
from generator.web.desk import desk
from generator.web.guard import guard

Shown = str | Response | tuple[str, int]
LARGEST_WORKBOOK = 16 * 2**20
"""Bytes of a workbook that is read; a town's has less than a hundredth of that."""


def look_at_form() -> tuple[str, int] | None:
    """A page that says so if a form is not out of a page of this visitor; None if all is well."""
    if request.method != "POST":
        return None
    if request.endpoint == "towns.workbook":
        request.max_content_length = LARGEST_WORKBOOK
    if guard().knows_form:
        return None
    return render_template("fault.html", lines=("这一页放得太久了，没有办。请返回，刷新以后再点一次。",)), 409


def once(work: Callable[[], str]) -> Shown:
    """Go to the page that the work leads to; the same form sent again leads there without the work."""
    name = request.form.get("once", "")
    if name and (known := desk().went_to.get(name)):
        return redirect(known, 303)
    try:
        target = work()
    except EventRefused as refused:
        return render_template("fault.html", lines=(f"{refused}。",)), 409
    if name:
        desk().went_to.put(name, target)
    return redirect(target, 303)
