"""Word lists that ship with the program, their loader, and what is looked up in them."""
