"""Why something cannot be added."""

__all__ = ["CannotAdd"]


class CannotAdd(Exception):
    """What was asked for cannot be had; the message says why, and what to do instead."""
