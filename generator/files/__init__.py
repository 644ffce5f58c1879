"""Files as the system has them, below everything: bytes to text, resources, what the system refuses, several files."""
