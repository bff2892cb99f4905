"""On the Record, served: `python app.py` here, `demo` where a host wants Gradio's Blocks.

python app.py                             the State of the Union sample
python app.py --statements FOLDER         a record of one's own, made from files
python app.py --record FOLDER             a record made before
"""

from __future__ import annotations

import sys
from typing import Any

from qa.web.start import main


def __getattr__(name: str) -> Any:
    """`demo` is made when somebody asks for it: it opens the record."""
    if name != "demo":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from qa.web.start import demo

    return demo()


if __name__ == "__main__":
    sys.exit(main())
