//! The examples that `--help` and the manual pages end with.

pub const CHAIRSIDE: &str = "Examples:
  chairside                                   opens the start window
  chairside session.md                        shows a session
  chairside talk.pdf --minutes 20             shows a deck alone, with a timer
  chairside import datatracker 126 quic       makes a session of what the Datatracker has
  chairside new --meeting \"IETF 126\" --group quic -o quic.md
  chairside check --ready session.md          says what is not in place yet

Exit status: 0 done; 1 done, but something needs a look; 2 not done; 130 interrupted.";

pub const CHECK: &str = "Examples:
  chairside check session.md
  chairside check --ready session.md          before the session
  chairside check --strict --json session.md  in a script";

pub const IMPORT: &str = "Examples:
  chairside import agenda agenda.md -o session.md
  chairside import datatracker 126 quic";

pub const IMPORT_AGENDA: &str = "Examples:
  chairside import agenda agenda.md           prints the session file
  chairside import agenda agenda.md -o session.md
  chairside import agenda agenda.md --session 2 -o friday.md
  wl-paste | chairside import agenda - -o session.md

Exit status: 0 made; 2 nothing was made.";

pub const IMPORT_DATATRACKER: &str = "Examples:
  chairside import datatracker 126 quic       makes ietf126-quic/ with session.md and the decks
  chairside import datatracker \"IETF 126\" quic --session 2 -o friday
  chairside import datatracker interim-2026-quic-01 quic

Nothing is sent but the requests. A file that is there is never replaced.

Exit status: 0 made; 1 made, but something of it is missing (named on standard error); 2 nothing was made; 130 stopped.";

pub const NEW: &str = "Examples:
  chairside new --meeting \"IETF 126\" --group quic -o quic.md
  chairside new --meeting \"IETF 126\" --group newthing --kind bof -o bof.md
  chairside new --kind talk --title \"QMux in practice\" -o talk.md

Exit status: 0 made; 2 not made: a file that is there is never replaced.";

pub const PREFLIGHT: &str = "Examples:
  chairside preflight session.md
  chairside preflight session.md --mail       letters to the presenters
  chairside preflight talk.pdf --pictures pages/
  chairside preflight session.md --online     also tries the links to web pages

Exit status: 0 nothing to mend; 1 something is; 2 the session cannot be read.";

pub const EXPORT: &str = "Examples:
  chairside export session.md -o slides.pdf
  chairside export session.md --talks -o session.pdf     with the slides of each item
  chairside export talk.pdf --steps -o steps.pdf         one page for each step
  chairside export session.md --notes -o handout.pdf

Exit status: 0 written; 2 not written.";

pub const MINUTES: &str = "Examples:
  chairside minutes session.md -o minutes.md
  chairside minutes --brief session.md        the report to the area director

Exit status: 0 printed or written; 2 there is no such session or run, or the file cannot be written.";

pub const POLLS: &str = "Examples:
  chairside polls session.md -o polls.json
  chairside polls session.md --take polls-126-quic-202607221400.json

Exit status: 0 done; 1 imported, but some polls were left out (named on standard error); 2 not done.";

pub const RUNS: &str = "Examples:
  chairside runs
  chairside runs session.md
  chairside runs --export ID > run.jsonl

Exit status: 0 done; 2 there is no such run, or the journal cannot be read.";

pub const RENDER: &str = "Examples:
  chairside render talk.pdf --page 3 -o page.png
  chairside render talk.pdf --all -o pages/

Exit status: 0 written; 2 a page was not written.";

pub const TEXT: &str = "Examples:
  chairside text talk.pdf | less
  chairside text slides.md > slides.txt

Exit status: 0 printed; 2 the deck cannot be read.";

pub const JOURNAL: &str = "Example:
  chairside journal session.md > journal.jsonl

Exit status: 0 printed; 2 there is no such session or run, or the journal cannot be read.";

pub const CTL: &str = "Examples:
  chairside ctl next                          turns to the next slide
  chairside ctl goto 12
  chairside ctl note-well                     shows the Note Well, or hides it
  chairside ctl timer pause
  chairside ctl status --json
  chairside ctl watch                         prints a line of JSON at each change
  chairside ctl --session quic prev           if several sessions are open

Exit status: 0 done; 1 changes nothing now; 2 not understood or no answer; 3 no session is open; 4 several are open; 5 refused.";

pub const COMPLETIONS: &str = "Examples:
  chairside completions bash > ~/.local/share/bash-completion/completions/chairside
  chairside completions zsh > ~/.zfunc/_chairside
  chairside completions fish > ~/.config/fish/completions/chairside.fish

Exit status: 0 printed; 2 not.";

pub const MAN: &str = "Examples:
  chairside man > ~/.local/share/man/man1/chairside.1
  chairside man import agenda | man -l -
  chairside man -o ~/.local/share/man/man1    writes the pages of all commands

Exit status: 0 printed or written; 2 not.";
