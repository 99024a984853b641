"""The screen where a front page is arranged: the real page in place, a tray of stories beside it."""
