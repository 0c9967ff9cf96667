"""Reading transcripts: tab-separated text, in which HTML may stand."""
