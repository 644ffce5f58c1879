"""The county's own Word form: opened with suspicion, checked, filled with one town's facts, and proved."""
