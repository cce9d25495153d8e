# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Bolwerk against references in the same run.

    bench.py [CASE...]

Absolute times say little on a shared machine; each figure here is a ratio to a reference that was measured in
turn with it, as the median over pairs. Ends with 1 where a target is missed.
"""

import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time

import fetching

BUILD = pathlib.Path(os.environ["BOLWERK_BUILD"])
PROGRAMS = BUILD / "tests" / "bench"
BOLWERK = pathlib.Path(os.environ["BOLWERK_PREFIX"]) / "bin" / "bolwerk"
PAIRS = 15

missed = []


def whole(command):
    """Runs a command; gives its time in milliseconds and its standard output."""
    begin = time.perf_counter()
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    took = (time.perf_counter() - begin) * 1000
    if done.returncode != 0:
        sys.exit(f"{command} ended with {done.returncode}:\n{done.stderr}")
    return took, done.stdout


def pairs(ours, reference, count=PAIRS):
    """Runs two commands in turn, after one run of each that is not counted."""
    whole(ours), whole(reference)
    return [(whole(ours), whole(reference)) for _ in range(count)]


def recorded():
    """The recorded answers that the targets are meant for: those that are named, or that lie beside the checkout."""
    checkout = pathlib.Path(__file__).resolve().parent.parent.parent
    named = os.environ.get("BOLWERK_SAMPLES")
    for folder in ([pathlib.Path(named)] if named else []) + [checkout.parent / "shared" / "samples"]:
        if (folder / "real-2024").is_dir():
            return folder / "real-2024"
    return None


def say(name, ours, reference, unit, target=None):
    """Prints one ratio: the median over pairs, with its spread, and whether the target is met."""
    ratios = sorted(a / b for a, b in zip(ours, reference))
    ratio = statistics.median(ratios)
    verdict = ""
    if target is not None:
        met = ratio <= target
        verdict = f"  target {target:g} {'met' if met else 'MISSED'}"
        if not met:
            missed.append(name)
    print(
        f"{name:<44} {ratio:6.2f}  ({ratios[0]:.2f}-{ratios[-1]:.2f}, {len(ratios)} pairs;"
        f" {statistics.median(ours):.1f} {unit} over {statistics.median(reference):.1f} {unit}){verdict}"
    )


def tell(name, values, unit):
    """Prints one figure for which nothing is aimed at."""
    print(
        f"{name:<44} {statistics.median(values):6.2f} {unit}"
        f"  ({min(values):.2f}-{max(values):.2f}, {len(values)} runs)"
    )


def limit(name, values, unit, target):
    value = statistics.median(values)
    met = value <= target
    if not met:
        missed.append(name)
    print(
        f"{name:<44} {value:6.2f} {unit}  ({min(values):.2f}-{max(values):.2f}, {len(values)} runs)"
        f"  target {target:g} {'met' if met else 'MISSED'}"
    )


def first_frame():
    """Time to the first frame with the demo's overview, and with one from the archive, over that of an empty libadwaita
    window; and memory."""
    program = PROGRAMS / "bench-first-frame"
    runs = pairs([program, "demo"], [program, "empty"])
    say("first frame: overview over empty window", [a[0] for a, _ in runs], [b[0] for _, b in runs], "ms", 1.5)
    say(
        "peak memory: overview over empty window",
        [int(a[1]) / 1024 for a, _ in runs],
        [int(b[1]) / 1024 for _, b in runs],
        "MiB",
    )


    whole([program, "prepare"])
    runs = pairs([program, "kept"], [program, "empty"])
    say("first frame: what is kept over empty window", [a[0] for a, _ in runs], [b[0] for _, b in runs], "ms", 1.3)


def command_line():
    """`bolwerk list --json` on saved answers over a bare json-glib parse of the same files."""
    folder = recorded()
    if folder is not None:
        files = [folder / "secureScores.json", folder / "secureScoreControlProfiles.json"]
    else:
        files = sorted((pathlib.Path(__file__).parent.parent / "support" / "fixtures").glob("secure-score*.json"))
        print("There are no recorded answers: the synthetic ones are so short that nothing is said of the target.")
    ours = [BOLWERK, "list", "--json"] + [word for file in files for word in ("--from", file)]
    runs = pairs(ours, [PROGRAMS / "bare-json-parse", *files], 40)
    say("bolwerk list --json over bare JSON parse", [a[0] for a, _ in runs], [b[0] for _, b in runs], "ms",
        3 if folder is not None else None)


def rounds(times, keystrokes):
    """What all that is typed took, for each time that it was typed."""
    return [sum(times[first : first + keystrokes]) for first in range(0, len(times), keystrokes)]


def keystroke():
    """Keystrokes in the search to the painted frame, over the same column view with a plain string filter."""
    program = PROGRAMS / "bench-keystroke"
    for count in (420, 100_000):
        answer = json.loads(whole([program, str(count)])[1])
        typed = answer["keystrokes"]
        say(
            f"{typed} keystrokes to their frames, {count:,} actions",
            rounds(answer["bolwerk"], typed),
            rounds(answer["plain"], typed),
            "ms",
            1.5,
        )
        if count == 420:
            limit("own work on the main thread, 420 actions", answer["own"], "ms", 4)


def fetch():
    """The first full refresh over the same fetch with Microsoft's client under Node."""
    fetching.measure(PROGRAMS, BUILD / "tests" / "support" / "fake-graph", say, PAIRS)


