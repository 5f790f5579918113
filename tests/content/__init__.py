"""The sample site and the starter keep their promises."""
