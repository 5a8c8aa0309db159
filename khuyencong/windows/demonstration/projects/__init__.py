"""The đề án of the demonstration: at least one in each state, each taken there by its people."""
