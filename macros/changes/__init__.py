"""What changes between two states of a playbook, in words of the plan: compared, listed, told."""
