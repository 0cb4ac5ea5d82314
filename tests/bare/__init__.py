"""Proves README's commands on a bare machine. Not a test of the suite: it takes minutes, root and debootstrap."""
