"""Makes calendar_2024_2035.csv, with which the tests compare our calendar: what others say of it.

Holidays come from npm's date-holidays, weeks and clocks from Python's own library, series from
dateutil. In an empty folder:

    npm install date-holidays
    node -e 'const h = new (require("date-holidays"))("DK"); const all = [];
        for (let y = 2024; y <= 2035; y += 1) all.push(...h.getHolidays(y));
        console.log(JSON.stringify(all.filter((d) => d.type === "public")
            .map((d) => [d.date.slice(0, 10), d.rule])))' | python3 make_calendar.py

A line is a kind and its fields:

    holiday;DAY;RULE                        as date-holidays has it: "easter -3", "12-25"
    week;MONDAY;YEAR;WEEK                   every week
    clock;MOMENT;HOURS                      from then on ahead of UTC
    series;RHYTHM;FIRST;LAST;SKIP;MOMENTS   FIRST in wall time; SKIP 1 = not on holidays
"""
import datetime
import json
import sys
import zoneinfo

from dateutil import rrule

ZONE = zoneinfo.ZoneInfo("Europe/Copenhagen")
UTC = datetime.timezone.utc
FIRST, LAST = datetime.date(2024, 1, 1), datetime.date(2035, 12, 31)
holidays = {day: rule for day, rule in json.load(sys.stdin)}


def line(*fields):
    print(";".join(str(field) for field in fields))


def moment(at):
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M")


def nth_weekday(day):
    return rrule.weekday(day.weekday(), (day.day - 1) // 7 + 1)


def series(rhythm, first, last, skip):
    rules = {
        "weekly": dict(freq=rrule.WEEKLY),
        "every_second_week": dict(freq=rrule.WEEKLY, interval=2),
        "monthly_by_weekday": dict(freq=rrule.MONTHLY, byweekday=nth_weekday(first)),
    }
    until = datetime.datetime.combine(last, datetime.time(23, 59))
    starts = [at for at in rrule.rrule(dtstart=first, until=until, **rules[rhythm])
              if not (skip and at.date().isoformat() in holidays)]
    line("series", rhythm, first.strftime("%Y-%m-%dT%H:%M"), last, int(skip),
         " ".join(moment(at.replace(tzinfo=ZONE)) for at in starts))


for day, rule in sorted(holidays.items()):
    line("holiday", day, rule)
monday = FIRST
while monday <= LAST:
    line("week", monday, *monday.isocalendar()[:2])
    monday += datetime.timedelta(7)
hour = datetime.datetime(2024, 1, 1, tzinfo=UTC)
before = None
while hour.date() <= LAST:
    ahead = int(hour.astimezone(ZONE).utcoffset().total_seconds() // 3600)
    if ahead != before:
        line("clock", hour.strftime("%Y-%m-%dT%H:%M"), ahead)
    before = ahead
    hour += datetime.timedelta(hours=1)
for rhythm in ("weekly", "every_second_week", "monthly_by_weekday"):
    for day, clock in ((1, (18, 30)), (7, (2, 30)), (29, (9, 0)), (31, (23, 45))):
        for skip in (False, True):
            first = datetime.datetime(2025, 12, day, *clock)
            if first.date().isoformat() not in holidays:
                series(rhythm, first, datetime.date(2028, 6, 30), skip)
