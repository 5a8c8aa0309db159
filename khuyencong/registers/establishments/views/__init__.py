"""Pages of the register of establishments."""
