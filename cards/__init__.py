"""Cards: neutral elements, builders that turn values into cards, and one renderer for each platform."""
