"""Checks files: reads each, asks the rules, sets aside what was confirmed, and shows what is left."""
