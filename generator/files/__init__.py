"""Files and the system below everything: where resources are, what the system refuses, several files in one run."""
