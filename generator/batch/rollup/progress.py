"""The sheets 完整度 (share of core items by town), 报送情况 and 收件登记 (state of each town), 催报 (reminders)."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cached_property
from pathlib import PurePath

from generator.batch.record import Record
from generator.batch.rollup.county import County, OfficerNotes
from generator.batch.rollup.sheet import NOTHING, Cell, ListBook
from generator.chinese.dates import written_out
from generator.facts.facts import topics
from generator.workbook.form import plain

SUBMISSIONS_SHEET = "报送情况"
OFFICER_COLUMNS = ("审核意见", "公开网址", "公开日期")
"""Columns of 报送情况 that the officer fills in; ``officer_notes`` reads them back."""

_MOST_NAMED, _MOST_DOUBTS = 6, 2
_SCALE = {"type": "3_color_scale", "min_type": "num", "mid_type": "num", "max_type": "num",
          "min_value": 0, "mid_value": 0.6, "max_value": 1,
          "min_color": "#F8696B", "mid_color": "#FFEB84", "max_color": "#63BE7B"}  # fmt: skip


class Completeness:
    """The sheet 完整度: the share of core items that are filled in, by town and topic, on a colour scale."""

    def __init__(self, book: ListBook, county: County) -> None:
        self.names = [topic.title for topic in topics().values() if topic.title in county.topics]
        self.sheet = book.sheet("完整度", [16, *([9] * len(self.names)), 9])
        self.sheet.title("核心内容完整度", "已填项数占应填项数的比例；绿色为齐全，红色为缺得多；“—”为没有应填项。")
        self.sheet.head(["乡镇", *self.names, "合计"], freeze=1)
        self.first = self.sheet.row_number

    def add(self, record: Record) -> None:
        """Write a town's shares."""
        shares = [_share(*record.completeness.get(name, (0, 0))) for name in self.names]
        self.sheet.row([Cell(record.town), *shares, _share(record.filled, record.applicable)])

    def end(self) -> None:
        """Lay the colour scale over all rows."""
        last = max(self.first, self.sheet.row_number - 1)
        self.sheet.worksheet.conditional_format(self.first, 1, last, len(self.names) + 1, _SCALE)


class Submissions:
    """The sheet 报送情况: the state of each town, days left, and three columns for the officer."""

    def __init__(self, book: ListBook, county: County) -> None:
        self.county = county
        self.left = [Cell(_left((day - county.today).days)) for _, day in county.due]
        self.sheet = book.sheet(SUBMISSIONS_SHEET, [16, 10, 12, 10, *([12] * len(county.due)), 30, 36, 14, 40])
        note = f"截至{written_out(county.today)}。浅黄色三列请自行填写，下次汇总时会保留。"
        self.sheet.title(f"{county.year}年度报告报送情况", note)
        due = (f"距{name}期限" for name, _ in county.due)
        self.sheet.head(["乡镇", "状态", "核心内容", "待核实", *due, *OFFICER_COLUMNS, "来源"], freeze=1)

    def add(self, record: Record) -> None:
        """Write the row of a town whose facts could be read."""
        if record.town in self._unwritten:
            return
        filled = Cell(f"{record.filled}/{record.applicable}", "middle")
        self._row(record.town, Cell("已成稿"), filled, Cell(len(record.to_confirm), "number"), record.place)

    def end(self) -> None:
        """Write the returned towns, then those that have sent nothing."""
        for each in self.county.returned:
            state = "没有写出" if each.unwritten else "退回"
            self._row(each.town, Cell(state, "returned"), Cell(f"{each.faults}处错误", "returned"), place=each.place)
        unread = dict(self.county.unread)
        for town in self.county.silent:
            state = "已交，不能读" if town in unread else "未报"
            self._row(town, Cell(state, "returned"), place=unread.get(town, ""))
        for town, file in self.county.unread:
            if not town:
                self._row("（看不出乡镇）", Cell("已交，不能读", "returned"), place=file)

    @cached_property
    def _unwritten(self) -> frozenset[str]:
        return frozenset(each.town for each in self.county.returned if each.unwritten)

    def _row(self, town: str, state: Cell, filled: Cell = NOTHING, doubts: Cell = NOTHING, place: str = "") -> None:
        noted = self.county.notes.get(town, OfficerNotes())
        filled_in = (Cell(text, "fill") for text in (noted.opinion, noted.address, noted.published))
        self.sheet.row([Cell(town), state, filled, doubts, *self.left, *filled_in, Cell(place, "long")])


