"""One kind of sign, one module: what can be seen in a draft's words, and how it is known."""
