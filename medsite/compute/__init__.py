"""Compute knows no website: digests, remembered results, parallel maps."""
