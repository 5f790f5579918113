"""Laws over whole sites, tried on the command line."""
