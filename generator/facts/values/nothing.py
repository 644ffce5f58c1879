"""The kinds of nothing. 未填 is None, 零 is a Quantity of 0; the other two are here."""

from __future__ import annotations

from enum import Enum


class Nothing(Enum):
    """What a field holds that holds no fact."""

    PENDING = "待补"
    """The fact exists, its value is still to come: the sentence stands with a gap."""

    NOT_APPLICABLE = "不适用"
    """The town has no such thing: the sentence is left out for good."""

    def __str__(self) -> str:
        return str(self.value)


PENDING = Nothing.PENDING
NOT_APPLICABLE = Nothing.NOT_APPLICABLE

WORDS = {"待补": PENDING, "待补充": PENDING, "【待补】": PENDING}
WORDS |= dict.fromkeys(("/", "／", "不适用", "无此项"), NOT_APPLICABLE)
