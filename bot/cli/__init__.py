"""The command ``henvend``: a module a command, each with ``add(parser)`` and ``run(args, out)``."""
