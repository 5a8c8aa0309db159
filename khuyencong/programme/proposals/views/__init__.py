"""Pages of a đề án up to its decision. HTTP in, HTTP out."""
