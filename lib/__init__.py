"""The rooms of the house, in reading order.

vocabulary  the words: parties, functions, crosswalk, terms on screen
intake      untrusted bytes become a trusted matrix, or a list of Problems
archive     what we hold and where it came from
measures    numbers; pure
figures     numbers become Plotly figures and sentences; pure
ui          the only room that knows Streamlit

Who may import whom is enforced by tests/test_rooms.py.
"""
