"""Workbooks: the forms (``form``), reading them (``reading``), handing them out (``forms``)."""
