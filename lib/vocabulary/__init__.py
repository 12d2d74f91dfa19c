"""The words of the field: parties, functions, crosswalk, terms shown on screen."""
