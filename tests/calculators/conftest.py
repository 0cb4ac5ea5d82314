"""Property tests draw the same cases on every machine, and a slow machine is no failure."""

from hypothesis import settings

settings.register_profile("suite", derandomize=True, deadline=None, max_examples=200, print_blob=False)
settings.register_profile("nightly", settings.get_profile("suite"), derandomize=False, max_examples=20_000)
settings.load_profile("suite")
