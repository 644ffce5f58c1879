"""The topics of the vocabulary, each with its fields."""
