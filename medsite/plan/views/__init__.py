"""The views: what each kind of page, feed and card shows."""
