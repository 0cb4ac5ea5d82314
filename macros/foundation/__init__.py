"""What every room may use and nothing of a playbook is known to: addresses, folders, what a build keeps."""
