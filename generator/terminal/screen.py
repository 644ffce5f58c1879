"""A question laid out in lines, the same for every face."""

from __future__ import annotations

from collections.abc import Iterator

from generator.chinese.width import columns, filled, wrapped
from generator.interview.question import Progress, Question
from generator.interview.typed_commands import COMMANDS, KEYS

NARROWEST, WIDEST = 40, 100
_FEW = 9
_SHOWN_HELP = 2


def lines_of(question: Question, left: Progress, width: int, *, ticked: bool = False) -> list[str]:
    """The lines shown above the input; with ``ticked``, without options and keys, which the tick list shows itself."""
    width = max(NARROWEST, min(width, WIDEST))
    question_lines = [*_head(question, left, width), *_body(question, width)]
    options, keys = list(_options(question, width)), filled(keys_of(question).split(" "), width, "  ", " ")
    if ticked:
        return ["", *question_lines]
    # A long list goes above the question, which would scroll away over it otherwise.
    return (
        ["", *options, "", *question_lines, *keys]
        if len(question.options) > _FEW and not question.packed
        else ["", *question_lines, *options, *keys]
    )


def help_of(question: Question, width: int) -> list[str]:
    """The lines of help: that of the field, what counts and what does not, an example, the commands."""
    width = max(NARROWEST, min(width, WIDEST))
    texts = [
        *question.help[_SHOWN_HELP:],
        *question.counting,
        f"例如：{question.example}" if question.example else "",
        *COMMANDS,
    ]
    return [line for text in filter(None, texts) for line in wrapped(text, width, "  ")]


def keys_of(question: Question) -> str:
    """The line of keys: what Enter, 无 and the commands do."""
    keys = []
    if question.keeps:
        keys.append("回车＝就用这个")
        keys += [f"清空＝{question.enter}"] if question.enter and not question.page else []
    elif question.enter:
        keys.append(f"回车＝{question.enter}")
    if question.none and not question.page:
        keys.append(f"无＝{question.none}")
        keys += ["/＝不适用"] if question.none in ("0", "否") else []
    return " ".join((*keys, KEYS))


def prompt_of(question: Question) -> str:
    """The prompt right before the cursor: 序号 where only a number or the name of an option is wanted."""
    return "序号" if question.kind == "choice" and question.options and question.closed else "填"


def _head(question: Question, left: Progress, width: int) -> Iterator[str]:
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
    """The numbered options, on one line if they are few and short."""
    numbered = [f"{number} {option}" for number, option in enumerate(question.options, 1)]
    beside = "　".join(numbered)
    if question.packed or (len(numbered) <= _FEW and columns(beside) + 2 <= width):
        yield from filled(numbered, width, "  ", "　") if numbered else ()
    else:
        for option in numbered:
            yield from wrapped(option, width, "  ")
    if question.kind == "ticks" and numbered:
        own = "" if question.closed else "；上面没有的写名称，用“、”隔开"
        yield from wrapped(f"选几项填几个序号，中间空一格，如“1 3”{own}", width, "  ")
