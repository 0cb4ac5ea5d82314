"""Changes a playbook's files in place, and only as a whole: what is asked for, all that hangs on it, or nothing."""
