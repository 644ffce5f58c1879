"""The kinds of nothing. 未填 is None, 零 is a Quantity of 0; the other two are here."""

from __future__ import annotations

from enum import Enum

from generator.chinese.folding import folded


class Nothing(Enum):
    """The value of a field without a fact."""

    PENDING = "待补"
    """The fact exists, its value is still to come: the sentence stands with a gap."""

    NOT_APPLICABLE = "不适用"
    """The town has no such thing: the sentence is left out for good."""

    def __str__(self) -> str:
        return str(self.value)


PENDING = Nothing.PENDING
NOT_APPLICABLE = Nothing.NOT_APPLICABLE

NONE_WORDS = frozenset({"无", "没有", "未发生", "暂无"})
"""What says of anything that there was none of it: 0 of a count, nothing to name of a name or a list."""


class NoEntries(tuple[()]):
    """The entries of a list that was filled in as 无; equal to the empty tuple of a list that is 未填."""

    __slots__ = ()


NO_ENTRIES = NoEntries()

WORDS = {"待补": PENDING, "待补充": PENDING, "【待补】": PENDING}
WORDS |= dict.fromkeys(("/", "／", "不适用", "无此项"), NOT_APPLICABLE)

NAMING_NOTHING = NONE_WORDS | {"0", "０"} | {word for word, meaning in WORDS.items() if meaning is NOT_APPLICABLE}
"""What says, where names or words go, that there is nothing to name."""


def names_nothing(text: object) -> bool:
    """True if a text in place of names or words means that there are none: 0, 无, 没有, 暂无, /; with a 。 or not."""
    return isinstance(text, str) and folded(text).strip().removesuffix("。") in NAMING_NOTHING
