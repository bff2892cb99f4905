"""A record kept safe: copies of it, put back, looked over and mended."""
