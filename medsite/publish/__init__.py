"""Publishing: what was built and cleared is sent to where readers find it, and nothing else."""
