//! Prints what is read from agendas: `cargo run -p chairside-agenda --example read_agenda -- FILE…`

use std::io::Read as _;

fn main() {
    for file in std::env::args().skip(1) {
        let mut bytes = Vec::new();
        let read = std::fs::File::open(&file).and_then(|mut file| file.read_to_end(&mut bytes));
        if let Err(error) = read {
            eprintln!("{file}: {error}");
            continue;
        }
        println!("== {file}");
        let reading = chairside_agenda::read(&String::from_utf8_lossy(&bytes));
        if reading.looks_like_prose() {
            println!("looks like prose");
        }
        for session in &reading.sessions {
            let when = (session.date, session.start, session.end);
            println!(
                "-- {:?} {:?} {:?} {when:?} {:?} {:?}",
                session.title, session.group, session.meeting, session.time_zone, session.room
            );
            println!("   {:?} {:?}", session.chairs, session.links.iter().map(|link| &link.label).collect::<Vec<_>>());
            for item in &session.items {
                let minutes = |time: Option<jiff::SignedDuration>| {
                    time.map_or("-".into(), |time| (time.as_secs() / 60).to_string())
                };
                let balance = if item.balance { " (balance)" } else { "" };
                println!(
                    "{:4} {}={}+{}{balance} {:?} «{}» {:?} [{}]",
                    item.line,
                    minutes(item.time),
                    minutes(item.talk),
                    minutes(item.discussion),
                    item.kind,
                    item.title,
                    item.presenters,
                    item.part.as_deref().unwrap_or_default()
                );
                println!(
                    "       slides {:?} links {:?} notes {:?}",
                    item.slides,
                    item.links.iter().map(|link| &link.label).collect::<Vec<_>>(),
                    item.notes
                );
            }
            if !session.actions.is_empty() {
                println!("   actions {:?}", session.actions);
            }
        }
        for unplaced in &reading.unplaced {
            println!("?{:4} {} ({})", unplaced.line, unplaced.text, unplaced.why);
        }
    }
}
