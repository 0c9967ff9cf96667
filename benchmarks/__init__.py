"""Speed and accuracy of keikaku and of other tools, measured side by side (see README.md)."""
