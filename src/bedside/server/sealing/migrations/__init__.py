"""How the tables of sealing came about."""
