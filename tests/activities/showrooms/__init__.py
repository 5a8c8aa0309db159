"""A kind of work as small as one can be: a showroom is opened. The recipe walks through it."""
