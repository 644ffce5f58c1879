"""The interview: what is asked next, what an answer means, what is left. It has no screen; faces are in ``terminal``."""
