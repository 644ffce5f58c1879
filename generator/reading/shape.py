"""The shapes of lines: patterns of numbers, dates, signatures, annex labels, website lines …"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.chinese.expressions import Expression
from generator.chinese.numerals import value_of
from generator.reading.runs import StyledPiece

_NUMERAL = "[一二三四五六七八九十百]+"
_NUMBER = Expression(
    rf"\s*({_NUMERAL}、|[（(]{_NUMERAL}[）)]、?|\d+[.．、](?!\d)|[（(]\d+[）)]、?|第?{_NUMERAL}是(?=[^否不]))"
)
# Those and variants found in other documents, each with its level (0: a point within the text; −1: a part).
_LEVELS = tuple(
    (level, Expression(rf"\s*({shape})"))
    for level, shape in (
        (-1, rf"第{_NUMERAL}(?:部分|章)[、：:.．]?"),
        (1, rf"{_NUMERAL}(?:、|[.．，,](?=\D))"),
        (2, rf"[（(〔]\s*{_NUMERAL}\s*[）)〕][、.．]?"),
        (4, r"[（(]\s*\d{1,2}\s*[）)][、.．]?"),
        (3, r"\d{1,2}(?:、|[.．](?!\d))"),
        (0, rf"第?{_NUMERAL}是(?=[^否不])"),
        (0, r"[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳]|\d{1,2}[)）]"),
    )
)

_FIRST_OF_NUMBERS = frozenset("第一二三四五六七八九十百（(〔①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""What such numbers begin with, beside digits; most lines of a report begin otherwise."""

_DATE = (
    r"(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
    r"|二[〇○零OＯ0一二三四五六七八九]{3}年[元一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
)
_PENDING = r"【待补：[^【】]*】"
_ORGAN = (
    rf"(?:中共|中国共产党)?(?:{_PENDING})?"
    r"[^\s，。；：、！？,;:!?“”《》]{0,28}?"
    r"(?:人民政府|政府|委员会|办事处|党委|党工委|工委|办公室|司法所|领导小组)"
)
_SEAL = r"(?:\s*[（(](?:盖章|公章|印章|章)[）)])?"
DATE = Expression(_DATE)
DATE_LINE = Expression(rf"{_DATE}{_SEAL}|【待补：成文日期】")
SIGNATURE_LINE = Expression(rf"{_ORGAN}{_SEAL}(?:[ 　]+{_ORGAN}{_SEAL})?")
SIGNATURE_AND_DATE = Expression(rf"({_ORGAN}{_SEAL})[\s　]+({_DATE})")
DATE_BELOW_TITLE = Expression(rf"[（(]\s*{_DATE}\s*[）)]|{_DATE}")

_SUPERIOR = r"(?:政府|县委|市委|区委|旗委|党委|工委|委员会|人大|办公室|办事处|局|厅|办|组)"
RECIPIENT = Expression(rf"[^。；！？：:]{{0,60}}{_SUPERIOR}(?:[（(][^）)]*[）)])?\s*[：:]")
CLOSING = Expression(r"(?:特此|专此|谨此|以上报告|以上情况|此报告|现报上|妥否|以上.{0,6}，?请).{0,20}")
ATTACHMENT = Expression(r"附\s*件?\s*[：:]\s*\S.*")
ATTACHMENT_ITEM = Expression(r"(\d{1,2}[.．、])\s*\S.*")
ANNEX_LABEL = Expression(r"(附\s*[件表]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?)\s*[：:]?")
ANNEX_LABEL_AND_TITLE = Expression(
    r"(附\s*[件表]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?)\s*[：:\s　]\s*(\S.{1,40})"
)
NOTE = Expression(r"[（(][^（）()]{2,60}[）)]")
FILLED_IN_BY = Expression(r"(?:填报|填表|制表|审核|联系)(?:单位|人)\s*[：:].*")
COPIED_TO = Expression(r"抄\s*送\s*[：:]\s*(.+)")
ISSUED = Expression(rf"(\S.*?)[\s　]*({_DATE})\s*印\s*发")

