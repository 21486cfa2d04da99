"""TOML on disk to core values and back."""
