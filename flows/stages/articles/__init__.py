"""Stages that take pages in: fetch, store, analyse, relate, load."""
