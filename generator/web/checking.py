"""The routes of a check: any report dropped on a page, the findings beside its text, the annotated copy."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from flask import Blueprint, abort, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

import generator
from generator.errors import FazhiError
from generator.report.naming import safe_stem
from generator.web.desk import Made, desk
from generator.web.faults import in_words
from generator.web.guard import guard

if TYPE_CHECKING:
    from generator import Review

checking = Blueprint("checking", __name__)

LARGEST = 32 * 2**20
"""Bytes of a report that is looked at; a real one has less than one mebibyte."""

_KINDS = (".docx", ".txt", ".html", ".htm", ".doc", ".wps", ".pdf")


@dataclass(frozen=True, slots=True)
class Checked:
    """A review beside the lines of the report, each with the numbers of the findings that stand there."""

    name: str
    review: Review
    lines: tuple[tuple[str, tuple[int, ...]], ...]
    annotated: Made | None = None


@checking.get("/check")
def drop() -> str:
    """The page on which a report is dropped."""
    return render_template("check.html", fault="", faults=())


@checking.post("/check")
def check() -> str | Response | tuple[str, int]:
    """Look at the report that was dropped."""
    request.max_content_length = LARGEST
    sent = request.files.get("report")
    if not guard().knows_form or sent is None or not sent.filename:
        return render_template("check.html", fault="请先选一份报告", faults=()), 422
    suffix = Path(sent.filename).suffix.lower()
    stem = safe_stem(Path(sent.filename.replace("\\", "/")).stem)[:80]
    try:
        done = _checked(f"{stem}{suffix if suffix in _KINDS else '.txt'}", sent.stream.read())
    except FazhiError as error:
        return render_template("check.html", fault="", faults=in_words(error)), 422
    name = secrets.token_urlsafe(8)
    desk().downloads.put(name, done)
    return redirect(url_for("checking.found", name=name), 303)


@checking.get("/check/<name>")
def found(name: str) -> str:
    """The findings beside the text."""
    return render_template("checked.html", done=_done(name), name=name)


@checking.get("/check/<name>/annotated")
def annotated(name: str) -> Response:
    """The copy with a comment for each finding."""
    made = _done(name).annotated
    if made is None:
        abort(404)
    return send_file(BytesIO(made.data), as_attachment=True, download_name=made.name)


def _done(name: str) -> Checked:
    done = desk().downloads.get(name)
    if not isinstance(done, Checked):
        abort(404)
    return done


def _checked(name: str, data: bytes) -> Checked:
    """The review of the bytes, under the name that they came with. Raises what keeps them from being read."""
    with TemporaryDirectory() as folder:
        path, copy = Path(folder) / name, Path(folder) / f"批注-{name}"
        path.write_bytes(data)
        is_word = data.startswith(b"PK") and path.suffix == ".docx"
        (review,) = generator.check(path, annotated=copy if is_word else None)
        made = Made(copy.name, copy.read_bytes()) if is_word and copy.exists() else None
        return Checked(name, review, tuple(_lines(path, review)), made)


def _lines(path: Path, review: Review) -> list[tuple[str, tuple[int, ...]]]:
    """Each line of the report with the findings that point at it."""
    reading = generator.read(path)
    blocks = [*reading.report.blocks, *(block for annex in reading.report.annexes for block in annex.blocks)]
    lines = []
    for block, place in zip(blocks, reading.places, strict=False):
        here = tuple(number for number, one in enumerate(review.findings) if one.place == place)
        lines.append((block.to_text(), here))
    return lines
