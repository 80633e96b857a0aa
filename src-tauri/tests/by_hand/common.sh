# What the scripts here have in common, to be read by them (`. common.sh`). `begin` is first.

# Takes the program and the folder in which all that it writes goes, for a desktop with Wayland, and writes a session.
begin() {
    chairside=$1 folder=$2
    export CHAIRSIDE_DATA_DIR="$folder/data" HOME="$folder" XDG_RUNTIME_DIR="$folder/run" XDG_CONFIG_HOME="$folder/config" GDK_BACKEND=wayland
    mkdir -p -m 700 "$XDG_RUNTIME_DIR"
    write_session
}

# Writes a session of 40 slides.
write_session() {
    {
        printf -- '---\ngroup: tls\nopen-with: []\nagenda:\n  - { title: A, time: 30m }\n---\n# Slide 1\n'
        for slide in $(seq 2 40); do printf '\n---\n\n# Slide %s\n' "$slide"; done
    } > "$folder/s.md"
}

ctl() { "$chairside" ctl "$@" > /dev/null; }
said() { "$chairside" ctl status --json | jq -r .room.words; }

# Starts sway with the configuration in `sway.conf` of the folder; `sway` is its process.
start_sway() {
    sway -c "$folder/sway.conf" 2> "$folder/sway.log" & sway=$!
    sleep 2
    WAYLAND_DISPLAY=$(cd "$XDG_RUNTIME_DIR" && ls | grep -E '^wayland-[0-9]+$' | head -1)
    SWAYSOCK=$(ls "$XDG_RUNTIME_DIR"/sway-ipc* | head -1)
    export WAYLAND_DISPLAY SWAYSOCK
}

# Waits for at most 4 s until this prints that.
until_prints() {
    wanted=$1; shift
    for _ in $(seq 40); do [ "$("$@")" = "$wanted" ] && return 0; sleep 0.1; done
    return 1
}

# Covers the screen of the room's window, turns 20 slides, and prints how often the presenter window warned.
turn_while_covered() {
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
}
