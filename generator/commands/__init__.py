"""The commands of ``fazhi``, a module for each kind; importing the package declares them all."""

from generator.commands import asking, batches, checks, drafts, facts, serving, settings, sheets, taking, templates

__all__ = ["asking", "batches", "checks", "drafts", "facts", "serving", "settings", "sheets", "taking", "templates"]
