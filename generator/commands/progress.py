"""Shows the progress of a long run: a bar on a terminal, else a line every few seconds, nothing with --quiet."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from generator.commands.base import tell

Progress = Callable[[int, int, str], None]

SECONDS_BETWEEN_LINES = 5.0


@contextmanager
def progress(*, quiet: bool = False, again: str = "") -> Iterator[Progress]:
    """A callback that takes the number done, the number of all, and the name of the last one.

    Where somebody interrupts it, it says how far it had come, and what comes of running it ``again``.
    """
    latest = (0, 0)

    def noted(done: int, count: int, name: str) -> None:
        nonlocal latest
        latest = (done, count)
        report(done, count, name)

    with _shown(quiet=quiet) as report:
        try:
            yield noted
            return
        except KeyboardInterrupt:
            pass  # report when the bar is gone
    if latest[1]:
        tell(f"做完了{latest[1]}个中的{latest[0]}个。{again}")
    raise KeyboardInterrupt


@contextmanager
def _shown(*, quiet: bool) -> Iterator[Progress]:
    if quiet:
        yield lambda done, count, name: None
    elif sys.stderr.isatty():
        with _bar() as report:
            yield report
    else:
        yield _Lines().report


class _Lines:
    """Plain lines, few of them."""

    def __init__(self) -> None:
        self.began = self.last = time.monotonic()

    def report(self, done: int, count: int, name: str) -> None:
        now = time.monotonic()
        if now - self.last >= SECONDS_BETWEEN_LINES or done == count:
            self.last = now
            tell(f"  {done}/{count}　{name}　已用{now - self.began:.0f}秒")


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TextColumn("剩余"), TimeRemainingColumn(), TextColumn("{task.description}", markup=False),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=None, rate="")
        began = time.monotonic()

        def report(done: int, count: int, name: str) -> None:
            rate = done / max(time.monotonic() - began, 0.001)
            shown.update(task, completed=done, total=count, description=name, rate=f"{rate:.0f}份/秒")

        yield report
