"""Floor 0: pure Python. Values in, values out; no Django, no clock, no I/O, no prose."""
