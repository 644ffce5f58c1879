"""The hinge (``outline``) and what is decided about a whole report: editions, masking, deadlines, file names."""
