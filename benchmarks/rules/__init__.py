"""Rulings per second, singly and in arrays, beside the same work written by hand."""