MARK = Expression(r"\S{2,30}文件")
DOCUMENT_NUMBER = Expression(r"\S{1,14}?\s*[〔\[［【（(﹝]\s*(?:19|20)\d{2}\s*[〕\]］】）)﹞]\s*第?\s*\d{1,4}\s*号")
SIGNERS = Expression(r"签\s*发\s*人\s*[：:]\s*(.*)")
STATUS = Expression(r"[（(]?(?:送审稿|征求意见稿|讨论稿|草稿|代拟稿|初稿)[）)]?")
_GENRE = Expression(
    r"报\s*告|总\s*结|汇\s*报|情\s*况|年\s*报|公\s*告|通\s*报|计\s*划|要\s*点|方\s*案|意\s*见|说\s*明|工\s*作|通\s*知|通\s*告|公\s*示|简\s*报|纪\s*要|请\s*示|批\s*复|决\s*定|决\s*议|办\s*法|规\s*定|细\s*则|制\s*度|清\s*单|讲\s*话|规\s*划|预\s*案|议\s*程|倡\s*议|公\s*约|规\s*则|条\s*例|综\s*述|概\s*况|经\s*验|案\s*例|名\s*单|台\s*账|(?:函|表|书|评|记|册)$"
)

PAGE_NUMBER = Expression(
    r"[—\-－–─―]{1,2}\s*\d{1,3}\s*[—\-－–─―]{1,2}|第\s*\d{1,3}\s*页(?:\s*[，,/／]?\s*共\s*\d{1,3}\s*页)?"
)
BOOKMARK = Expression(r"\[bookmark:[^\]\n]*\]\s?", re.IGNORECASE)
_WEB = Expression(
    r"(?:发布|发文|成文|更新|生成|公开|录入)?(?:时间|日期)\s*[：:].*|(?:信息|文章|稿件)?来源\s*[：:].*|索\s*引\s*号\s*[：:].*"
    r"|(?:浏览|阅读|点击|访问)(?:次数|量|数)?\s*[：:]?.*|字\s*[体号]\s*[：:【\[].*|(?:当前|您所在的?|所在)位置\s*[：:].*"
    r"|责任编辑\s*[：:].*|(?:上|下)一[篇条]\s*[：:].*|分享到?\s*[：:].*|打印(?:本页)?|关闭(?:窗口)?|【.*?(?:打印|关闭).*?】|扫一扫.*"
)  # fmt: skip

RULE = Expression(r"[\s\-_=*—─━―–－＿·.~～]{3,}")
"""A line that only divides: typed as ———— or ____, as in a 版记."""

_TITLE_LENGTH = 60
_ENDS = "。；！？：，、;:,"


class LeadingNumber(NamedTuple):
    """The number that a line begins with: its level, its text, and its length in the line with spaces."""

    level: int
    number: str
    end: int


def split_number(pieces: list[StyledPiece]) -> tuple[str, list[StyledPiece]]:
    """The number that the first piece begins with (empty if none), and the pieces without it."""
    if not pieces or not (match := _NUMBER.match(pieces[0].text)):
        return "", pieces
    first = pieces[0]._replace(text=pieces[0].text[match.end() :])
    return match[1], [first, *pieces[1:]] if first.text else pieces[1:]


def leading_number(words: str) -> LeadingNumber | None:
    """The number that the words begin with, if any; level −1 is a part (第一部分), 0 a point (一是, ①)."""
    first = words.lstrip()[:1]
    if first not in _FIRST_OF_NUMBERS and not first.isdecimal():
        return None
    for level, shape in _LEVELS:
        if match := shape.match(words):
            return LeadingNumber(level, match[1], match.end())
    return None


def number_value(number: str) -> int:
    """The value of a number: （十二） and 12. are 12; 0 if it has none."""
    if digits := re.search(r"\d+", number):
        return int(digits[0])
    found = re.search(_NUMERAL, number)
    return (value_of(found[0]) or 0) if found else 0


def may_be_title(words: str) -> bool:
    """True if a line may be a title: at most 60 characters, no sentence."""
    bare = words.strip()
    return bool(bare) and len(bare) <= _TITLE_LENGTH and bare[-1] not in _ENDS and "。" not in bare


def is_head_line(words: str) -> bool:
    """True if a line belongs to a 版头: issuer mark, document number, signers, a draft's status."""
    bare = words.strip()
    return any(one.fullmatch(bare) for one in (STATUS, MARK)) or any(
        one.match(bare) for one in (DOCUMENT_NUMBER, SIGNERS)
    )


def names_genre(words: str) -> bool:
    """True if a title names a genre: 报告, 总结 …"""
    return bool(_GENRE.search(words))


def is_website_line(words: str) -> bool:
    """True if a line is one that websites add: 发布时间, 来源, 浏览次数 …"""
    return len(words) <= 120 and bool(_WEB.fullmatch(words.strip()))
