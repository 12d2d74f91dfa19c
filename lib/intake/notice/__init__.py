"""Running text becomes liaisons: by rules over words, without a guess, each pair with the clause it was read from."""
