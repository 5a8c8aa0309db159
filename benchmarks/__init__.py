"""Figures about the program, each beside a reference that was run on the same machine."""
