"""The preview: the site on 127.0.0.1, each page made when it is looked at, every mistake shown where one looks."""
