"""Books the lots of a beancount file and says how long it took and what is held, as JSON."""

import json
import sys
import time

from beancount.core import realization
from beancount.parser import booking, parser

path = sys.argv[1]
begun = time.process_time()
parsed, parse_errors, options = parser.parse_file(path)
read = time.process_time()
entries, booking_errors = booking.book(parsed, options)
real = realization.realize(entries)
booked = time.process_time()

holdings = {}
for account in realization.iter_children(real, leaf_only=True):
    for position in account.balance:
        if position.cost is None:
            continue
        key = f"{account.account} {position.units.currency}"
        units, cost = holdings.get(key, (0, 0))
        worth = position.units.number * position.cost.number
        holdings[key] = (units + position.units.number, cost + worth)

json.dump(
    {
        "parseMillis": (read - begun) * 1000,
        "bookMillis": (booked - read) * 1000,
        "errors": len(parse_errors) + len(booking_errors),
        "holdings": [
            {"key": key, "units": float(units), "cost": float(cost)}
            for key, (units, cost) in sorted(holdings.items())
        ],
    },
    sys.stdout,
)
