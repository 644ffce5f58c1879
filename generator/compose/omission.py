"""Omission: lines of a template whose facts are all missing are rendered and read once, not for every town.

Most lines of most towns say nothing. What a line gives without any of its facts is remembered from the first town on.
A town's facts then tell by their names which lines must be rendered for it; no other is looked at, but for those that
give something without facts, and these are read already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from generator.compose.pieces import FixedLine, fixed_lines, has_facts, is_empty
from generator.compose.template_lines import TemplateLine
from generator.errors import TemplateFault

_SPECIAL = "#=@-"
"""Signs that begin lines other than sentences."""

Part: TypeAlias = "str | tuple[FixedLine, ...]"
"""Some lines of a rendered template: their text, or what they gave when they were read before."""


class Memory:
    """The lines of one template, by their numbers, and what they gave for the towns so far."""

    def __init__(self, template: str, lines: Sequence[TemplateLine]) -> None:
        self.template, self.lines = template, lines
        self.readers: defaultdict[str, set[int]] = defaultdict(set)  # the lines that read a fact
        for number, line in enumerate(lines):
            for name in line.facts:
                self.readers[name].add(number)
        self.facts = frozenset(self.readers)
        self.code = {number: line.render for number, line in enumerate(lines) if line.render}
        self.rendered = set(self.code)  # those that all towns render
        self.varying = {number for number in self.rendered if not lines[number].facts}  # those of which that stays so
        self.fixed: dict[int, Part] = {}  # what the others give without their facts, where it is anything
        for number, line in enumerate(lines):
            if not line.render:
                self._fix(number, line.text)

    def parts(
        self, resolve: Callable[[str], Any], given: frozenset[str], join: Callable[[Iterator[str]], str]
    ) -> Iterator[Part]:
        """The parts of the template for a town with these given facts, in order.

        ``resolve`` gives the value of a name, ``join`` the text of a line's printed parts.
        """
        told = set().union(*[self.readers[name] for name in given & self.facts])
        needed = self.rendered | told
        for number in sorted(needed | self.fixed.keys()):
            if number in needed:
                text = join(self.code[number](resolve))
                if number not in told and number not in self.varying:
                    self._learn(number, text)
                if text:
                    yield text
            else:
                yield self.fixed[number]

    def _learn(self, number: int, text: str) -> None:
        """Remember what remains of a line that was rendered though none of its facts is given.

        Lines with words of the town are remembered only if nothing remains.
        """
        line = self.lines[number]
        try:
            remains = "".join(one for one in text.splitlines(keepends=True) if self._remains(one.strip()))
        except TemplateFault:
            self.varying.add(number)  # told where it is read, for every town
            return
        if remains and (not line.alike or has_facts(remains)):
            self.varying.add(number)
            return
        self.rendered.discard(number)
        if remains:
            self._fix(number, remains)

    def _fix(self, number: int, text: str) -> None:
        try:
            self.fixed[number] = fixed_lines(self.template, text)
        except TemplateFault:
            self.fixed[number] = text

    def _remains(self, line: str) -> bool:
        return not line or line[0] in _SPECIAL or has_facts(line) or not is_empty(self.template, line)


def text_of(parts: Sequence[Part]) -> str:
    """The text of the parts of a rendered template."""
    return "".join(part if isinstance(part, str) else "".join(f"{line.text}\n" for line in part) for part in parts)
