"""Drafts towns in worker processes, a few chunks queued at a time, so that memory does not grow with their number."""

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

from generator.batch.work import Job, Setup, TownOutcome, draft_town, settings_in

CHUNK = 16
CHUNKS_AHEAD = 3
"""Chunks queued for each process."""

FEWEST_FOR_PROCESSES = 24
"""Towns from which on processes are started: fewer are done before a second one has begun."""

_PRELOADED = (
    "generator.batch.pool",
    "generator.batch.side_process",
    "generator.batch.missing",
    "generator.drafting.proof.short",
)
_setup: Setup | None = None


@cache
def context() -> SpawnContext:
    """The start method of worker processes: forkserver, or spawn where the system has none.

    Forking this process itself might hang, since it has threads (a progress bar, a lock).
    """
    known = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
    return cast(SpawnContext, known)  # both offer the same; Windows does not know the other one


def prepare() -> None:
    """Start the fork server and let it import what workers need, while the inputs are still being read."""
    if context().get_start_method() == "forkserver":
        from multiprocessing import forkserver

        forkserver.set_forkserver_preload(list(_PRELOADED))
        forkserver.ensure_running()


def outcomes(setup: Setup, jobs: Iterable[Job], *, count: int, processes: int) -> Generator[TownOutcome, None, None]:
    """The outcomes of the jobs in any order; closing the iterator waits for the chunks at work and drops the rest."""
    settings_in.cache_clear()
    if processes <= 1 or count < FEWEST_FOR_PROCESSES:
        yield from (draft_town(setup, job) for job in jobs)
        return
    pool = ProcessPoolExecutor(processes, context(), _start_process, (setup,))
    try:
        for chunk in _run_chunks(pool, _chunks(jobs), processes * CHUNKS_AHEAD):
            yield from chunk
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _run_chunks(pool: ProcessPoolExecutor, chunks: Iterator[list[Job]], most: int) -> Iterator[list[TownOutcome]]:
    """The outcomes of the chunks, of which at most ``most`` are queued at a time."""
    running: set[Future[list[TownOutcome]]] = {pool.submit(_draft_chunk, chunk) for chunk in islice(chunks, most)}
    while running:
        done, running = wait(running, return_when=FIRST_COMPLETED)
        running |= {pool.submit(_draft_chunk, chunk) for chunk in islice(chunks, len(done))}
        for future in done:
            yield future.result()


def _chunks(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    rest = iter(jobs)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _start_process(setup: Setup) -> None:
    global _setup
    _setup = setup
    answer_to_parent()


def answer_to_parent() -> None:
    """Set up a worker process: it ignores Ctrl-C, which the parent answers, and ends when the parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        wait_for([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)


def _draft_chunk(jobs: list[Job]) -> list[TownOutcome]:
    if _setup is None:
        raise RuntimeError("a process without its setup")
    return [draft_town(_setup, job) for job in jobs]
