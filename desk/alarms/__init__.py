"""What should have happened by the clock and did not."""
