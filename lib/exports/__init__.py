"""Numbers and figures become files; nothing exported ever becomes a live formula."""
