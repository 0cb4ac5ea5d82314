"""`python -m macros.cli`: the command `playbook`, where it is not installed."""

from macros.cli import main

main()
