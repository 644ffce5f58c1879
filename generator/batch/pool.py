"""Works on towns in worker processes, a few chunks queued at a time, so that memory does not grow with their number."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from functools import cache, partial
from itertools import islice
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import SpawnContext
from threading import Thread
from typing import Any, TypeVar, cast

CHUNK = 16
"""Items of a chunk, for work of some milliseconds each; of lighter work a chunk has more, which cost less to pass."""

CHUNKS_AHEAD = 3
"""Chunks queued for each process."""

FEWEST_FOR_PROCESSES = 24
"""Towns from which on processes are started: fewer are done before a second one has begun."""

_OF_DRAFTS = (
    "generator.batch.work",
    "generator.batch.side_process",
    "generator.batch.missing",
    "generator.drafting.proof.short",
)
_work: Callable[[Any], Any] | None = None
"""In a worker process, the work on an item."""

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")


@cache
def context() -> SpawnContext:
    """The start method of worker processes: forkserver, or spawn where the system has none.

    Forking this process itself might hang, since it has threads (a progress bar, a lock).
    """
    known = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
    return cast(SpawnContext, known)  # both offer the same; Windows does not know the other one


def prepare(modules: Sequence[str] = _OF_DRAFTS) -> None:
    """Start the fork server and let it import what workers need, while the inputs are still being read."""
    if context().get_start_method() == "forkserver":
        from multiprocessing import forkserver

        forkserver.set_forkserver_preload(list(modules))
        forkserver.ensure_running()


def results(
    work: Callable[[Shared, Item], Result],
    shared: Shared,
    items: Iterable[Item],
    *,
    count: int,
    processes: int,
    chunk: int = CHUNK,
) -> Generator[Result, None, None]:
    """The results of the work on the items, of which there are ``count``, in any order.

    ``work`` is a function of a module; every process gets ``shared`` once. Closing the iterator waits for the chunks at
    work and drops the rest.
    """
    if processes <= 1 or count < FEWEST_FOR_PROCESSES:
        yield from (work(shared, item) for item in items)
        return
    pool = ProcessPoolExecutor(processes, context(), _start_process, (work, shared))
    try:
        for found in _run_chunks(pool, _chunks(items, chunk), processes * CHUNKS_AHEAD):
            yield from found
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _run_chunks(pool: ProcessPoolExecutor, chunks: Iterator[list[Item]], most: int) -> Iterator[list[Any]]:
    """The results of the chunks, of which at most ``most`` are queued at a time."""
    running: set[Future[list[Any]]] = {pool.submit(_work_on, chunk) for chunk in islice(chunks, most)}
    while running:
        done, running = wait(running, return_when=FIRST_COMPLETED)
        running |= {pool.submit(_work_on, chunk) for chunk in islice(chunks, len(done))}
        for future in done:
            yield future.result()


def _chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def _start_process(work: Callable[[Shared, Item], Result], shared: Shared) -> None:
    global _work
    _work = partial(work, shared)
    answer_to_parent()


def answer_to_parent() -> None:
    """Set up a worker process: it ignores Ctrl-C, which the parent answers, and ends when the parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        wait_for([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)


def _work_on(items: list[Any]) -> list[Any]:
    if _work is None:
        raise RuntimeError("a process without its work")
    return [_work(item) for item in items]
