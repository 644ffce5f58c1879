"""Folders that an office unpacks and starts, without a network: what goes into them, and how they are packed."""
