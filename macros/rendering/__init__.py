"""Makes HTML of a playbook: views, components, charts, pages."""
