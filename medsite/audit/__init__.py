"""The finished site is looked over: links, third parties, accessibility, sharing tags."""
