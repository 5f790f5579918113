"""What a hostile or careless hand may put into a site: each is refused in words, or harmless."""
