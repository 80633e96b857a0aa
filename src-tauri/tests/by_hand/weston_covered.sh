#!/bin/sh
# Chairside under weston with two screens: the room's window fills the other one, is covered, and 20 slides are turned. Prints what it counted.
#
#     weston_covered.sh CHAIRSIDE FOLDER
#
# FOLDER is empty. Packages: weston, xvfb, jq, python3-gi, gir1.2-gtk-3.0. DISPLAY_NUMBER is a display that is free, else 78. Figures are in
# docs/screens.md.
set -eu
chairside=$1 folder=$2
export CHAIRSIDE_DATA_DIR="$folder/data" HOME="$folder" XDG_RUNTIME_DIR="$folder/run" XDG_CONFIG_HOME="$folder/config" GDK_BACKEND=wayland
export DISPLAY=:${DISPLAY_NUMBER:-78} WAYLAND_DISPLAY=wayland-chairside
mkdir -p -m 700 "$XDG_RUNTIME_DIR"
{
    printf -- '---\ngroup: tls\nopen-with: []\nagenda:\n  - { title: A, time: 30m }\n---\n# Slide 1\n'
    for slide in $(seq 2 40); do printf '\n---\n\n# Slide %s\n' "$slide"; done
} > "$folder/s.md"
Xvfb "$DISPLAY" -screen 0 2600x1600x24 -nolisten tcp > /dev/null 2>&1 & server=$!
sleep 1
weston --backend=x11-backend.so --use-pixman --output-count=2 --width=1280 --height=720 --idle-time=0 --socket=$WAYLAND_DISPLAY \
    > "$folder/weston.log" 2>&1 & weston=$!
trap 'kill $weston $server' EXIT
sleep 3
"$chairside" "$folder/s.md" 2> "$folder/chairside.log" & program=$!
sleep 6

ctl() { "$chairside" ctl "$@" > /dev/null; }
said() { "$chairside" ctl status --json | jq -r .room.words; }
# Waits for at most 4 s until this prints that.
until_prints() {
    wanted=$1; shift
    for _ in $(seq 40); do [ "$("$@")" = "$wanted" ] && return 0; sleep 0.1; done
    return 1
}

ctl next-item; ctl chairs-slides; sleep 3
idle=$(said)
echo "idle: $idle"
cat > "$folder/cover.py" <<'COVER'
import gi
gi.require_version('Gdk', '3.0')
gi.require_version('Gtk', '3.0')
from gi.repository import Gdk, GLib, Gtk
window = Gtk.Window(title='cover')
window.show_all()
window.fullscreen_on_monitor(Gdk.Screen.get_default(), 1)
GLib.timeout_add_seconds(60, Gtk.main_quit)
Gtk.main()
COVER
/usr/bin/python3 "$folder/cover.py" & cover=$!
sleep 1
begun=$(date +%s%N)
until_prints "The room's window isn't on the screen" said || echo "the cover is not noticed: $(said)"
echo "noticed $((($(date +%s%N) - begun) / 1000000)) ms after the cover was there"
warned=0
for _ in $(seq 20); do
    ctl next
    [ "$(said)" = "The room's window isn't on the screen" ] && warned=$((warned + 1))
done
echo "covered, 20 slides on, warned: $warned of 20"
kill $cover
until_prints "$idle" said && echo "uncovered: $(said)"
kill $program
