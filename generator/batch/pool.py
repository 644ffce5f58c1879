"""Towns through processes: a few chunks on their way at a time, so that memory stays flat."""

from __future__ import annotations

import os
import signal
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from functools import cache
from itertools import islice
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import SpawnContext
from threading import Thread
from typing import cast

from generator.batch.work import Job, Outcome, Setup, draft_town, settings_in

CHUNK = 16
AHEAD = 3
"""How many chunks a process has waiting."""

FEWEST_FOR_PROCESSES = 24
"""Fewer towns are done before a second process has started."""

_PRELOADED = (
    "generator.batch.pool",
    "generator.batch.side_process",
    "generator.batch.missing",
    "generator.proof.short",
)
_setup: Setup | None = None


@cache
def context() -> SpawnContext:
    """How processes are begun: forked from a small server that has no threads, or anew where there is no such thing.

    A fork of this process itself, which has threads (a progress bar, a lock), might hang.
    """
    known = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
    return cast(SpawnContext, known)  # both offer the same; Windows does not know the other one


def prepare() -> None:
    """Let the server import meanwhile what the processes will need; they then begin at once, and share it."""
    if context().get_start_method() == "forkserver":
        from multiprocessing import forkserver

        forkserver.set_forkserver_preload(list(_PRELOADED))
        forkserver.ensure_running()


def outcomes(setup: Setup, jobs: Iterable[Job], *, count: int, processes: int) -> Generator[Outcome, None, None]:
    """The outcomes as they come, in any order. Closing the iterator stops after what is being written."""
    settings_in.cache_clear()
    if processes <= 1 or count < FEWEST_FOR_PROCESSES:
        yield from (draft_town(setup, job) for job in jobs)
        return
    pool = ProcessPoolExecutor(processes, context(), _begin, (setup,))
    try:
        for chunk in _in_turn(pool, _chunks(jobs), processes * AHEAD):
            yield from chunk
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_turn(pool: ProcessPoolExecutor, chunks: Iterator[list[Job]], most: int) -> Iterator[list[Outcome]]:
    """No more than so many chunks are handed to the processes at once."""
    running: set[Future[list[Outcome]]] = {pool.submit(_do_chunk, chunk) for chunk in islice(chunks, most)}
    while running:
        done, running = wait(running, return_when=FIRST_COMPLETED)
        running |= {pool.submit(_do_chunk, chunk) for chunk in islice(chunks, len(done))}
        for future in done:
            yield future.result()


def _chunks(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    rest = iter(jobs)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _begin(setup: Setup) -> None:
    global _setup
    _setup = setup
    answer_to_parent()


def answer_to_parent() -> None:
    """In a new process: Ctrl-C is the parent's to answer, and nobody goes on without the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        wait_for([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)


def _do_chunk(jobs: list[Job]) -> list[Outcome]:
    if _setup is None:
        raise RuntimeError("a process without its setup")
    return [draft_town(_setup, job) for job in jobs]
