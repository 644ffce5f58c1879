"""Names of persons, as they are typed: padded to the width of longer ones (曾　贽), in lists, with spaces between."""

from __future__ import annotations

import re

from generator.chinese.expressions import Expression
from generator.chinese.folding import folded
from generator.chinese.lists import split_list

_CHINESE = Expression(r"\p{Han}")
_BETWEEN = Expression("(?<=\\p{Han})[ \u3000]+(?=\\p{Han})")
COMPOUND_SURNAMES = (
    "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|闻人|独孤|南宫|西门|宇文|长孙|轩辕|端木|百里|呼延|万俟"
)
_ONE_PADDED = Expression(
    rf"\p{{Han}}(?:\s+\p{{Han}}){{1,4}}|\p{{Han}}\s+\p{{Han}}{{2}}|\p{{Han}}{{2}}\s+\p{{Han}}"
    rf"|(?:{COMPOUND_SURNAMES})\s+\p{{Han}}{{1,2}}"
)


def unpadded(name: str) -> str:
    """A name without the spaces that pad it: 曾　贽 and 欧阳 修文 are one name each; any other text only folded."""
    bare = folded(name).strip()
    parts = bare.split()
    return "".join(parts) if len(parts) > 1 and _ONE_PADDED.fullmatch(bare) else bare


def split_names(text: str) -> list[str]:
    """The names of a list, unpadded: divided by 、 or ；, by commas, or by spaces between whole names."""
    found = []
    for entry in split_list(re.sub("[,，]", "、", folded(text))):
        name = unpadded(entry)
        found += name.split() if _CHINESE.search(name) else [name]
    return [name for name in found if name]


def closed_up(text: str) -> tuple[str, list[int]]:
    """The text without spaces between Chinese characters, and the offset in the text of each of its characters."""
    gaps = {at for found in _BETWEEN.finditer(text) for at in range(*found.span())}
    kept = [at for at in range(len(text)) if at not in gaps]
    return "".join(text[at] for at in kept), kept
