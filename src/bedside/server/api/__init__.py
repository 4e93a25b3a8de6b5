"""Version 1 of what programs ask over HTTP, and the tokens that let them."""
