"""How the tables of publishing came about."""
