"""How the program looks and speaks: page frames, components, forms, paging, refusals in words."""
