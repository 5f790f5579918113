"""The post kit: what to write on each network, and how to answer there."""
