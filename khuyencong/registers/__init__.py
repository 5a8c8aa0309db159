"""Floor 2: what is true before any year starts: territories, offices, law, establishments."""
