"""A county in one run: facts files and workbooks become drafts, lists of what is missing, and the roll-up."""
