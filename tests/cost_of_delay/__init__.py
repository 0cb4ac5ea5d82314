"""A fourth calculator: a folder, its YAML and one page; and a checkout that has it."""
