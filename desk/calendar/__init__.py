"""The calendar: what begins, ends and is due, day by day, and giving it another time."""
