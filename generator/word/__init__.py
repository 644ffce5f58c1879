"""The .docx format: packages and parts, style names, lengths, document properties; for layout, reading and proof."""
