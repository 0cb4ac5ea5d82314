"""Stands in for Pyodide's event loop, which brings a hundred modules and which no calculator uses."""


def _initialize_event_loop() -> None:
    """Pyodide asks for it at its start."""
