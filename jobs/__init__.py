"""What happens after the commit and by the clock: delivering, drawing, reminding, reporting."""
