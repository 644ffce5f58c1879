"""The meaning of our own paragraph styles (``word/style_names.py``): head, imprint, or role and level."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from generator.reading.runs import StyledPiece
from generator.report.outline import Head, Imprint
from generator.word import style_names as n

_SEALED = {style: (role, 0) for role, style in n.SEALED_STYLES.items()}

# Role and level by the style that such a paragraph is printed in.
ROLES: Final = {style: key for key, style in n.PARAGRAPH_STYLES.items()} | _SEALED
SEALED: Final = frozenset(_SEALED)
BODY: Final = n.PARAGRAPH_STYLES["body", 0]
DIVIDERS: Final = {n.SEALED_SIGNATURE: n.BETWEEN_SIGNATURES}


def text_in(line: list[StyledPiece], style: str | None = None) -> str:
    """The text of a line, or only that in one character style."""
    return "".join([piece.text for piece in line if style is None or piece.style == style])


def _with_status(head: Head, line: list[StyledPiece]) -> Head:
    return replace(head, status=head.status + text_in(line))


def _with_mark(head: Head, line: list[StyledPiece]) -> Head:
    return replace(head, marks=(*head.marks, text_in(line)))


def _with_number_line(head: Head, line: list[StyledPiece]) -> Head:
    signers = tuple(piece.text for piece in line if piece.style == n.SIGNER)
    return replace(
        head, document_number=head.document_number + text_in(line, n.DOCUMENT_NUMBER), signers=head.signers + signers
    )


def with_imprint_line(imprint: Imprint, line: list[StyledPiece]) -> Imprint:
    """The 版记 with the texts of one of its lines added."""
    return Imprint(
        imprint.copied_to + text_in(line, n.COPIED_NAMES),
        imprint.issued_by + text_in(line, n.ISSUED_BY),
        imprint.issued_on + text_in(line, n.ISSUED_ON),
    )


# The head with a line added, by the line's style.
HEAD_LINES: Final[dict[str, Callable[[Head, list[StyledPiece]], Head]]] = {
    n.STATUS: _with_status,
    n.MARK: _with_mark,
    n.NUMBER_ALONE: _with_number_line,
    n.NUMBER_AND_SIGNERS: _with_number_line,
}
IMPRINT_LINES: Final = frozenset({n.COPIED_TO, n.ISSUED})
ALL: Final = frozenset({*ROLES, *HEAD_LINES, *IMPRINT_LINES, *n.UNREAD, n.ANNEX_LABEL, n.ANNEX_TITLE})


def split_at(line: list[StyledPiece], divider: str) -> Iterator[tuple[int, list[StyledPiece]]]:
    """The parts of a line between pieces in the style ``divider``, each with the offset where it begins."""
    part: list[StyledPiece] = []
    start_of_part = place = 0
    for piece in line:
        place += len(piece.text)
        if piece.style == divider:
            yield start_of_part, part
            start_of_part, part = place, []
        else:
            part.append(piece)
    yield start_of_part, part
