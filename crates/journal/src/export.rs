//! Rows as JSON lines, for people and tests.

use chairside_session::Row;
use serde_json::{Value, json};

/// Writes one JSON object a line for each row: its number, stamp and fact. `steady` is in seconds.
pub fn json_lines(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        let at = &row.stamp.at;
        let line = json!({
            "number": row.number,
            "row": row.stamp.row.0.to_string(),
            "wall": at.wall.to_string(),
            "steady": at.steady.as_secs_f64(),
            "boot": at.boot.0,
            "author": row.stamp.author,
            "fact": serde_json::to_value(&row.fact).unwrap_or(Value::Null),
        });
        text.push_str(&line.to_string());
        text.push('\n');
    }
    text
}
