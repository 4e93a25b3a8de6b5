"""How judgements are written on pages."""
