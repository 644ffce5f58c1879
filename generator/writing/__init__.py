"""Files are replaced, never edited in place; what a person has worked on is not replaced at all."""

from generator.writing.replacing import Written, remove_ours, replace_file, write_beside, write_new

__all__ = ["Written", "remove_ours", "replace_file", "write_beside", "write_new"]
