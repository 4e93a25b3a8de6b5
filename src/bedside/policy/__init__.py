"""The guidance as data: clauses and packs that are read, validated, cited and compared."""
