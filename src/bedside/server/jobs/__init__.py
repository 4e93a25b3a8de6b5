"""Work that is done after an answer was given, or at its time: taken by lease, done once in effect, numbers only."""
