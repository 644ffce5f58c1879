"""The interview in a browser: the questions one at a time, the report as it grows, the drafts, checks of any report.

Flask is loaded by nothing else; ``fazhi serve`` is the only way in.
"""
