"""Tests of the post kit."""
