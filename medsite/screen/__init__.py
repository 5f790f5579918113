"""Text becomes findings, and findings decide what is cleared."""
