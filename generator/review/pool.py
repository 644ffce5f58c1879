"""Checks many files in worker processes; a file that kills its process is reported, and the others go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")


def results(
    work: Callable[[Path], Result], paths: tuple[Path, ...], processes: int
) -> Iterator[tuple[Path, Result | None]]:
    """Pairs of path and result in the order of completion; None for a path whose process was killed.

    ``work`` must be a function of a module, or a partial one.
    """
    left = dict.fromkeys(paths)
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        futures: dict[Future[Result], Path] = {pool.submit(work, path): path for path in paths}
        for future in as_completed(futures):
            try:
                result = future.result()
            except BrokenProcessPool:
                break
            del left[futures[future]]
            yield futures[future], result
    started = len(left) < len(paths)  # else no process can be started here
    yield from ((path, _by_itself(work, path) if started else work(path)) for path in left)


def _by_itself(work: Callable[[Path], Result], path: Path) -> Result | None:
    """The result of one file in a process of its own, once a shared process was killed; None if this one is, too."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        try:
            return pool.submit(work, path).result()
        except BrokenProcessPool:
            return None
