"""``python -m generator`` is ``fazhi``."""

from generator.commands.main import main

if __name__ == "__main__":
    main()
