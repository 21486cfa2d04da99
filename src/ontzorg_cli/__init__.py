"""The personal agenda and priority coach of a management assistant."""

__version__ = "0.1.0"
