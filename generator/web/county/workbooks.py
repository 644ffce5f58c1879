"""Workbooks at the county's desk: a town's form taken over into its facts file, the invitations to hand out."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter.workbook import Workbook

import generator
from generator.batch.rollup.sheet import OPTIONS, Cell, ListBook
from generator.errors import FazhiError
from generator.interview.locked_file import LockedFactsFile
from generator.report.naming import safe_stem
from generator.sources.facts_file import FactsFile
from generator.web.county.invitations import Invitation
from generator.web.county.register import Register, differences
from generator.web.county.states import EventRefused
from generator.web.faults import in_words
from generator.web.guard import Visitor
from generator.workbook.form import plain
from generator.workbook.town_list import ListedTown


def take_workbook(register: Register, town: str, visitor: Visitor, name: str, data: bytes, *, replace: bool) -> None:
    """Make a workbook the town's facts. Raises EventRefused if it is another's, or would replace what was entered."""
    text = _text_in(register, town, name, data)
    now = register.text(town)
    lost = [one for one in differences(now, text) if one.before]
    if lost and not replace:
        shown = "；".join(map(str, lost[:5])) + ("等" if len(lost) > 5 else "")
        raise EventRefused(
            f"网页上已填的有{len(lost)}项与表里不同，没有取入：{shown}。以表为准的，勾上“以表为准”再交一次"
        )
    held = LockedFactsFile(register.path(town), wait=2, lasting=False)
    try:
        held.save(text)
    finally:
        held.close()
    register.record(town, visitor, what=f"取入填报表“{safe_stem(Path(name).name)[:80]}”")


def _text_in(register: Register, town: str, name: str, data: bytes) -> str:
    """The facts file's text of the one town in a workbook. Raises EventRefused with all its faults."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{safe_stem(Path(name).stem)[:80]}{Path(name).suffix.lower()[:6]}"
        path.write_bytes(data)
        try:
            found = generator.facts_from_sheets(Path(folder) / "facts", [path])
        except FazhiError as error:
            lines = "；".join(in_words(error)[:8])
            raise EventRefused(f"这份表读不了，没有取入：{lines}") from None
        mine = [one for one in found if plain(one.town) == plain(town)]
        if len(found) != 1 or not mine:
            raise EventRefused(f"表里是{'、'.join(one.town for one in found[:5])}，不是{town}一个乡镇的，没有取入")
        text = mine[0].path.read_text(encoding="utf-8")
    if (year := FactsFile.of_text(text).year) != str(register.store.year):
        raise EventRefused(f"表里的年度是“{year or '空'}”，这里收的是{register.store.year}年度，没有取入")
    return text


def invitations_book(made: Sequence[Invitation], listed: Sequence[ListedTown], address: str) -> bytes:
    """The bytes of 邀请.xlsx: a row a town with its link and its code, to be handed out one by one."""
    data, whom = BytesIO(), {town.name: town.whom for town in listed}
    with Workbook(data, OPTIONS) as workbook:
        sheet = ListBook(workbook).sheet("邀请", [16, 70, 20, 24])
        sheet.title("网页填报邀请", "一行发给一个乡镇，不要整表转发。链接和代码只在这里出现一次，丢了请换发。")
        sheet.head(["乡镇", "网址（点开就能填）", f"代码（在 {address}/in 输入）", "联系人、电话"], freeze=1)
        for one in made:
            link = f"{address}/?token={one.token}"
            sheet.row([Cell(one.town), Cell(link, "long"), Cell(one.code, "middle"), Cell(whom.get(one.town, ""))])
    return data.getvalue()
