"""Pages of plans. HTTP in, HTTP out."""
