"""What is not ours: holidays, the language of the system."""
