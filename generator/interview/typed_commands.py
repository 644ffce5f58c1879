"""Commands that may be typed instead of an answer, and the texts that explain them."""

from __future__ import annotations

from typing import Literal, TypeAlias

from generator.chinese.folding import folded

Command: TypeAlias = Literal["", "back", "help", "review", "leave"]

_WORDS: dict[str, Command] = {
    **dict.fromkeys(("<", "＜", "《", "〈", "上", "上一题"), "back"),
    **dict.fromkeys(("?", "？", "??", "？？", "帮助", "说明"), "help"),
    **dict.fromkeys(("目录", "审阅"), "review"),
    **dict.fromkeys(("退出", "保存退出"), "leave"),
}

SECRETS = "不得填写国家秘密、工作秘密和当事人个人信息。"
WELCOME = (
    "逐项填写数据，填一项存一项，随时可以退出，下次接着填。",
    "数字照台账填，可以写 5000余、约380、1.3万；数还没来的按回车，先标“待补”。",
    SECRETS,
)
KEYS = "<＝上一题 ?＝说明 目录 退出"
COMMANDS = (
    "没有发生的填“无”，没有这项工作的填“/”，数还没来的按回车。",
    "已经填了的：直接打字就重填，按→接着改，按 Esc 或输入“清空”就空着。",
    "“<”退回上一题；“目录”看填了多少、选一项来改、生成报告；“退出”保存后离开。",
)


_SIGNS = ("<", "＜", "《", "〈", "?", "？", "??", "？？")


def command_behind(text: str, preset: str) -> Command:
    """The sign command typed after a preset text; empty for word commands, which may be part of the text."""
    added = text.removeprefix(preset).strip() if preset and text.startswith(preset) else ""
    return _WORDS[added] if added in _SIGNS else ""


def command_of(text: str) -> Command:
    """The command that the text is; empty if it is an answer."""
    return _WORDS.get(folded(text).strip(), "")
