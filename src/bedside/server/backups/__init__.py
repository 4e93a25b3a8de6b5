"""The database in one file, and back: with what it takes to see that nothing was lost or changed on the way."""
