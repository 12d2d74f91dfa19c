"""What we hold: the shipped data package, its register and its matrices."""
