"""How `make docs` renders these pages: from the repository's root, so that links hold here too."""

import importlib.metadata

project = "On the Record"
release = importlib.metadata.version("on-the-record")
copyright = "the authors; Apache-2.0"
extensions = ["myst_parser"]
root_doc = "qa/docs/index"
include_patterns = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "qa/docs/*.md",
    "tests/results/*.md",
    "tests/gold/README.md",
]
myst_heading_anchors = 3
myst_all_links_external = False
suppress_warnings = [
    "myst.header",  # a page that is included in no other may begin below its title
    "misc.highlighting_failure",  # what a shell prints is no program
]
html_theme = "alabaster"
html_theme_options = {
    "description": "Verbatim, cited quotes",
    "font_family": "system-ui, sans-serif",
    "page_width": "1100px",
}
html_show_sourcelink = False
html_copy_source = False
