//! Going about the overview: a grid for each deck, one below the other, a tile for each slide. Pure.

use crate::model::content::SessionContent;
use crate::model::ids::DeckId;
use crate::model::place::Place;
use crate::model::steps;
pub use crate::model::towards::Towards;

/// The tile of a place: the first step of its slide. The first tile of all when there is no such place.
pub fn tile(content: &SessionContent, place: &Place) -> Place {
    let grids = grids(content);
    let (deck, tile) = find(&grids, place);
    at(&grids, deck, tile).unwrap_or_else(|| place.clone())
}

/// The tile that is chosen after a move in a grid of so many columns, at least 1.
pub fn moved(content: &SessionContent, from: &Place, towards: Towards, columns: usize) -> Place {
    let columns = columns.max(1);
    let grids = grids(content);
    let (deck, tile) = find(&grids, from);
    let count = |deck: usize| grids.get(deck).map_or(0, |grid| grid.tiles.len());
    let last = |deck: usize| count(deck).saturating_sub(1);
    let (row, column) = (tile / columns, tile % columns);
    let to = match towards {
        Towards::First => Some((0, 0)),
        Towards::Last => grids.len().checked_sub(1).map(|deck| (deck, last(deck))),
        Towards::Left if tile > 0 => Some((deck, tile - 1)),
        Towards::Left => deck.checked_sub(1).map(|deck| (deck, last(deck))),
        Towards::Right if tile < last(deck) => Some((deck, tile + 1)),
        Towards::Right => Some((deck + 1, 0)),
        Towards::Up if row > 0 => Some((deck, tile - columns)),
        Towards::Up => deck.checked_sub(1).map(|deck| {
            let first_of_last_row = last(deck) / columns * columns;
            (deck, (first_of_last_row + column).min(last(deck)))
        }),
        Towards::Down if row < last(deck) / columns => Some((deck, (tile + columns).min(last(deck)))),
        Towards::Down => Some((deck + 1, column.min(last(deck + 1)))),
    };
    to.and_then(|(deck, tile)| at(&grids, deck, tile))
        .or_else(|| at(&grids, deck, tile))
        .unwrap_or_else(|| from.clone())
}

struct Grid<'a> {
    deck: &'a DeckId,
    /// The pages of each tile.
    tiles: Vec<std::ops::Range<u32>>,
}

fn grids(content: &SessionContent) -> Vec<Grid<'_>> {
    let grids = content.decks.iter().map(|deck| Grid { deck: &deck.id, tiles: steps::slides(&deck.slides) });
    grids.filter(|grid| !grid.tiles.is_empty()).collect()
}

/// The grid and the tile of a place; the first when there is none.
fn find(grids: &[Grid<'_>], place: &Place) -> (usize, usize) {
    let deck = grids.iter().position(|grid| *grid.deck == place.deck);
    let tile = |deck: &usize| grids[*deck].tiles.iter().position(|pages| pages.contains(&place.slide));
    deck.and_then(|deck| Some((deck, tile(&deck)?))).unwrap_or((0, 0))
}

fn at(grids: &[Grid<'_>], deck: usize, tile: usize) -> Option<Place> {
    let grid = grids.get(deck)?;
    Some(Place { deck: grid.deck.clone(), slide: grid.tiles.get(tile)?.start })
}
