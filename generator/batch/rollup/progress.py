"""完整度, 报送情况, 催报: who has sent what, and what to write to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from generator.batch.record import Record
from generator.batch.rollup.county import County, Submission
from generator.batch.rollup.sheet import Book, Cell
from generator.facts.facts import topics

SUBMISSION = "报送情况"
NOTED = ("审核意见", "公开网址", "公开日期")
"""Columns of 报送情况 that the officer fills in; they are read back when the county is rolled up again."""

_MOST_NAMED = 6


def write_completeness(book: Book, county: County) -> None:
    """完整度: which share of the core items is there, by town and topic, coloured."""
    names = [topic.title for topic in topics().values() if _asked_anywhere(county, topic.title)]
    sheet = book.sheet("完整度", [16, *([11] * len(names)), 10])
    sheet.title("核心内容完整度", "已填项数占应填项数的比例；绿色为齐全，红色为缺得多。")
    sheet.head(["乡镇", *names, "合计"], freeze=1)
    first = sheet.row_number
    for record in county.records:
        shares = [_share(*record.completeness.get(name, (0, 0))) for name in names]
        sheet.row([Cell(record.town), *shares, _share(record.filled, record.asked)])
    scale = {"type": "3_color_scale", "min_type": "num", "mid_type": "num", "max_type": "num",
             "min_value": 0, "mid_value": 0.6, "max_value": 1,
             "min_color": "#F8696B", "mid_color": "#FFEB84", "max_color": "#63BE7B"}  # fmt: skip
    sheet.worksheet.conditional_format(first, 1, max(first, sheet.row_number - 1), len(names) + 1, scale)


def write_submission(book: Book, county: County) -> None:
    """报送情况: drafted, returned or silent; days left; three columns for the officer."""
    sheet = book.sheet(SUBMISSION, [16, 10, 12, 10, *([12] * len(county.due)), 30, 36, 14, 40])
    sheet.title(
        f"{county.year}年度报告报送情况", f"截至{_said(county.today)}。浅黄色三列请自行填写，下次汇总时会保留。"
    )
    sheet.head(
        ["乡镇", "状态", "核心内容", "待核实", *(f"距{name}期限" for name, _ in county.due), *NOTED, "来源"], freeze=1
    )
    left = [Cell(_left((day - county.today).days)) for _, day in county.due]
    for record in county.records:
        state = [Cell("已成稿"), Cell(f"{record.filled}/{record.asked}"), Cell(len(record.to_confirm), "number")]
        sheet.row([Cell(record.town), *state, *left, *_noted(county, record.town), Cell(record.place, "long")])
    for each in county.returned:
        state = [Cell("退回", "returned"), Cell(f"{each.faults}处错误", "returned"), Cell(None)]
        sheet.row([Cell(each.town), *state, *left, *_noted(county, each.town), Cell(each.place, "long")])
    for town in county.silent:
        state = [Cell("未报", "returned"), Cell(None), Cell(None)]
        sheet.row([Cell(town), *state, *left, *_noted(county, town), Cell(None)])


def write_reminders(book: Book, county: County) -> None:
    """催报: two lines to paste into a message to each town that still owes something."""
    sheet = book.sheet("催报", [16, 110], landscape=False)
    sheet.title("催报", "第二列可直接复制到消息里。")
    sheet.head(["乡镇", "内容"], freeze=1)
    due = next((f"，请于{day.month}月{day.day}日前报送" for name, day in county.due if name == "报送"), "")
    for town, lacks in _owing(county):
        sheet.row(
            [Cell(town), Cell(f"{town}：{county.year}年度法治政府建设年度报告{lacks}\n请尽快补齐{due}。", "long")]
        )


def _asked_anywhere(county: County, topic: str) -> bool:
    return any(topic in record.completeness for record in county.records)


def _share(filled: int, asked: int) -> Cell:
    return Cell(filled / asked, "share") if asked else Cell("—", "share")


def _left(days: int) -> str:
    return f"还有{days}天" if days > 0 else "今天到期" if days == 0 else f"已过{-days}天"


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _noted(county: County, town: str) -> Iterator[Cell]:
    noted = county.noted.get(town, Submission())
    return (Cell(text, "fill") for text in (noted.opinion, noted.address, noted.published))


def _owing(county: County) -> Iterator[tuple[str, str]]:
    for record in county.records:
        if record.lacking:
            yield record.town, _lacks(record)
    for each in county.returned:
        yield each.town, f"的填报表有{each.faults}处错误，已退回，请按“退回原因”改正。"
    for town in county.silent:
        yield town, "的填报表还没有收到。"


def _lacks(record: Record) -> str:
    offices = Counter(gap.office for gap in record.lacking)
    titles = list(dict.fromkeys(gap.title for gap in record.lacking))
    named = "、".join(titles[:_MOST_NAMED]) + ("等" if len(titles) > _MOST_NAMED else "")
    asked = "、".join(f"{office}{count}项" for office, count in offices.most_common())
    return f"还缺{len(record.lacking)}项（{named}），涉及{asked}。"
