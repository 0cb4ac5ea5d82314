"""Stands in for the package of this name, of which Pyodide takes one function for promises; no calculator waits."""


def get_event_loop() -> None:
    """There is none."""
    raise RuntimeError("The calculators have no event loop.")
