"""The progress of a province's plans, over a thousand and a hundred thousand đề án."""

PLANS, LINES = 40, 30
