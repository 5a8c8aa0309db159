"""Pages of the workspace. HTTP in, HTTP out."""
