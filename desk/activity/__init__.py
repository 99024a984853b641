"""Recent activity: who did what to which story."""
