"""Campaigns that are too long for every run: faults, kills, readers, random edits. `make torture` runs them."""
