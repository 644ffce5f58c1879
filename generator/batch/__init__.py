"""Many towns at once: judged, drafted, rolled up."""
