"""What is cleared is put into output/, whole or not at all."""
