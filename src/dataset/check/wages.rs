//! Checks of the wage table.

use std::collections::{BTreeMap, HashSet};

use super::{
    super::{
        problem::quote,
        source::Source,
        wages::{AreaKind, Row, Wages},
    },
    At, Checker, File, Kind,
    figures::{DEPTH, ERROR, HOURS, JOBS, PAY_PER_HOUR, PAY_PER_YEAR, PER_1000, QUOTIENT},
};

impl<'d> Checker<'d> {
    pub fn define_wages(&mut self, wages: &'d Wages) {
        let root = At::root(File::Wages);
        self.define_one(root.field("source").field("id"), Kind::Source, &wages.source.id);
        self.define(root.field("occupations"), Kind::Occupation, wages.occupations.iter().map(|o| &o.id));
        self.define(root.field("areas"), Kind::Area, wages.areas.iter().map(|a| &a.id));
        self.define(root.field("industries"), Kind::Industry, wages.industries.iter().map(|i| &i.id));
        // The table rests on its own source.
        self.ids.refer(Kind::Source, &wages.source.id);
    }

    pub fn wages(&mut self, wages: &Wages) {
        let root = At::root(File::Wages);
        self.date(root.field("period"), wages.period);
        self.source(root.field("source"), &wages.source);
        for (i, file) in wages.files.iter().enumerate() {
            let list = root.field("files");
            let at = list.index(i);
            self.text(at.field("name"), &file.name);
            if file.sha256.len() != 64 || !file.sha256.bytes().all(|b| b.is_ascii_hexdigit()) {
                let message = format!("{} is no SHA-256", quote(&file.sha256));
                self.error(at.field("sha256"), message, "expected 64 hexadecimal digits");
            }
        }
        self.figure(root.field("hours_per_year"), wages.hours_per_year, &HOURS);
        if let Some(cap) = wages.cap {
            self.figure(root.field("cap").field("hourly"), cap.hourly, &PAY_PER_HOUR);
            self.figure(root.field("cap").field("annual"), cap.annual, &PAY_PER_YEAR);
        }
        let mut footnotes = HashSet::new();
        for (i, (number, text)) in wages.footnotes.iter().enumerate() {
            let list = root.field("footnotes");
            let at = list.index(i);
            self.text(at.index(1), text);
            if !footnotes.insert(*number) {
                self.error(at.index(0), format!("the footnote {number} is defined twice"), "");
            }
        }
        for (i, occupation) in wages.occupations.iter().enumerate() {
            self.text(root.field("occupations").index(i).field("name"), &occupation.name);
        }
        self.areas(root.field("areas"), wages);
        self.industries(root.field("industries"), wages);
        for (i, row) in wages.rows.iter().enumerate() {
            let list = root.field("rows");
            self.row(list.index(i), row, wages, &footnotes);
        }
        self.no_row_twice(root.field("rows"), &wages.rows);
    }

    /// One source; also those of the career file.
    pub fn source(&mut self, at: At, source: &Source) {
        self.texts(at, [("publisher", &source.publisher), ("title", &source.title), ("kind", &source.kind)]);
        if let Some(address) = &source.address {
            self.address(at.field("address"), address);
        }
        if let Some(date) = source.date {
            self.date(at.field("date"), date);
        }
    }

    fn areas(&mut self, list: At, wages: &Wages) {
        let (mut abbreviations, mut tiles) = (BTreeMap::new(), BTreeMap::new());
        let states: HashSet<_> =
            wages.areas.iter().filter(|a| a.kind == AreaKind::State).map(|a| &a.id).collect();
        for (i, area) in wages.areas.iter().enumerate() {
            let at = list.index(i);
            self.text(at.field("name"), &area.name);
            if let Some(short) = &area.abbreviation
                && let Some(first) = abbreviations.insert(short, i)
            {
                let message = format!("two areas go by {}", quote(short.as_str()));
                let record = list.index(first);
                let first = record.field("abbreviation").path();
                self.second(at.field("abbreviation"), first, message);
            }
            if let Some(tile) = area.tile
                && let Some(first) = tiles.insert(tile, i)
            {
                let record = list.index(first);
                let first = record.field("tile").path();
                self.second(at.field("tile"), first, format!("two areas stand on tile {tile:?}"));
            }
            for (s, state) in area.states.iter().enumerate() {
                let at_states = at.field("states");
                if self.ids.has(Kind::Area, state) && !states.contains(state) {
                    let message = format!("{} is not a state", quote(state.as_str()));
                    self.error(
                        at_states.index(s),
                        message,
                        "a part of a state names an area of kind `state`",
                    );
                } else {
                    self.refers(at_states.index(s), Kind::Area, state);
                }
            }
        }
    }

    fn industries(&mut self, list: At, wages: &Wages) {
        for (i, industry) in wages.industries.iter().enumerate() {
            let at = list.index(i);
            self.text(at.field("name"), &industry.name);
            self.figure(at.field("level"), f64::from(industry.level), &DEPTH);
        }
        if wages.all_industries().is_none() && !wages.rows.is_empty() {
            let help = "one industry of level 0 stands for all employers together";
            self.error(list, "no industry has level 0", help);
        }
    }

    fn row(&mut self, at: At, row: &Row, wages: &Wages, footnotes: &HashSet<u8>) {
        self.refers(at.field("occupation"), Kind::Occupation, &row.occupation);
        self.refers(at.field("area"), Kind::Area, &row.area);
        self.refers(at.field("industry"), Kind::Industry, &row.industry);
        self.pay(at.field("hourly"), &row.hourly, &PAY_PER_HOUR);
        self.pay(at.field("annual"), &row.annual, &PAY_PER_YEAR);
        for (field, value, bounds) in [
            ("jobs", row.jobs, &JOBS),
            ("jobs_rse", row.jobs_rse, &ERROR),
            ("wage_rse", row.wage_rse, &ERROR),
            ("jobs_per_1000", row.jobs_per_1000, &PER_1000),
            ("location_quotient", row.location_quotient, &QUOTIENT),
        ] {
            self.figure(at.field(field), value, bounds);
        }
        if wages.cap.is_none() && !row.capped.is_empty() {
            let help = "say in `cap` where the survey stops counting";
            self.error(at.field("capped"), "wages are capped, but the table has no cap", help);
        }
        for (i, number) in row.footnotes.iter().enumerate() {
            if !footnotes.contains(number) {
                let list = at.field("footnotes");
                self.error(list.index(i), format!("unknown footnote {number}"), "add it to `footnotes`");
            }
        }
    }

    fn no_row_twice(&mut self, list: At, rows: &[Row]) {
        if rows.is_sorted_by(|a, b| a.key() < b.key()) {
            return;
        }
        let mut sorted: Vec<(usize, &Row)> = rows.iter().enumerate().collect();
        sorted.sort_by(|(_, a), (_, b)| a.key().cmp(&b.key()));
        for pair in sorted.windows(2) {
            if let &[(first, a), (second, b)] = pair
                && a.key() == b.key()
            {
                let (occupation, area, industry) = a.key();
                let message =
                    format!("a second row for occupation {occupation}, area {area}, industry {industry}");
                let first = list.index(first).path();
                let record = list.index(second);
                self.second(record.field("occupation"), first, message);
            }
        }
    }
}
