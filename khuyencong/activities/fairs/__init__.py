"""Fairs: booths of establishments and of the office, what was shown, sold and agreed there."""
