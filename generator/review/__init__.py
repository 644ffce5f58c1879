"""Checks files: reads each, runs the rules, leaves out confirmed findings, and presents the rest."""
