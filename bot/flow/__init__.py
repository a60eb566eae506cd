"""What is asked, and where each answer leads."""
