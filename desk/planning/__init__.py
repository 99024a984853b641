"""What is to be written, by whom and by when."""
