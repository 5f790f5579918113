"""The generated host files in front of real servers, on the loopback."""
