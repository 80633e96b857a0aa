#!/bin/sh
# Chairside under KWin (Wayland) with two screens in memory: where its windows are at the start, after two swaps, and when a screen goes and comes
# back; then the room's window is covered, and 20 slides are turned. Prints what it saw and counted.
#
#     dbus-run-session -- kwin_two_screens.sh CHAIRSIDE FOLDER
#
# FOLDER is empty. Packages: kwin-wayland, libkf5screen-bin, qtwayland5, jq, python3-gi, gir1.2-gtk-3.0. KWIN is the program, else kwin_wayland; where its
# capability is refused, as in a container, a copy of it under the same name has none. Figures are in docs/screens.md.
set -eu
. "$(dirname "$0")/common.sh"
begin "$1" "$2"
export WAYLAND_DISPLAY=wayland-chairside XDG_CURRENT_DESKTOP=KDE
unset DISPLAY
cat > "$folder/places.js" <<'PLACES'
workspace.clientList().forEach(function (window) {
    var place = window.frameGeometry;
    print("PLACE " + window.caption + ": screen " + window.screen + (window.fullScreen ? ", full" : "") + ", "
        + [place.x, place.y, place.width, place.height].join(" ") + (window.stackingOrder > 0 ? ", in front" : ""));
});
PLACES
LIBGL_ALWAYS_SOFTWARE=1 "${KWIN:-kwin_wayland}" --virtual --width 1920 --height 1080 --output-count 2 --socket $WAYLAND_DISPLAY \
    --no-lockscreen > "$folder/kwin.log" 2>&1 & kwin=$!
trap 'kill $kwin' EXIT
sleep 4
"$chairside" "$folder/s.md" 2> "$folder/chairside.log" & program=$!
sleep 6

scripting() { busctl --user call org.kde.KWin "$@"; }
# Where both windows are, after this.
places() {
    sleep 2
    number=$(scripting /Scripting org.kde.kwin.Scripting loadScript s "$folder/places.js" | cut -d' ' -f2)
    scripting "/$number" org.kde.kwin.Script run > /dev/null 2>&1
    sleep 1
    scripting /Scripting org.kde.kwin.Scripting unloadScript s "$folder/places.js" > /dev/null
    echo "$1; $(said)"
    grep -o "PLACE .*" "$folder/kwin.log" | tail -2 | sed 's/PLACE /    /'
}
screen() { QT_QPA_PLATFORM=wayland kscreen-doctor "output.$1" > /dev/null 2>&1; }

ctl next-item; ctl chairs-slides
places "at the start"
ctl swap-screens; places "swapped"
ctl swap-screens; places "swapped back"
screen Virtual-1.disable; places "the room's screen is gone"
screen Virtual-1.enable; places "it is back"
turn_while_covered
screen Virtual-0.disable; places "the presenter's screen is gone"
kill $program
