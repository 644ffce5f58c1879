"""What a .docx is: its package, parts, names, measures and properties; reading and layout both stand on it."""
