"""A county's desk under load: ``python benchmarks/desk.py`` takes about a quarter of an hour and prints a table.

Sixty towns answer one question after the other, each on a connection of its own, a page and an answer every few
seconds, as fast clerks would; meanwhile the server is killed five times and started again. Afterwards every answer
that was acknowledged has to be in the town's file and in the log, once and in order, and no other town's.
Exits with 1 where a bound is exceeded.
"""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from threading import Thread
from urllib.parse import quote, urlencode

from generator.facts.facts import fields
from generator.interview.state import State
from generator.web.county.invitations import invite
from generator.web.county.opening import open_county
from generator.web.county.store import Store

YEAR = 2025
SLOWEST, LARGEST = 0.200, 200.0
"""Bounds: seconds of 95% of the answers, MiB of the server."""

KEYS = [path for path, declared in fields().items() if declared.kind == "number" and declared.core][:24]
_PATIENCE, _MOST_TRIES = 0.1, 600


@dataclass
class Desk:
    """The server as a process that can be killed and started again; ``peak`` is its largest memory so far, in MiB."""

    folder: Path
    towns: Path
    port: int
    process: subprocess.Popen[str] | None = None
    peak: float = 0.0

    def start(self) -> None:
        command = [sys.executable, "-m", "generator", "serve", str(self.folder), "--county", "--towns", str(self.towns)]
        options = ["--port", str(self.port), "--no-browser"]
        self.process = subprocess.Popen(
            [*command, *options], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self.process.stdout is not None
        self.process.stdout.readline()

    def kill(self) -> None:
        assert self.process is not None
        self.look()
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def look(self) -> None:
        assert self.process is not None
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        self.peak = max(self.peak, int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024)


@dataclass
class Clerk:
    """A town's clerk: what was acknowledged, and how long pages and answers took."""

    town: str
    number: int
    token: str
    port: int
    answers: list[tuple[str, str]] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    cookie: str = ""
    connection: http.client.HTTPConnection | None = None

    def work(self, count: int, pace: float, towns: int) -> None:
        time.sleep(self.number / towns * pace)  # nobody opens sixty links in the same moment
        begun = time.monotonic()
        self.ask("GET", f"/?token={self.token}")
        form = hidden(self.ask("GET", "/")[1])
        self.ask("POST", f"/t/{quote(self.town)}/begin", form)
        for number in range(count):
            time.sleep(max(0.0, begun + number * pace - time.monotonic()))
            self.answer(KEYS[number % len(KEYS)], str(1000 + number * towns + self.number))

    def answer(self, key: str, value: str) -> None:
        path = f"/f/{quote(f'{self.town}{YEAR}.yaml')}/ask?key={key}"
        _, page, took = self.ask("GET", path)
        self.pages.append(took)
        status, text, took = self.ask("POST", path, hidden(page) | {"answer": "保存", "text": value})
        self.times.append(took)
        if status == 303:
            self.answers.append((key, value))
        else:
            self.refused.append(f"{self.town} {key} {value}: {status} {fault_in(text)}")

    def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str, float]:
        """Status, text and time of an answer; while the server is away it is tried again, as a person would."""
        host = f"127.0.0.1:{self.port}"
        headers = {
            "Cookie": self.cookie,
            "Origin": f"http://{host}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        for _ in range(_MOST_TRIES):
            try:
                self.connection = self.connection or http.client.HTTPConnection(host, timeout=30)
                start = time.perf_counter()
                self.connection.request(method, path, urlencode(form) if form else None, headers)
                answer = self.connection.getresponse()
                text = answer.read().decode()
                took = time.perf_counter() - start
            except (OSError, http.client.HTTPException):
                self.connection = None
                time.sleep(_PATIENCE)
                continue
            self.cookie = (answer.getheader("Set-Cookie") or self.cookie).partition(";")[0]
            return answer.status, text, took
        raise TimeoutError(path)


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))


def fault_in(page: str) -> str:
    return "".join(re.findall(r'<a href="#answer">([^<]*)', page)) or re.sub(r"<[^>]+>|\s+", "", page)[:120]


