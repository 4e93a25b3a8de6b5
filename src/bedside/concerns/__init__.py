"""What a careful reviewer would raise: one concern, one module, its cases beside it."""