class Receipts:
    """The sheet 收件登记: when each town handed in, late or not, how often, how often that went back, whom to call."""

    def __init__(self, book: ListBook, county: County) -> None:
        self.county = county
        self.sheet = book.sheet("收件登记", [16, 12, 14, 14, 16, 10, 10, 24, 40])
        due = f"报送期限{written_out(county.due_day)}。" if county.due_day else ""
        note = f"{due}日期是第一次、最近一次收到的表放进来运行的那天；同一份表不重复计。"
        self.sheet.title(f"{county.year}年度报告收件登记", note)
        heads = ("乡镇", "状态", "首次收到", "最近收到", "是否逾期", "交了几次", "退回次数", "联系人、电话", "来源")
        self.sheet.head(heads, freeze=1)

    def add(self, record: Record) -> None:
        """Write the row of a town whose facts could be read."""
        self._row(record.town, "已收", record.whom, record.place)

    def end(self) -> None:
        """Write the returned towns, then those that have sent nothing."""
        for each in self.county.returned:
            if not each.unwritten:
                self._row(each.town, "退回", each.whom, each.place)
        unread = dict(self.county.unread)
        for town in self.county.silent:
            self._row(town, "已交，不能读" if town in unread else "未报", place=unread.get(town, ""))
        self.sheet.say_if_empty("没有收到")

    def _row(self, town: str, state: str, whom: str = "", place: str = "") -> None:
        receipt = self.county.receipts.get(plain(town))
        days = (receipt.first, receipt.last) if receipt else (None, None)
        counts = (receipt.times, receipt.returned) if receipt else (None, None)
        self.sheet.row([
            Cell(town), Cell(state, "middle" if state == "已收" else "returned"),
            *(Cell(day.isoformat() if day else None, "middle") for day in days), self._late(days[0]),
            *(Cell(count, "number") for count in counts),
            Cell(self.county.whom(town, whom), "long"), Cell(place, "long"),
        ])  # fmt: skip

    def _late(self, first: date | None) -> Cell:
        """How late a town was that handed in on that day, or is that has not handed in."""
        if self.county.due_day is None:
            return NOTHING
        days = ((first or self.county.today) - self.county.due_day).days
        if days > 0:
            return Cell(f"逾期{days}天" if first else f"未报，已过{days}天", "returned")
        return Cell("按时" if first else None, "middle")


class Reminders:
    """The sheet 催报: two lines, to be pasted into a message, for each town that still has something to send."""

    def __init__(self, book: ListBook, county: County) -> None:
        self.county = county
        self.sheet = book.sheet("催报", [16, 100, 24], landscape=False)
        self.sheet.title("催报", "第二列可直接复制到消息里。")
        self.sheet.head(["乡镇", "内容", "联系人、电话"], freeze=1)

    def add(self, record: Record) -> None:
        """Write the reminder of a town with gaps or doubts."""
        if record.lacking or record.to_confirm:
            self._remind(record.town, outstanding(record), record.whom)

    def end(self) -> None:
        """Write the reminders of returned towns, then of those that have sent nothing."""
        for each in self.county.returned:
            if not each.unwritten:
                self._remind(each.town, f"的填报表有{each.faults}处错误，已退回，请按“退回原因”改正。", each.whom)
        unread = dict(self.county.unread)
        for town in self.county.silent:
            if town in unread:
                self._remind(town, f"交来的“{PurePath(unread[town]).name}”不是填报表，读不出数字，请用填报表报送。")
            else:
                self._remind(town, "的填报表还没有收到。")
        self.sheet.say_if_empty("没有要催的乡镇")

    def _remind(self, town: str, lacks: str, whom: str = "") -> None:
        words = reminder(town, self.county.year, lacks, self.county.due_day)
        self.sheet.row([Cell(town), Cell(words, "long"), Cell(self.county.whom(town, whom), "long")])


def reminder(town: str, year: int, lacks: str, due: date | None) -> str:
    """The two lines of a reminder: what a town's report lacks, and by when it is due."""
    by = f"，请于{due.month}月{due.day}日前报送" if due else ""
    return f"{town}：{year}年度法治政府建设年度报告{lacks}\n请尽快补齐{by}。"


def _share(filled: int, asked: int) -> Cell:
    return Cell(filled / asked, "share") if asked else Cell("—", "share")


def _left(days: int) -> str:
    return f"还有{days}天" if days > 0 else "今天到期" if days == 0 else f"已过{-days}天"


def outstanding(record: Record) -> str:
    """The gaps of a town with their offices, and its doubts; empty if there are none."""
    offices = Counter(gap.office for gap in record.lacking)
    titles = list(dict.fromkeys(gap.title for gap in record.lacking))
    named = "、".join(titles[:_MOST_NAMED]) + ("等" if len(titles) > _MOST_NAMED else "")
    asked = "、".join(f"{office}{count}项" for office, count in offices.most_common())
    gaps = f"还缺{len(record.lacking)}项（{named}），涉及{asked}。" if record.lacking else ""
    doubts = [doubt.partition("。")[0] for doubt in record.to_confirm]
    more = "；".join(doubts[:_MOST_DOUBTS]) + ("等" if len(doubts) > _MOST_DOUBTS else "")
    return f"{gaps}{'另' if gaps else ''}有{len(doubts)}处待核实：{more}。" if doubts else gaps
