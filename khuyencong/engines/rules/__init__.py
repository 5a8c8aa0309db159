"""The rules of law as data, compiled once, asked of one case or of a million."""
