"""Hosts' own files: one description of headers, redirects and the 404 page, written as each host wants it."""
