"""Chinese text as such, whatever it speaks of: characters, digits, numerals, dates, width, words near others."""
