"""The face of plain lines: no cursor control, for scripts, dumb terminals and screen readers."""

from __future__ import annotations

import sys
from typing import BinaryIO, TextIO

from generator.chinese.digits import half_width
from generator.errors import InputFault
from generator.interview.question import Question
from generator.interview.typed_bytes import encoding_fault
from generator.interview.typed_commands import command_of

_WIDTH = 76


class PlainFace:
    """A face that reads and writes lines; ``encoding`` is that of the input, ``piped`` that no person types it."""

    width = _WIDTH
    ticks = False

    def __init__(
        self,
        source: BinaryIO | None = None,
        target: TextIO | None = None,
        encoding: str = "utf-8",
        *,
        piped: bool = False,
    ) -> None:
        """Use the given streams, else standard input and output."""
        self._source = source or sys.stdin.buffer
        self._target = target or sys.stdout
        self._encoding = encoding
        self._piped = piped

    def say(self, *lines: str) -> None:
        """Print the lines."""
        for line in lines:
            self._target.write(f"{line}\n")
        self._target.flush()

    def ask(self, question: Question, refused: str | None = None) -> str:
        """One line of input; an empty line keeps the preset.

        Raises EOFError at the end of input; ``InputFault`` for piped input that is not in UTF-8: a refused line would
        hand the next one to the wrong question.
        """
        shown = f"［{question.text}］" if question.text else ""
        self._target.write(f"{shown}> ")
        self._target.flush()
        typed = self._source.readline()
        if not typed:
            raise EOFError
        if self._piped and (fault := encoding_fault(typed)):
            self.say(f"✗ {fault.what}。")
            raise InputFault(fault)
        text = typed.decode(self._encoding, "surrogateescape").strip("\r\n")
        if not text.strip() and question.keeps:
            return question.text
        return text if command_of(text) else text.strip()

    def choose(self, words: str, options: tuple[str, ...]) -> int:
        """The index (from 0) of the chosen option; asks again until there is one."""
        self.say("", words, *(f"  {number} {option}" for number, option in enumerate(options, 1)))
        while True:
            typed = half_width(self.ask(Question("", words, enter="", page=True), ""))
            if typed.isdecimal() and 1 <= int(typed) <= len(options):
                return int(typed) - 1
            self.say(f"请填序号1至{len(options)}。")