def run(towns: int, count: int, pace: float, kills: int) -> tuple[list[Clerk], Desk, list[str]]:
    """The clerks after ``count`` answers each, the desk, and what was lost or crossed, a line each."""
    with tempfile.TemporaryDirectory() as place:
        names = [f"第{number}镇" for number in range(1, towns + 1)]
        folder, listed = Path(place, "收报"), Path(place, "名单.txt")
        folder.mkdir()
        listed.write_text("\n".join(names), encoding="utf-8")
        port = free_port()
        Store.open(folder, year=lambda: YEAR).close()
        before = open_county(folder, listed, "")
        tokens = [invite(before.register.store, name).token for name in names]
        before.close()
        clerks = [Clerk(name, number, tokens[number], port) for number, name in enumerate(names)]
        desk = Desk(folder, listed, port)
        desk.start()
        try:
            work(clerks, desk, count, pace, kills)
        finally:
            desk.kill()
        return clerks, desk, list(losses(folder, clerks))


def work(clerks: list[Clerk], desk: Desk, count: int, pace: float, kills: int) -> None:
    threads = [Thread(target=one.work, args=(count, pace, len(clerks))) for one in clerks]
    for thread in threads:
        thread.start()
    for number in range(1, kills + 1):
        while sum(len(one.answers) for one in clerks) < number * count * len(clerks) / (kills + 1):
            time.sleep(0.05)
        desk.kill()
        desk.start()
    for thread in threads:
        thread.join()


def losses(folder: Path, clerks: list[Clerk]) -> Iterator[str]:
    """A line for each answer that is not where it should be."""
    store = Store.open(folder, year=lambda: YEAR)
    for clerk in clerks:
        facts = State.of((folder / f"{clerk.town}{YEAR}.yaml").read_text(encoding="utf-8"))
        for key, value in dict(clerk.answers).items():
            if facts.as_written(key) != value:
                yield f"{clerk.town} {key}: {value} was acknowledged, the file has {facts.as_written(key)}"
        rows = store.rows("SELECT path, after FROM log WHERE town = ? AND path != '' ORDER BY id", clerk.town)
        logged = [tuple(row) for row in rows if row["path"] not in ("basic.year", "basic.town")]
        if logged != clerk.answers:
            counts = f"{len(logged)} lines of the log, {len(clerk.answers)} answers"
            yield f"{clerk.town}: {counts}, {differing(logged, clerk)}"
        yield from clerk.refused
    store.close()


def differing(logged: list[tuple[str, str]], clerk: Clerk) -> str:
    return str(next((pair for pair in zip(logged, clerk.answers, strict=False) if pair[0] != pair[1]), "at the end"))


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def share(times: list[float], part: float) -> float:
    return sorted(times)[int(len(times) * part) - 1]


def main() -> int:
    parser = ArgumentParser()
    parser.add_argument("--towns", type=int, default=60)
    parser.add_argument("--answers", type=int, default=10_000)
    parser.add_argument("--pace", type=float, default=6.0, help="seconds between two answers of a town")
    parser.add_argument("--kills", type=int, default=5)
    chosen = parser.parse_args()
    begun = time.monotonic()
    clerks, desk, lost = run(chosen.towns, -(-chosen.answers // chosen.towns), chosen.pace, chosen.kills)
    took = time.monotonic() - begun
    times, pages = [[each for one in clerks for each in one.times], [each for one in clerks for each in one.pages]]
    print(
        f"{chosen.towns} towns, {sum(len(one.answers) for one in clerks)} answers in {took:.0f} s, {chosen.kills} kills"
    )
    for name, measured in (("answer", times), ("page with preview", pages)):
        print(f"{name:20} median {median(measured) * 1e3:4.0f} ms   p95 {share(measured, 0.95) * 1e3:4.0f} ms   "
              f"p99 {share(measured, 0.99) * 1e3:4.0f} ms   longest {max(measured) * 1e3:4.0f} ms")  # fmt: skip
    print(f"memory at its peak   {desk.peak:.0f} MiB")
    print(f"lost or crossed      {len(lost)}", *lost[:20], sep="\n")
    return int(bool(lost) or share(times, 0.95) > SLOWEST or desk.peak > LARGEST)


if __name__ == "__main__":
    raise SystemExit(main())
