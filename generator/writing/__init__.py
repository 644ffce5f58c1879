"""Writes files whole or not at all, and beside a file that a person has edited, never over it."""

from generator.writing.ownership import is_draft_of_ours
from generator.writing.replacing import Written, remove_ours, replace_file, write_beside, write_new
from generator.writing.results import RESULTS, results_folder

__all__ = [
    "RESULTS",
    "Written",
    "is_draft_of_ours",
    "remove_ours",
    "replace_file",
    "results_folder",
    "write_beside",
    "write_new",
]
