"""The interview: the next question, the meaning of an answer, the rest. No screen: the faces are in ``terminal``."""
