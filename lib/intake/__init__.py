"""Untrusted bytes become a trusted biadjacency matrix, or a list of Problems."""
