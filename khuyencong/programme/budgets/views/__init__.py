"""Pages of money. HTTP in, HTTP out."""
