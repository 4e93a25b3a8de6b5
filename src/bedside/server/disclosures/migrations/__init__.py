"""How the tables of own interests came to be as they are."""
