"""The vocabulary as JSON Schema: ``python tools/build_schema.py`` writes ``schemas/facts.schema.json`` anew."""

from generator.facts.schema import PATH, as_text
from generator.writing import replace_file

if __name__ == "__main__":
    replace_file(PATH, as_text().encode())
