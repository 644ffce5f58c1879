"""The faces of an interview on a terminal: prompts with a cursor, and plain lines in and out."""
