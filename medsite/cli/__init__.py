"""One file a command; reports, exit codes, progress."""
