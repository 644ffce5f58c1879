"""The proof after every render: the file says what the outline says, and is sound. Otherwise it is not written.

``thorough`` reads the file as a stranger's would be read and says what is wrong. ``short`` knows the files that the
shipped layout prints, and passes those that are beyond doubt in a fraction of the time; whatever else it meets is left
to the thorough proof.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.report.outline import Report

if TYPE_CHECKING:
    from generator.settings import Appearance


def prove(docx: bytes, report: Report, appearance: Appearance | None = None) -> None:
    """Nothing, if ``docx`` is a sound file that says exactly what ``report`` says; else ``TemplateFault``.

    ``appearance`` is what the shipped layout was given, if that printed the file.
    """
    from generator.layout.template import layout_of
    from generator.proof.short import is_beyond_doubt

    if not is_beyond_doubt(docx, report, layout_of(None, appearance)):
        from generator.proof.thorough import prove_thoroughly  # brings all of the reader along, 0.1 s

        prove_thoroughly(docx, report)
