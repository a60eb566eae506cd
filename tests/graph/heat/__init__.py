"""Tests of the heat map."""
