"""A number that was typed, told by its shape: ``一、`` ``（一）`` ``1.`` ``（1）`` ``一是``."""

from __future__ import annotations

import re

from generator.reading.text import Piece

_NUMERAL = "[一二三四五六七八九十百]+"
_NUMBER = re.compile(
    rf"\s*({_NUMERAL}、|[（(]{_NUMERAL}[）)]、?|\d+[.．、](?!\d)|[（(]\d+[）)]、?|第?{_NUMERAL}是(?=[^否不]))"
)


def split_number(pieces: list[Piece]) -> tuple[str, list[Piece]]:
    """The number that the first piece begins with (or nothing), and the pieces without it."""
    if not pieces or not (match := _NUMBER.match(pieces[0].text)):
        return "", pieces
    first = pieces[0]._replace(text=pieces[0].text[match.end() :])
    return match[1], [first, *pieces[1:]] if first.text else pieces[1:]
