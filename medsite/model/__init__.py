"""The values that flow through the pipeline: frozen, typed, no input or output."""
