"""What this room puts beside every story."""

from articles.admin import drawer
from articles.admin.seeing import previewing, sharing

drawer.add(previewing.SHEET)
drawer.add(sharing.SHEET)
