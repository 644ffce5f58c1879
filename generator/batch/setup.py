"""Reads what all towns of a batch share (templates, layout, options) and hashes it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path

from generator.batch.work import Setup
from generator.drafting.drafter import Drafter
from generator.drafting.printing import WORD
from generator.files.resources import resource
from generator.files.several import FileName


def set_up(
    folder: Path,
    edition: str,
    *,
    today: date,
    layout: FileName | None = None,
    content: FileName | None = None,
    annex: bool = False,
    to: str = WORD,
    published: date | None = None,
    final: bool = False,
    form: FileName | None = None,
    dry: bool = False,
    fresh: bool = False,
    drafting: bool = True,
) -> Setup:
    """The setup of a run. Raises ``UsageFault`` for a missing file, ``TemplateFault`` for a layout with faults.

    Its digest changes with the program's version, the options and every template, so that towns are drafted again.
    """
    drafter = Drafter.of(
        edition, to=to, layout=layout, published=published, content=content, annex=annex, final=final, form=form
    )
    options = "|".join(
        map(str, (version("fazhi-report"), edition, annex, *((to, published, final) if to != WORD or final else ())))
    )
    digest = hashlib.sha256(options.encode())
    for part in _templates(drafter.content, drafter.printer.template):
        digest.update(part)
    if drafter.form:
        digest.update(drafter.form.stem.encode("utf-8", "surrogateescape") + b"\0" + drafter.form.data)
    return Setup(folder, drafter, today, digest.hexdigest(), dry=dry, fresh=fresh, drafting=drafting)


def _templates(content: Path | None, layout: bytes | None) -> Iterator[bytes]:
    """The names and bytes of all templates and of the layout, the built-in ones included."""
    for folder in (resource("templates"), *([content] if content else [])):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            yield path.name.encode("utf-8", "surrogateescape")
            yield path.read_bytes()
    yield layout or b""
