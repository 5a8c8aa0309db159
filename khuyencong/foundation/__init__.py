"""Floor 1: what any office program needs. No word of the trade."""
