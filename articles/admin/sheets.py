"""What this room puts beside every story."""

from articles.admin import drawer, previewing, sharing

drawer.add(previewing.SHEET)
drawer.add(sharing.SHEET)
