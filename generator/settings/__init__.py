"""The county's settings, as frozen values handed in; read from ``fazhi.toml``.

::

    ["写法"]
    "各组顺序" = ["学习贯彻", "监督公开", …]
    "主送机关" = ["县委", "县政府"]

    ["版式"]
    "三级标题加粗" = true

Each setting is declared once, on the field of :class:`Wording` or :class:`Appearance` that holds it. Facts go before
the county's settings (:func:`in_force`), options of a command before both.
"""

from generator.settings.appearance import Appearance
from generator.settings.file import FILE, Settings, find_settings, read_settings, settings_for
from generator.settings.in_force import in_force
from generator.settings.wording import GROUPS, Wording

__all__ = [
    "FILE",
    "GROUPS",
    "Appearance",
    "Settings",
    "Wording",
    "find_settings",
    "in_force",
    "read_settings",
    "settings_for",
]
