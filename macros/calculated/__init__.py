"""Asks the calculators: defaults and given values from the playbook, their origins, and the replies."""
