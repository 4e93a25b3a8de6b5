"""What pages ask about drafts that wait."""
