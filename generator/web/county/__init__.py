"""The county's desk: states and versions of the towns' reports, invitations, remarks, the log, and their pages.

``states`` is the machine, ``store`` the SQLite file, ``register`` what happens to a town; the rest are pages.
"""
