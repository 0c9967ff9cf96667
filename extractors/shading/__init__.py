"""What the colours behind cells say, whatever the source: labels of forms, bars of timetables."""
