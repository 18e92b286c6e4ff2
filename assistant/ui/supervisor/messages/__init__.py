"""The section "messages and stop".

messages.py  what happens when something is pressed
banners.py   messages to all
switch.py    stopping the answers, and letting them go on
"""
