"""A real terminal: the command on a pty, what it shows on a screen of pyte, keys that wait for the screen."""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path

import pexpect
import pyte

WAIT = 30


class Terminal:
    """A command in a terminal of some columns; ``text`` is what a person sees, ``history`` all that was ever shown."""

    def __init__(self, *arguments: object, cwd: Path, columns: int = 80, rows: int = 200, **environment: str) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.history = b""
        environ = os.environ | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"} | environment
        self.child = pexpect.spawn(
            sys.executable, ["-m", "generator", *map(str, arguments)],
            cwd=cwd, env=environ, dimensions=(rows, columns), timeout=WAIT,
        )  # fmt: skip

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    @property
    def wide(self) -> str:
        """The same without the columns that a wide character takes beside its own."""
        return self.text.replace(" ", "")

    @property
    def shown(self) -> str:
        """All that was ever shown, without what moves the cursor or gives colours."""
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.history.decode(errors="replace"))

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what was shown meanwhile; False when the command has ended."""
        try:
            data = self.child.read_nonblocking(65536, seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.history += data
        self.stream.feed(data)
        return True

    def wait_for(self, words: str, times: int = 1) -> None:
        """Wait until the words are on the screen, so many times, and what is painted with them has come."""
        end = time.monotonic() + WAIT
        squeezed = words.replace(" ", "")
        while self.wide.count(squeezed) < times:
            alive = self.read()
            if self.wide.count(squeezed) >= times:
                break
            assert alive and time.monotonic() < end, f"“{words}” is not on the screen:\n{self.text}"
        size = -1
        while size < len(self.history):
            size = len(self.history)
            self.read(0.02)

    def type(self, keys: str | bytes) -> None:
        """Send keys as they are."""
        self.child.send(keys)

    def answer(self, keys: str, then: str) -> None:
        """An answer with Enter, on a screen that is cleared before, and wait for what follows."""
        self.screen.reset()
        self.type(keys + "\r")
        self.wait_for(then)

    def end(self) -> int:
        """Wait until the command has ended; its exit code."""
        end = time.monotonic() + WAIT
        while self.read():
            assert time.monotonic() < end, self.text
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus
