"""Looking at a story's texts: its history, two of them against each other, as readers would see it, shown outside."""
