"""The interview: what is asked next, what an answer means, what is left. No screen: the faces are in ``terminal``."""
