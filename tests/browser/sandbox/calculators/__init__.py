"""A stand-in for the project's calculators, to test the page's side of the wire."""
