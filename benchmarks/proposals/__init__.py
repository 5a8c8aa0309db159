"""The pages and steps of đề án, with a thousand of them and with a hundred thousand."""
