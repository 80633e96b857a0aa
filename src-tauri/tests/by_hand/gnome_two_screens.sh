#!/bin/sh
# Chairside under GNOME's shell (Wayland) with two screens in memory: which screens its windows are on at the start, after two swaps, and when a screen
# goes and comes back; then the room's window is covered, and 20 slides are turned. Prints what it saw and counted.
#
#     dbus-run-session -- gnome_two_screens.sh CHAIRSIDE FOLDER
#
# FOLDER is empty. Packages: gnome-shell, jq, python3-gi, gir1.2-gtk-3.0. Figures are in docs/screens.md.
set -eu
. "$(dirname "$0")/common.sh"
begin "$1" "$2"
export WAYLAND_DISPLAY=wayland-chairside XDG_CURRENT_DESKTOP=GNOME
unset DISPLAY
# The shell wants a bus of the system, on which nothing need be.
DBUS_SYSTEM_BUS_ADDRESS=$(dbus-daemon --session --fork --print-address=1 --print-pid=3 3> "$folder/bus.pid")
export DBUS_SYSTEM_BUS_ADDRESS
# In this mode it can be told to leave its overview, in which it starts.
LIBGL_ALWAYS_SOFTWARE=1 gnome-shell --headless --unsafe-mode --wayland --no-x11 --virtual-monitor 1920x1080 --virtual-monitor 1920x1080 \
    --wayland-display $WAYLAND_DISPLAY > "$folder/shell.log" 2>&1 & shell=$!
trap 'kill $shell $(cat "$folder/bus.pid")' EXIT
sleep 12
WAYLAND_DEBUG=1 "$chairside" "$folder/s.md" 2> "$folder/chairside.log" & program=$!
sleep 7
gdbus call --session -d org.gnome.Shell -o /org/gnome/Shell -m org.gnome.Shell.Eval 'Main.overview.hide()' > /dev/null

cat > "$folder/screens.py" <<'SCREENS'
"""Has the desktop use these screens, from left to right."""
import sys
from gi.repository import Gio, GLib

NAME = 'org.gnome.Mutter.DisplayConfig'
bus = Gio.bus_get_sync(Gio.BusType.SESSION)

def call(method, arguments=None):
    return bus.call_sync(NAME, '/org/gnome/Mutter/DisplayConfig', NAME, method, arguments, None, 0, 5000, None)

serial, monitors, _, _ = call('GetCurrentState').unpack()
modes = {about[0]: modes[0] for about, modes, _ in monitors}
left, wanted = 0, []
for name in sys.argv[1:]:
    wanted.append((left, 0, 1.0, 0, left == 0, [(name, modes[name][0], {})]))
    left += modes[name][1]
call('ApplyMonitorsConfig', GLib.Variant('(uua(iiduba(ssa{sv}))a{sv})', (serial, 1, wanted, {})))
SCREENS

# The screens that each window's surface has entered and not left, by their numbers in the protocol.
places() {
    sleep 3
    echo "$1; $(said)"
    sed -nE 's/.*(wl_surface@[0-9]+)\.(enter|leave)\((wl_output@[0-9]+)\).*/\1 \2 \3/p' "$folder/chairside.log" | awk '
        $2 == "enter" { on[$1] = on[$1] " " $3 }
        $2 == "leave" { sub(" " $3, "", on[$1]) }
        END { for (surface in on) if (on[surface] != "") print "    " surface " on" on[surface] }' | sort
}
use() { /usr/bin/python3 "$folder/screens.py" "$@"; }

ctl next-item; ctl chairs-slides
places "at the start"
ctl swap-screens; places "swapped"
ctl swap-screens; places "swapped back"
use Meta-0; places "the room's screen is gone"
use Meta-0 Meta-1; places "it is back"
turn_while_covered
use Meta-1; places "the presenter's screen is gone"
use Meta-0 Meta-1; places "it is back"
kill $program
