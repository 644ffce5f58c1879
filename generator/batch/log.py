"""日志.txt: a dated section a run, the newest first: what was drafted, what changed, what failed and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.chinese.dates import written_out
from generator.facts.facts import fields

if TYPE_CHECKING:
    from generator.batch.manifest import TownEntry
    from generator.batch.run import Batch

MOST_KEPT = 2_000_000
"""Characters of earlier sections that are kept."""

_MOST_CHANGES = 40
_HEAD = re.compile(r"^==== 第(\d+)次运行　", re.MULTILINE)


def figure_changes(before: TownEntry | None, now: TownEntry | None) -> str:
    """The figures of a town that were changed between two drafts, 旧 → 新; empty if none."""
    if before is None or now is None or not before.figures:
        return ""
    paths = [path for path in (*now.figures, *(before.figures.keys() - now.figures.keys())) if path in fields()]
    found = [
        f"{fields()[path].title} {before.figures.get(path, '（空）')} → {now.figures.get(path, '（空）')}"
        for path in paths
        if before.figures.get(path) != now.figures.get(path)
    ]
    return "；".join(found[:_MOST_CHANGES]) + (f"；等{len(found)}处" if len(found) > _MOST_CHANGES else "")


def with_section(path: Path, batch: Batch, today: date) -> str:
    """The text of the log with a section for this run before the earlier ones."""
    earlier = ""
    with suppress(OSError, UnicodeDecodeError):
        earlier = path.read_text(encoding="utf-8-sig")
    number = max((int(found[1]) for found in _HEAD.finditer(earlier)), default=0) + 1
    section = "\n".join((f"==== 第{number}次运行　{written_out(today)} ====", *_lines(batch)))
    return f"{section}\n" + (f"\n{earlier[:MOST_KEPT]}" if _HEAD.search(earlier) else "")


def _lines(batch: Batch) -> Iterator[str]:
    yield (
        f"成稿{batch.drafted}个乡镇，没有变化{batch.unchanged}个，退回{len(batch.failed)}个，未报{len(batch.silent)}个。"
    )
    yield from (f"问题　{fault}" for fault in batch.faults)
    yield from (f"已交，不能读　{each}" for each in batch.unread)
    for each in batch.failed:
        yield f"{'没有写出' if each.sound else '退回'}　{each.town or '（没有乡镇名称）'}　{each.source}"
        yield from (f"  {line}" for line in each.fault_lines)
    yield from (f"新成稿　{town}" for town in batch.new)
    yield from (f"重写　{line}" for line in batch.redrafted)
    yield from ([f"没有变化　{'、'.join(batch.current)}"] if batch.current else ())
    yield from (f"作废　{line}" for line in batch.withdrawn)
    yield from (f"改动　{change}" for change in batch.changes)
    yield from (f"注意　{note}" for note in batch.notes)
    yield from (f"未报　{town}" for town in batch.silent)
    yield from (f"保留　{line}" for line in batch.edited)
