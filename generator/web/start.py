"""The first page: the facts files of the folder, and a new one."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from generator.errors import FazhiError
from generator.interview.typed_commands import SECRETS
from generator.interview.unfinished import files_here
from generator.web.desk import desk
from generator.web.faults import in_words
from generator.web.guard import guard

start = Blueprint("start", __name__)

# The report of a year is written from its end on; before that the year before is meant.
_FROM_MONTH = 10


@start.get("/")
def files() -> str:
    """The files that are begun, the unfinished first, and the form for a new one."""
    return _page()


@start.post("/")
def begin() -> str | Response | tuple[str, int]:
    """Begin a file, or go on where it is there already."""
    if not guard().knows_form:
        return _page("这一页是程序重新启动以前打开的，请再点一次“开始填写”"), 409
    try:
        path = desk().folder.begin(request.form.get("year", ""), request.form.get("town", ""))
    except FazhiError as error:
        return _page(in_words(error)[0]), 422
    return redirect(url_for("asking.question", name=path.name), 303)


def _page(fault: str = "") -> str:
    today = date.today()
    year = request.form.get("year", str(today.year - (today.month < _FROM_MONTH)))
    known = [one for one in files_here(desk().folder.path) if desk().folder.find(one.path.name)]
    return render_template(
        "start.html", files=known, folder=desk().folder.path.resolve(), secrets=SECRETS, fault=fault, year=year,
        town=request.form.get("town", ""),
    )  # fmt: skip
