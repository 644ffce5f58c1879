"""Reads an .xls or .ods in a separate process with limited memory and time: ``python -m … FILE``."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeAlias

from generator.workbook.reading.cells import Raw
from generator.workbook.reading.sheet_extras import SAVE_AGAIN, Refused

MOST_MEMORY = 1536 << 20  # a sheet of 50,000 rows × 400 columns is 640 MB in calamine
SECONDS = 120

Sheets: TypeAlias = "list[tuple[str, bool, list[list[Raw]]]]"

_LOCKED, _BROKEN = 3, 4
_READERS: dict[str, type[datetime] | type[date] | type[time]] = {"datetime": datetime, "date": date, "time": time}


def read_isolated(path: Path) -> Sheets:
    """Name, hidden flag and rows of each sheet, read in another process. Raises :class:`Refused` if that fails."""
    command = [sys.executable, "-m", "generator.workbook.reading.isolated", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Refused("读了两分钟没有读完，没有打开", SAVE_AGAIN) from None
    if done.returncode == _LOCKED:
        raise Refused("文件加了密码，读不了", "请在 Excel 或 WPS 里打开，去掉打开密码后另存")
    if done.returncode == _BROKEN:
        raise Refused("文件已损坏，读不出来", SAVE_AGAIN)
    if done.returncode:
        raise Refused("文件展开以后大得不正常，没有打开", "请只留填报的内容，另存为 .xlsx")
    sheets: Sheets = json.loads(done.stdout, object_hook=_day)
    return sheets


def _day(tagged: dict[str, str]) -> Any:
    ((kind, text),) = tagged.items()
    return _READERS[kind].fromisoformat(text) if kind in _READERS else text


def _as_json(value: object) -> dict[str, str]:
    if isinstance(value, timedelta):
        return {"text": str(value)}
    assert isinstance(value, date | time)
    return {type(value).__name__: value.isoformat()}


def _limit_memory() -> None:
    with suppress(ImportError):  # Windows has no such limit; there the size of the file has to do
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _main(path: str) -> int:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    _limit_memory()
    try:
        workbook = CalamineWorkbook.from_path(path)
        sheets = []
        for number, one in enumerate(workbook.sheets_metadata):
            sheet = workbook.get_sheet_by_index(number)
            left = [""] * (sheet.start[1] if sheet.start else 0)
            rows = [[*left, *row] for row in sheet.iter_rows()]
            sheets.append((one.name, one.visible != SheetVisibleEnum.Visible, rows))
    except PasswordError:
        return _LOCKED
    except CalamineError:
        return _BROKEN
    sys.stdout.buffer.write(json.dumps(sheets, default=_as_json).encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(_main(sys.argv[1]))
