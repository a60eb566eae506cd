"""The same dialogue on other libraries, each run as a process of its own by ``bench_peers.py``."""
