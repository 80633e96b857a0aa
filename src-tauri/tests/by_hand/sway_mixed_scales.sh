#!/bin/sh
# Chairside under sway with two screens in memory of different scales. The room's window fills the one with scale 2; eight pages of a PDF are
# compared with the same pages as `chairside render` draws them, then the scale changes while a page is up. Prints how many pixels differ.
#
#     sway_mixed_scales.sh CHAIRSIDE FOLDER DECK.PDF
#
# FOLDER is empty and belongs to whoever runs this, who is not root (else: setpriv --reuid nobody --regid nogroup --clear-groups). The pages
# of DECK.PDF are 16 to 9. Packages: sway, grim, imagemagick, jq. Figures are in docs/screens.md.
set -eu
. "$(dirname "$0")/common.sh"
begin "$1" "$2"
deck=$3
export WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_HEADLESS_OUTPUTS=2 WLR_LIBINPUT_NO_DEVICES=1
cat > "$folder/sway.conf" <<'CONFIGURATION'
output HEADLESS-1 resolution 1920x1080 position 0 0 scale 1
output HEADLESS-2 resolution 2560x1440 position 1920 0 scale 2
xwayland disable
focus_follows_mouse no
CONFIGURATION
"$chairside" render --all --width 2560 --output "$folder/pages" "$deck" > /dev/null
start_sway
trap 'kill $sway' EXIT
"$chairside" "$deck" 2> "$folder/chairside.log" & program=$!
sleep 5

# Goes to a page and says how many pixels of the room's screen differ from it.
see() {
    # It fails if the page is up already.
    ctl goto "$1" 2> /dev/null || true
    sleep 1
    grim -o HEADLESS-2 "$folder/seen.png"
    page=$(ls "$folder"/pages/*.png | sed -n "${1}p")
    printf 'page %s, %s: ' "$1" "$2"
    compare -metric AE "$folder/seen.png" "$page" null: 2>&1 || true
    echo ' pixels differ'
}

for page in 1 2 3 4 5 6 7 8; do see $page 'scale 2'; done
swaymsg -q output HEADLESS-2 scale 1; sleep 1; see 8 'scale 1 now'; see 3 'scale 1'
swaymsg -q output HEADLESS-2 scale 2; sleep 1; see 3 'scale 2 again'
swaymsg -q output HEADLESS-2 scale 1.5; sleep 1
echo "scale 1.5, the room: $("$chairside" ctl status --json | jq -r .room.words)"
kill $program