def stall():
    """The longest that the main loop does not come round while an organisation of 90 days x 420 controls is read: by the
    time that it works itself, and, since a call that waits takes none of that, by the clock. A refresh is held against
    nothing going on; a first reading against the first showing of one that is known already, as both have pages to draw
    that were never drawn."""
    answer = json.loads(whole([PROGRAMS / "bench-stall"])[1])

    def longest(names, kind):
        return [max(round_) for round_ in zip(*(answer[name][kind] for name in names))]

    for what, names, base in (
        ("a refresh", ("reading", "redraw"), ("idle",)),
        ("a first reading", ("first", "fill-in"), ("recalled", "shown")),
    ):
        for kind, measure in (("work", "longest work of the main thread"), ("wall", "longest by the clock")):
            before = longest(base, kind)
            tell(f"{measure}, without {what}", before, "ms")
            added = [it - less for it, less in zip(longest(names, kind), before)]
            limit(f"{measure}, added by {what}", added, "ms", 16)


def history():
    """The work of the main thread to show 10,000 days, of which Bolwerk's own is to fit into a frame; and 90 days."""
    few, many = (json.loads(whole([PROGRAMS / "bench-history", days])[1]) for days in ("90", "10000"))
    for name in ("chosen", "laid", "drawn", "table"):
        tell(f"history of 90 days: {name}", few[name], "ms")
    limit("history of 10,000 days: chosen", many["chosen"], "ms", 16)
    limit("history of 10,000 days: laid", many["laid"], "ms", 16)
    tell("history of 10,000 days: drawn", many["drawn"], "ms")
    tell("history of 10,000 days: table", many["table"], "ms")
    limit("history of 1,100 days: activity listed", many["listed"], "ms", 16)


def archive():
    """Storing and loading days over SQLite's own cost for the same rows, and how both grow with the years."""
    answer = json.loads(whole([PROGRAMS / "bench-archive"])[1])
    say("90 days x 420 controls stored, over bare rows", answer["store"], answer["bare store"], "ms", 1.5)
    say("two whole days of 1,100, over those of 90", answer["two of many"], answer["two of few"], "ms", 1.5)
    say("explain two days of 1,100, over reading them", answer["explain"], answer["two of many"], "ms", 3)
    say("totals of 1,100 days, over those of 90", answer["totals of many"], answer["totals of few"], "ms", 1100 / 90 * 2)
    say("open and newest of 1,100 days, over 90", answer["open many"], answer["open few"], "ms", 1.5)
    for days, name in ((90, "few"), (1100, "many")):
        size = answer[f"size of {name}"]
        print(f"{f'size of {days:,} days x 420 controls':<44} {size / 1e6:6.2f} MB  ({size / days / 1000:.1f} kB a day)")


CASES = {
    "archive": archive,
    "first-frame": first_frame,
    "command-line": command_line,
    "keystroke": keystroke,
    "fetch": fetch,
    "history": history,
    "stall": stall,
}


def version(module):
    return subprocess.run(["pkg-config", "--modversion", module], capture_output=True, text=True).stdout.strip()


def main():
    wrong = [name for name in sys.argv[1:] if name not in CASES]
    if wrong:
        sys.exit(f"There is no case “{wrong[0]}”. The cases are: {', '.join(CASES)}.")
    print(
        f"{platform.machine()}, {os.cpu_count()} processors, Linux {platform.release()}; GTK {version('gtk4')},"
        f" libadwaita {version('libadwaita-1')}, GLib {version('glib-2.0')}, json-glib {version('json-glib-1.0')};"
        f" drawn by {os.environ.get('GSK_RENDERER', 'default')}"
    )
    for name in sys.argv[1:] or CASES:
        CASES[name]()
    if missed:
        print("missed: " + "; ".join(missed))
        sys.exit(1)


if __name__ == "__main__":
    main()
