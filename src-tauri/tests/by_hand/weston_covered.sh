#!/bin/sh
# Chairside under weston with two screens: the room's window fills the other one, is covered, and 20 slides are turned. Prints what it counted.
#
#     weston_covered.sh CHAIRSIDE FOLDER
#
# FOLDER is empty. Packages: weston, xvfb, jq, python3-gi, gir1.2-gtk-3.0. DISPLAY_NUMBER is a display that is free, else 78. Figures are in
# docs/screens.md.
set -eu
. "$(dirname "$0")/common.sh"
begin "$1" "$2"
export DISPLAY=:${DISPLAY_NUMBER:-78} WAYLAND_DISPLAY=wayland-chairside
Xvfb "$DISPLAY" -screen 0 2600x1600x24 -nolisten tcp > /dev/null 2>&1 & server=$!
sleep 1
weston --backend=x11-backend.so --use-pixman --output-count=2 --width=1280 --height=720 --idle-time=0 --socket=$WAYLAND_DISPLAY \
    > "$folder/weston.log" 2>&1 & weston=$!
trap 'kill $weston $server' EXIT
sleep 3
"$chairside" "$folder/s.md" 2> "$folder/chairside.log" & program=$!
sleep 6

ctl next-item; ctl chairs-slides; sleep 3
turn_while_covered
kill $program
