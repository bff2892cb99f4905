"""Statements that somebody brings: looked over and corrected first, then stored for good.

What is brought lies in a folder of its own until it is saved, and goes when it is not.
"""
