"""Numbers taken from a biadjacency matrix: pandas, numpy and networkx, nothing else.

Every function takes a DataFrame of nullable booleans (True linked, False not linked,
<NA> not known), departments in rows, organisations in columns, and changes nothing.
"""
