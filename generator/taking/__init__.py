"""Taking facts out of reports: each figure and name as a proposal with its sentence, its place and how sure it is."""
