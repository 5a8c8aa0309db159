"""Floor 5: what people look at across the whole programme. Composes; decides nothing."""
