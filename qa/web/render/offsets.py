"""Code points to UTF-16 and back: Python counts the one, JavaScript the other.

They differ wherever a character lies outside the basic plane (😀 is one and two). Statements
have code points; what a page's script selects or marks comes and goes in UTF-16 units.
"""

from __future__ import annotations


def to_utf16(text: str, code_points: int) -> int:
    """UTF-16 units before the character numbered `code_points`."""
    return len(text[:code_points].encode("utf-16-le", "surrogatepass")) // 2


def from_utf16(text: str, units: int) -> int:
    """Code points before UTF-16 unit `units`; inside a pair, the character counts as passed."""
    seen = 0
    for index, character in enumerate(text):
        if seen >= units:
            return index
        seen += 2 if ord(character) > 0xFFFF else 1
    return len(text)
