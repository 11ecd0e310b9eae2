"""What templates see: flat, worded, escaped; templates never touch the model."""
