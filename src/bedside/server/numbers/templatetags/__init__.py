"""What pages say of the counting."""
