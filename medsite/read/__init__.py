"""Content files become typed documents."""
