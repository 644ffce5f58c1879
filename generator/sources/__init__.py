"""Reads facts files (YAML, JSON) into examined facts, and changes one fact in the text of a file."""
