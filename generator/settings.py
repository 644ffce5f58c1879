"""What a county may decide, as frozen values: cut into wording (for composing) and handed in."""

from __future__ import annotations

from dataclasses import dataclass

GROUPS = ("学习贯彻", "依法履职", "依法决策", "行政执法", "纠纷治理", "普法服务", "监督公开", "典型案例")


@dataclass(frozen=True, slots=True)
class Wording:
    """The county's choices about the text; what a facts file says itself goes before them."""

    groups: tuple[str, ...] = GROUPS
    """The content templates of section one, in order; 学习贯彻 comes first everywhere."""

    principal_first: bool = False
    """第一责任人 as the first section instead of the third."""

    restricted_in_text: bool = False
    """Whether figures that are not for the public stand in the text of the 报送版."""
