"""How the tables of kept drafts came about."""
