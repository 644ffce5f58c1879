"""The routes that make files: drafts in 成果 beside the facts, drafts to be downloaded."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from flask import Blueprint, abort, g, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

import generator
from generator.errors import FazhiError
from generator.report.editions import BOTH, PUBLISHED, SUBMITTED
from generator.web.asking import form_now, open_file
from generator.web.desk import desk
from generator.web.faults import in_words
from generator.web.guard import guard

if TYPE_CHECKING:
    from generator import Draft

drafts = Blueprint("drafts", __name__, url_prefix="/f/<name>")
drafts.before_request(open_file)

DOWNLOADS = ((SUBMITTED, "docx"), (PUBLISHED, "docx"), (PUBLISHED, "html"), (PUBLISHED, "txt"))
"""What can be had: the editions and the kinds of file of each."""

_MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Drafted:
    """The drafts that were made, or the faults that keep them back."""

    drafts: tuple[Draft, ...] = ()
    faults: tuple[str, ...] = ()


@drafts.get("/drafts")
def made() -> str:
    """The page of drafts: those that can be made, and those made just now."""
    found = desk().downloads.get(request.args.get("made", ""))
    done = found if isinstance(found, Drafted) else None
    return render_template("drafts.html", form=form_now(), done=done, downloads=DOWNLOADS, own_forms=_own_forms())


@drafts.post("/drafts")
def make() -> Response:
    """Write both editions into 成果 beside the facts; a draft that somebody has edited is left alone."""
    if not guard().knows_form:
        return redirect(url_for("drafts.made", name=g.path.name), 303)
    with desk().turn(g.path.name):
        try:
            done = Drafted(generator.draft(g.path, edition=BOTH, into_results=True, last_year=_last_year()))
        except FazhiError as error:
            done = Drafted(faults=in_words(error))
    name = secrets.token_urlsafe(8)
    desk().downloads.put(name, done)
    return redirect(url_for("drafts.made", name=g.path.name, made=name), 303)


@drafts.get("/download/<edition>.<to>")
def download(edition: str, to: str) -> Response | tuple[str, int]:
    """An edition as a file, or a form of the county's filled, without leaving one in the folder."""
    form = request.args.get("form")
    if (edition, to) not in DOWNLOADS or (form is not None and (to != "docx" or form not in _own_forms())):
        abort(404)
    chosen = None if form is None else _own_forms()[form]
    try:
        with TemporaryDirectory() as folder:
            (draft,) = generator.draft(
                g.path, edition=edition, to=to, form=chosen, output=Path(folder), last_year=_last_year()
            )
            data = draft.path.read_bytes()
    except FazhiError as error:
        return render_template("drafts.html", form=form_now(), done=Drafted(faults=in_words(error)), downloads=()), 422
    return send_file(BytesIO(data), _MIME[to], as_attachment=True, download_name=draft.path.name)


def _own_forms() -> dict[str, Path]:
    """The county's own forms in 县里的表 beside the facts, by the names that pages give them."""
    return {path.name: path for path in generator.county_forms(g.path.parent)}


def _last_year() -> Path | None:
    """Last year's file beside this one, where there is one without a fault that fits."""
    form = form_now()
    if form.last_year_file is None or form.state.last_year is None:
        return None
    try:
        generator.read_facts(form.last_year_file)
    except FazhiError:
        return None
    return form.last_year_file
