"""What patients allowed: who they are, as little as serves, their authorizations, and what relied on them."""
