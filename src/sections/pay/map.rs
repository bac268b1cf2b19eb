//! Pay on a map: the states as equal tiles, shaded by what the rows are sorted by, at first the median.
//!
//! Rows and details are those of [`place`].

use super::{View, place};
use crate::{
    dataset::Dataset,
    page::{Detail, Page},
    sections::Context,
};

/// The view.
pub(super) const VIEW: View = View { name: "Map", has, page, detail };

fn has(data: &Dataset) -> bool {
    data.wages.as_ref().is_some_and(|wages| wages.areas.iter().any(|area| area.tile.is_some()))
}

fn page(context: &Context<'_>) -> Page {
    place::page_of(context, place::Extent::Map)
}

fn detail(context: &Context<'_>, key: &str) -> Detail {
    (place::VIEW.detail)(context, key)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::*;
    use crate::page::{Shape, Way};

    const VIEW: &str = "Map";

    #[test]
    fn tiles_are_the_rows_of_the_view_by_place() {
        let mut bench = Bench::new();
        let (map, places) = (bench.page(VIEW), bench.page("By place"));
        assert_eq!(map.shape, Shape::Map { shade: 1 });
        let tiles: Vec<_> =
            map.rows.iter().filter_map(|row| Some((row.key.as_str(), row.tile.as_ref()?))).collect();
        let places_of: Vec<_> =
            tiles.iter().map(|(key, t)| (*key, t.label.as_str(), t.column, t.line)).collect();
        assert_eq!(places_of, [("51-3011/10", "NO", 0, 0), ("51-3011/20", "SO", 0, 1)]);
        for row in &map.rows {
            assert_eq!(row.cells.first(), super::super::fixture::row(&places, &row.key).cells.first());
            assert!(!bench.detail(VIEW, &row.key).blocks.is_empty());
        }
        bench.profile.price_adjusted = true;
        let map = bench.page(VIEW);
        assert_eq!(map.shape, Shape::Map { shade: 2 });
        assert_eq!(map.columns.get(2).map(|c| c.title.as_str()), Some("Adjusted, about"));
    }

    #[test]
    fn several_occupations_have_a_map_each() {
        let mut bench = Bench::new();
        bench.profile.picks.clear();
        let map = bench.page(VIEW);
        assert_eq!(map.groups, ["Bread · Pastry", "Chef"]);
        assert_eq!(
            map.rows.iter().map(|row| row.group).collect::<Vec<_>>(),
            [Some(0), Some(0), Some(1), Some(1)]
        );
    }

    #[test]
    fn a_state_leads_to_what_lies_in_it() {
        let bench = Bench::new();
        let (map, places) = (bench.page(VIEW), bench.page("By place"));
        for page in [&map, &places] {
            let way = row(page, "51-3011/10").way.as_ref();
            assert_eq!(way, Some(&Way { view: 0, filter: "in:NO".to_owned() }));
        }
        assert!(row(&places, "51-3011/11").way.is_none() && row(&places, "51-3011/00").way.is_none());
        let found = places.select(&crate::page::Filter::new("in:no"), None);
        let found: Vec<&str> =
            found.iter().filter_map(|at| Some(places.rows.get(*at)?.key.as_str())).collect();
        assert_eq!(found, ["51-3011/10", "51-3011/11", "51-3011/12"]);
    }

    #[test]
    fn without_tiles_there_is_no_map() {
        let mut bench = Bench::new();
        if let Some(wages) = &mut bench.data.wages {
            wages.areas.iter_mut().for_each(|area| area.tile = None);
        }
        assert!(!super::super::views(&bench.data).contains(&VIEW.to_owned()));
    }
}
