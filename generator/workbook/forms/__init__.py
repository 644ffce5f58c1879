"""Writes forms as .xlsx: the county's, a town's, and the one returned for correction."""
