"""Reads a calendar file; prints [[uid, start, end, status], …] with times in UTC."""
import datetime
import json
import sys

import icalendar


def utc(moment):
    return moment.dt.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps([[str(event["UID"]), utc(event["DTSTART"]), utc(event["DTEND"]),
                   str(event["STATUS"])] for event in calendar.walk("VEVENT")]))
