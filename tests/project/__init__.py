"""The project itself: what it is made of and how it is packed."""
