"""YAML to values: the only readers of content files."""
