"""Chinese text as such, whatever it speaks of: how wide it is printed."""
