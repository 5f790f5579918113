"""Documents become a site, and a site becomes the list of its outputs; pure, no disk."""
