"""How a year's plans stand: what was planned, came in, is under way, was accepted, will be."""
