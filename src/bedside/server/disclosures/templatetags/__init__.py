"""What templates say of interests."""
