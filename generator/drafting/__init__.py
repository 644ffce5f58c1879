"""The whole run: facts file → document → printed and proven → written."""
