"""Opens the desk of a county: its list of towns, its store, its register; one server at a time on a folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from generator.errors import Fault, UsageFault
from generator.files.os_errors import reason
from generator.interview.locked_file import SIDE_FOLDER
from generator.web.county.access import CountyAccess
from generator.web.county.store import Store
from generator.workbook.town_list import ListedTown, read_town_list

if TYPE_CHECKING:
    from generator.web.county.county import CountyDesk

_FROM_MONTH = 10


@dataclass(frozen=True, slots=True)
class CountyFolder:
    """A folder that this server alone has: the store in it, and the towns of the list."""

    path: Path
    store: Store
    town_list: Path
    listed: tuple[ListedTown, ...]
    lock: FileLock

    def desk(self, access: CountyAccess, address: str) -> CountyDesk:
        """The desk of the folder."""
        from generator.web.county.county import CountyDesk  # 0.3 s of the vocabulary that the first line can do without
        from generator.web.county.register import Register

        register = Register(self.store, self.path, self.listed)
        return CountyDesk(register, access, address, self.town_list, self.lock)


def open_folder(folder: Path, town_list: Path) -> CountyFolder:
    """The folder. Raises UsageFault if another server has it, InputFault for faults of the list of towns."""
    listed = read_town_list(town_list)
    lock = _locked(folder)
    store = Store.open(folder, year=lambda: _year(folder, listed))
    return CountyFolder(folder, store, town_list.resolve(), listed, lock)


def open_county(folder: Path, town_list: Path, address: str) -> CountyDesk:
    """The desk of a folder. Raises as :func:`open_folder`."""
    opened = open_folder(folder, town_list)
    return opened.desk(CountyAccess(opened.store), address)


def _year(folder: Path, listed: Iterable[ListedTown]) -> int:
    """The year of a new county: that of the towns' files, else the one whose reports are written now."""
    today = date.today()
    now = today.year - (today.month < _FROM_MONTH)
    if not any(folder.glob("*.y*ml")):
        return now
    from generator.interview.unfinished import files_here  # with the vocabulary, and only where there are files
    from generator.workbook.form import plain

    names = {plain(town.name) for town in listed}
    years = Counter(one.year for one in files_here(folder) if plain(one.town) in names)
    return max(years, default=now)


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
