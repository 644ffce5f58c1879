"""Opens the desk of a county: its list of towns, its store, its register; one server at a time on a folder."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from filelock import FileLock, Timeout

from generator.errors import Fault, UsageFault
from generator.files.os_errors import reason
from generator.interview.locked_file import SIDE_FOLDER
from generator.interview.unfinished import files_here
from generator.web.county.access import CountyAccess
from generator.web.county.county import CountyDesk
from generator.web.county.register import Register
from generator.web.county.store import Store
from generator.workbook.form import plain
from generator.workbook.town_list import read_town_list

_FROM_MONTH = 10


def open_county(folder: Path, town_list: Path, address: str) -> CountyDesk:
    """The desk of a folder. Raises UsageFault if another server has it, InputFault for faults of the list of towns."""
    listed = read_town_list(town_list)
    lock = _locked(folder)
    names = {plain(town.name) for town in listed}
    years = Counter(one.year for one in files_here(folder) if plain(one.town) in names)
    today = date.today()
    year = max(years, default=today.year - (today.month < _FROM_MONTH))
    store = Store.open(folder, year=year)
    return CountyDesk(Register(store, folder, listed), CountyAccess(store), address, town_list, lock)


def _locked(folder: Path) -> FileLock:
    try:
        (folder / SIDE_FOLDER).mkdir(exist_ok=True)
        lock = FileLock(folder / SIDE_FOLDER / "county.lock", timeout=0, thread_local=False)
        lock.acquire()
    except Timeout:
        todo = "请用那一个，或先关掉它"
        raise UsageFault(Fault("这个文件夹的县里网页已经在另一个窗口里开着", todo, file=str(folder))) from None
    except OSError as error:
        raise UsageFault(
            Fault(f"文件夹不能用：{reason(error)}", "请换一个能写文件的文件夹", file=str(folder))
        ) from error
    return lock
