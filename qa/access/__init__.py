"""Who asks, and what that lets them do: this machine, users, a proxy's users, keys, anybody."""
