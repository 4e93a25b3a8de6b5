"""The commands of the backups."""
