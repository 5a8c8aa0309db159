"""Work that the program does on its own: at its start, when asked to check itself, in between."""
