"""The map of ten thousand establishments: what its data costs beside the same points bare."""

BARE = "bare: the same points, read and written plainly"
