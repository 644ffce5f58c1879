"""The vocabulary of yearly facts: what a report can hold, its units, its arithmetic.

Here, and nowhere else, Chinese titles and English names meet. Every face of a field — key of a facts file, gap in a
draft, message, JSON Schema — is derived from its one declaration (:mod:`generator.facts.declare`).
"""
