"""What whoever runs the service may set: an option outdoes the environment, that the file, that
the default.
"""

from qa.errors import SettingRefused
from qa.settings.reading import settle, value, yes
from qa.settings.table import CONFIG_HELP, help_of, variables

__all__ = ["CONFIG_HELP", "SettingRefused", "help_of", "settle", "value", "variables", "yes"]
