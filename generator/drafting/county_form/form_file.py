"""A county's form as it lies on the disk: read here, opened in :mod:`generator.drafting.county_form.form`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.errors import Fault, UsageFault
from generator.files.os_errors import reason

LARGEST = 16 * 2**20
TAGGED = "（标签）"
"""Ends the name of a form in which tags were written; drafts do not bear it."""


@dataclass(frozen=True, slots=True)
class FormFile:
    """A county's form as it lies on the disk: the name that drafts made of it bear, and its bytes."""

    stem: str
    data: bytes

    @classmethod
    def read(cls, path: Path) -> FormFile:
        """The form at the path. ``UsageFault`` if it cannot be read."""
        try:
            if path.stat().st_size > LARGEST:
                raise UsageFault(Fault("县里的表太大", f"请换成不超过{LARGEST >> 20}MB的 .docx", file=str(path)))
            return cls(path.stem.removesuffix(TAGGED), path.read_bytes())
        except OSError as error:
            raise UsageFault(Fault(f"县里的表打不开：{reason(error)}", "请核对文件名", file=str(path))) from error
