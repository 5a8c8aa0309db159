"""The map of ten thousand establishments: what its data costs beside the same points bare."""
