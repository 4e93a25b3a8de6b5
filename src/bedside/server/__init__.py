"""The web application: keeps and shows what the rooms decide; the only part that knows Django."""
