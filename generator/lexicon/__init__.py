"""Word lists that ship with the program: shortcomings to pick from, words by year, provinces and counties."""
