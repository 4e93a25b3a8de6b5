"""How the tables of the guidance come about."""
