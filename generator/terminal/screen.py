"""How a question looks in lines: the same for every face."""

from __future__ import annotations

from collections.abc import Iterator

from generator.chinese.width import columns, wrapped
from generator.interview.question import Left, Question
from generator.interview.typed_commands import COMMANDS, KEYS

NARROWEST, WIDEST = 40, 100
_FEW = 9
_SHOWN_HELP = 2


def lines_of(question: Question, left: Left, width: int, *, ticked: bool = False) -> list[str]:
    """The question with all that is to be seen of it before the answer; ``ticked`` where its options come as ticks."""
    width = max(NARROWEST, min(width, WIDEST))
    asked = [*_head(question, left, width), *_body(question, width)]
    options, keys = list(_options(question, width)), wrapped(keys_of(question), width, "  ")
    if ticked:
        return ["", *asked]
    # What is asked must not scroll away over a long list.
    return ["", *options, "", *asked, *keys] if len(options) > _FEW else ["", *asked, *options, *keys]


def help_of(question: Question, width: int) -> list[str]:
    """Everything there is to know about a question, and what may be typed."""
    width = max(NARROWEST, min(width, WIDEST))
    told = [*question.help, f"例如：{question.example}" if question.example else "", *COMMANDS]
    return [line for text in filter(None, told) for line in wrapped(text, width, "  ")]


def keys_of(question: Question) -> str:
    """The line that is always to be seen: what Enter and the other short words do."""
    said = []
    if question.keeps:
        said.append("回车＝就用这个")
    elif question.enter:
        said.append(f"回车＝{question.enter}")
    if question.none and not question.page:
        said.append(f"无＝{question.none}")
        said += ["/＝不适用"] if question.none in ("0", "否") else []
    return " ".join((*said, KEYS))


def prompt_of(question: Question) -> str:
    """The words right before the cursor."""
    return "序号" if question.page else "填"


def _head(question: Question, left: Left, width: int) -> Iterator[str]:
    where = question.topic if question.page or not left.of_topic else str(left)
    yield from wrapped(f"【{where}】", width)
    for line in question.lines:
        yield from wrapped(line, width, "  ")
    unit = f"（{question.unit}）" if question.unit and question.unit not in question.words else ""
    yield from wrapped(question.words + unit, width)


def _body(question: Question, width: int) -> Iterator[str]:
    example = f"例如：{question.example}" if question.example and not question.options else ""
    office = f"问{question.office}" if question.office else ""
    beside = "　".join(filter(None, (question.before, example, office)))
    for line in (*question.help[:_SHOWN_HELP], beside):
        if line:
            yield from wrapped(line, width, "  ")


def _options(question: Question, width: int) -> Iterator[str]:
    """Numbered; a few short ones side by side."""
    numbered = [f"{number} {option}" for number, option in enumerate(question.options, 1)]
    beside = "　".join(numbered)
    if numbered and len(numbered) <= _FEW and columns(beside) + 2 <= width:
        yield f"  {beside}"
        return
    for option in numbered:
        yield from wrapped(option, width, "  ")
