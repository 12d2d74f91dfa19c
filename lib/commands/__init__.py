"""What the commands of the scripting face do; each returns an answer for JSON, with "ok" true or false."""
