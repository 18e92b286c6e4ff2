"""Supervisors sign in with one password that they share, and say who they are.

password.py   its hash, in a file under var that only the owner may read
waiting.py    how long to wait after wrong attempts
sign_in.py    attempts, and the sessions of those who are in
"""

from assistant.supervisor.password import NoPassword, PasswordRefused, set_password
from assistant.supervisor.sign_in import Session, SignIn, TooSoon

__all__ = ["NoPassword", "PasswordRefused", "Session", "SignIn", "TooSoon", "set_password"]
