//! Rows of a spreadsheet: cells with tabs, commas or semicolons between them. They become rows of a table.

use crate::html::Line;
use crate::table::Columns;
use crate::{clock, duration};

/// Rewrites rows below a line that names the columns, and adds "min" to bare numbers of minutes where no line does.
pub(crate) fn rewrite(lines: &mut [Line<'_>]) {
    typed(lines);
    timed_first(lines);
    started(lines);
    let mut at = 0;
    while at < lines.len() {
        let found = ['\t', ',', ';'].into_iter().find(|sign| is_head(&lines[at].text, *sign));
        let Some(sign) = found else {
            at += 1;
            continue;
        };
        let end = rows(lines, at, sign);
        if end > at + 1 {
            for line in &mut lines[at..end] {
                let cells = cells(line.text.trim_matches([' ', '\r']), sign);
                if cells.len() > 1 {
                    line.text = format!("| {} |", cells.join(" | ")).into();
                }
            }
        }
        at = end.max(at + 1);
    }
    bare_numbers(lines);
}

/// "Title / presenter / 5", and "Title, presenter, 5" if every line is like that: as the start window takes them.
fn typed(lines: &mut [Line<'_>]) {
    let cells = |text: &str, sign: &str| -> Option<String> {
        let text = text.trim().trim_start_matches(['-', '*', '•']).trim_start();
        let (before, number) = text.rsplit_once(sign)?;
        let minutes = number.trim().parse::<u16>().ok().filter(|number| (1..=240).contains(number))?;
        let (title, presenter) = before.rsplit_once(sign).unwrap_or((before, ""));
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let named = !is_number(presenter.trim())
            && !title.trim().is_empty()
            && title.len() + presenter.len() < 200
            && !text.starts_with(['#', '|', '>']);
        let presenter = presenter.trim();
        let gap = if presenter.is_empty() { "" } else { "\t" };
        named.then(|| format!("{}{gap}{presenter}\t{minutes} min", title.trim().trim_end_matches(" /")))
    };
    let mut said = lines.iter().filter(|line| !line.text.trim().is_empty()).take(500).peekable();
    let commas = said.peek().is_some() && said.all(|line| cells(&line.text, ", ").is_some());
    for line in lines {
        let read = cells(&line.text, " / ").or_else(|| cells(&line.text, ", ").filter(|_| commas));
        if let Some(read) = read {
            line.text = read.into();
        }
    }
}

/// "30 min / Title / presenter"
fn timed_first(lines: &mut [Line<'_>]) {
    for line in lines {
        let text = line.text.trim_start_matches(|c: char| c.is_whitespace() || "-*•".contains(c));
        let slashed = text.split_once(" / ").filter(|(time, rest)| {
            duration::whole(time, false).is_some() && rest.matches(" / ").count() == 1 && rest.len() < 200
        });
        if let Some((time, rest)) = slashed {
            line.text = format!("{time}\t{}", rest.replace(" / ", "\t")).into();
        }
    }
}

/// "09:10   10   Title   presenter", also with the row's number before it: the second number is minutes if the next row begins
/// so much later.
fn started(lines: &mut [Line<'_>]) {
    let rows: Vec<(usize, Started)> =
        lines.iter().enumerate().filter_map(|(at, line)| Some((at, Started::of(&line.text)?))).collect();
    let follows = rows.windows(2).filter(|two| two[0].1.ends() == two[1].1.starts()).count();
    if rows.len() < 2 || follows * 2 < rows.len() - 1 {
        return;
    }
    let rewritten: Vec<(usize, String)> = rows.iter().map(|(at, row)| (*at, row.rewritten())).collect();
    for (at, text) in rewritten {
        lines[at].text = text.into();
    }
}

/// A row that begins with a time and a number.
struct Started {
    indent: String,
    time: String,
    minutes: i64,
    clock: jiff::civil::Time,
    rest: String,
}

impl Started {
    fn of(text: &str) -> Option<Started> {
        let trimmed = text.trim_start();
        let indent = text[..text.len() - trimmed.len()].to_owned();
        // The number of the row.
        let is_number = |part: &str| !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
        let (first, after) = gap(trimmed)?;
        let (time, after) = if is_number(first) { gap(after)? } else { (first, after) };
        let slot = clock::whole(time).filter(|slot| slot.end.is_none() && time.len() <= 8)?;
        let (number, rest) = gap(after)?;
        let minutes = number.parse().ok().filter(|minutes| is_number(number) && (1..=240).contains(minutes))?;
        let rest = rest.strip_prefix("Title:").unwrap_or(rest).trim_start().to_owned();
        Some(Started { indent, time: time.to_owned(), minutes, clock: slot.start, rest })
    }

    fn starts(&self) -> jiff::civil::Time {
        self.clock
    }

    fn ends(&self) -> jiff::civil::Time {
        self.clock.wrapping_add(jiff::SignedDuration::from_mins(self.minutes))
    }

    fn rewritten(&self) -> String {
        format!("{}{}   {} min   {}", self.indent, self.time, self.minutes, self.rest)
    }
}

/// What stands before a tab or two blanks, and what after.
fn gap(text: &str) -> Option<(&str, &str)> {
    let at = [text.find('\t'), text.find("  ")].into_iter().flatten().min()?;
    Some((&text[..at], text[at..].trim_start()))
}

/// Whether a line names columns. Prose has commas too: there every cell must be a name of one.
fn is_head(text: &str, sign: char) -> bool {
    let text = text.trim();
    if text.len() > 300 || !text.contains(sign) || text.starts_with(['|', '#', '*', '-']) {
        return false;
    }
    let cells = cells(text, sign);
    let row = cells.join(" | ");
    let short = cells.iter().all(|cell| sign == '\t' || cell.len() <= 30 && cell.split(' ').count() <= 2);
    short && Columns::named(&row).is_some_and(|columns| sign == '\t' || columns.all_known())
}

/// Where the rows below a head end: at a line without such cells that is not blank.
fn rows(lines: &[Line<'_>], head: usize, sign: char) -> usize {
    let mut end = head + 1;
    for (at, line) in lines.iter().enumerate().skip(head + 1) {
        if line.text.contains(sign) {
            end = at + 1;
        } else if !line.text.trim().is_empty() {
            break;
        }
    }
    end
}

/// The cells of a row; quotes around a cell keep the signs in it.
fn cells(text: &str, sign: char) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        match c {
            '"' if quoted && signs.peek() == Some(&'"') => {
                cell.push('"');
                signs.next();
            }
            '"' if quoted || cell.trim().is_empty() && sign != '\t' => quoted = !quoted,
            _ if c == sign && !quoted => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            '|' => cell.push('/'),
            _ => cell.push(c),
        }
    }
    cells.push(cell.trim().to_owned());
    cells
}

/// "Long Path⇥Nora⇥15" in several rows: the numbers are minutes, unless they count the rows.
fn bare_numbers(lines: &mut [Line<'_>]) {
    let mut at = 0;
    while at < lines.len() {
        let width = |line: &Line<'_>| line.text.trim().matches('\t').count();
        let columns = width(&lines[at]);
        if columns == 0 || columns > 20 || lines[at].text.starts_with('|') {
            at += 1;
            continue;
        }
        let end = at + lines[at..].iter().take_while(|line| width(line) == columns).count();
        if end - at >= 2
            && let Some(column) = (0..=columns).find(|column| is_minutes(&lines[at..end], *column))
        {
            for line in &mut lines[at..end] {
                let mut cells: Vec<String> = line.text.trim().split('\t').map(str::to_owned).collect();
                cells[column] = format!("{} min", cells[column].trim());
                line.text = cells.join("\t").into();
            }
        }
        at = end.max(at + 1);
    }
}

fn is_minutes(lines: &[Line<'_>], column: usize) -> bool {
    let number = |line: &Line<'_>| {
        let cell = line.text.trim().split('\t').nth(column)?.trim();
        cell.parse::<u16>().ok().filter(|number| (1..=240).contains(number) && !cell.starts_with('0'))
    };
    let numbers: Option<Vec<u16>> = lines.iter().map(number).collect();
    numbers.is_some_and(|numbers| !numbers.windows(2).all(|two| two[1] == two[0] + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(text: &str) -> Vec<String> {
        let mut lines: Vec<Line<'_>> = (1..)
            .zip(text.split('\n'))
            .map(|(number, text)| Line { number, last: number, text: text.into() })
            .collect();
        rewrite(&mut lines);
        lines.into_iter().map(|line| line.text.into_owned()).collect()
    }

    #[test]
    fn rows_of_a_spreadsheet_become_rows_of_a_table() {
        assert_eq!(
            rewritten("Topic,Presenter,Minutes\n\"Foo, bar\",\"Ann \"\"A\"\" Bee\",10\nend"),
            ["| Topic | Presenter | Minutes |", "| Foo, bar | Ann \"A\" Bee | 10 |", "end"]
        );
        assert_eq!(rewritten("Topic\tWho\tMin\n\nFoo\t\t5")[2], "| Foo |  | 5 |");
        assert_eq!(rewritten("Foo\tChairs\t5\nBar\tBo Li\t10"), ["Foo\tChairs\t5 min", "Bar\tBo Li\t10 min"]);
        assert_eq!(rewritten("Foo / Bo Li / 5"), ["Foo\tBo Li\t5 min"]);
        assert_eq!(rewritten("Open issues, Ann Bee, 15\nAOB, 5"), ["Open issues\tAnn Bee\t15 min", "AOB\t5 min"]);
        for text in [
            "See section 3, 5\nand more",
            "1\tFoo\n2\tBar",
            "Agenda, time and speakers\nfoo, bar",
            "Topics: a, b\nx, y",
        ] {
            assert_eq!(rewritten(text), text.split('\n').collect::<Vec<_>>());
        }
    }
}
