"""The only room that knows Streamlit: loading and caching, pickers, messages, server."""
