"""medsite: doctors' Markdown and YAML become a static site, and no patient identifier gets through."""

__version__ = "0.1.0"
