"""Facts and wording become an outline; nothing here knows of files of Word or of terminals."""

from generator.compose.composer import Composed, compose
from generator.compose.environment import content_folder
from generator.compose.unused import Unused

__all__ = ["Composed", "Unused", "compose", "content_folder"]
