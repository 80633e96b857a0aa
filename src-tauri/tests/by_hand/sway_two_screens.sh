#!/bin/sh
# Chairside under sway with two screens in memory: the room's window fills the other one; its screen is taken away and given back TIMES
# times with a session running; then it is covered, and 20 slides are turned. Prints what it counted.
#
#     sway_two_screens.sh CHAIRSIDE FOLDER [TIMES]
#
# FOLDER is empty and belongs to whoever runs this, who is not root (else: setpriv --reuid nobody --regid nogroup --clear-groups).
# Packages: sway, xvfb, openbox, xdotool, jq, python3-gi, gir1.2-gtk-3.0. Figures are in docs/screens.md.
# sway 1.7 cannot take a screen in memory away. So its screens are windows on an Xvfb with openbox, which makes the newest one active: Alt+F4
# takes the second screen away, and another one is made in its place. DISPLAY_NUMBER is a display that is free, else 79.
set -eu
. "$(dirname "$0")/common.sh"
begin "$1" "$2"
times=${3:-50}
export WLR_BACKENDS=x11 WLR_RENDERER=pixman WLR_X11_OUTPUTS=2 DISPLAY=:${DISPLAY_NUMBER:-79}
cat > "$folder/sway.conf" <<'CONFIGURATION'
output X11-1 resolution 1280x720 position 0 0
output X11-2 resolution 1280x720 position 1280 0
xwayland disable
focus_follows_mouse no
CONFIGURATION
Xvfb "$DISPLAY" -screen 0 2600x1600x24 -nolisten tcp > /dev/null 2>&1 & server=$!
sleep 1
openbox > /dev/null 2>&1 & manager=$!
sleep 1
trap 'kill ${sway-} $manager $server' EXIT
start_sway
"$chairside" "$folder/s.md" 2> "$folder/chairside.log" & program=$!
sleep 6

slide() { "$chairside" ctl status --json | jq -r .slide.number; }
# The left edge of the output that the room's window fills, "1280"; or nothing.
room() {
    swaymsg -t get_tree -r | jq -r '.nodes[] | select(.type == "output") | .rect.x as $on | [recurse(.nodes[]?, .floating_nodes[]?)
        | select((.name // "" | startswith("Slides for the room")) and .fullscreen_mode == 1)] | if length > 0 then $on else empty end'
}

echo "at the start the room's window fills: $(room)"
ctl next-item; ctl chairs-slides
right=0
second=2
for round in $(seq "$times"); do
    xdotool key alt+F4
    until_prints "" room || echo "round $round: the room's window still fills $(room)"
    ctl goto $((round % 30 + 2))
    second=$((second + 1))
    swaymsg -q output X11-$second resolution 1280x720 position 1280 0
    swaymsg -q create_output
    if until_prints 1280 room && [ "$(slide)" = $((round % 30 + 2)) ]; then right=$((right + 1)); else
        echo "round $round: $(room), slide $(slide)"
    fi
done
echo "taken away and given back, everything in its place: $right of $times"

ctl goto 1; sleep 2
turn_while_covered
kill $program
