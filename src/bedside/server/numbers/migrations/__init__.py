"""How the tables of the numbers come about."""
