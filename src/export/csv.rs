//! The CSV form (RFC 4180): one record for each datum, numbers bare, for spreadsheets and scripts.
//!
//! A text that a spreadsheet would take for a formula is set off by an apostrophe, as OWASP advises
//! on "CSV injection"; numbers are written by the program itself and stay numbers.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::{
    Document,
    datum::{self, Datum, Value},
    words,
};
use crate::page::{Number, Unit};

/// The columns, in order.
pub const COLUMNS: [&str; 18] = [
    "section",
    "view",
    "group",
    "row",
    "label",
    "heading",
    "item",
    "column",
    "measure",
    "value",
    "unit",
    "note",
    "statistic",
    "population",
    "place",
    "period",
    "source",
    "derived",
];

/// Prints `document`.
///
/// # Errors
/// Those of `out`.
pub fn write(document: &Document<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut csv = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    record(&mut csv, &COLUMNS.map(str::to_owned))?;
    datum::each(document, &mut |datum| record(&mut csv, &fields(datum)))?;
    csv.flush()
}

fn record(csv: &mut Writer<&mut dyn Write>, fields: &[String]) -> io::Result<()> {
    csv.write_record(fields).map_err(|error| match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    })
}

fn fields(datum: &Datum) -> [String; COLUMNS.len()] {
    let passport = &datum.passport;
    let (value, unit) = match &datum.value {
        Value::Missing => (String::new(), String::new()),
        Value::Text(text) => (harmless(text), String::new()),
        Value::Number(number) => (number.value.to_string(), unit(number)),
    };
    [
        harmless(&datum.section),
        harmless(&datum.view),
        harmless(&datum.group),
        harmless(&datum.row),
        harmless(&datum.label),
        harmless(&datum.heading),
        harmless(&datum.item),
        harmless(&datum.column),
        datum.measure.to_owned(),
        value,
        unit,
        harmless(&datum.note),
        harmless(&passport.statistic),
        harmless(&passport.population),
        harmless(&passport.place),
        harmless(&passport.period),
        harmless(&passport.source),
        harmless(&passport.derived),
    ]
}

/// What a number counts: the currency's sign, or a word.
fn unit(number: &Number) -> String {
    match number.unit {
        Unit::Money | Unit::MoneyCents => harmless(number.currency.as_str()),
        other => words::unit(other).to_owned(),
    }
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    // The last four are the wide forms that East Asian editions take for the same signs.
    let formula = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    if text.starts_with(formula) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        export::{Format, sample},
        page::Cell,
        profile::Profile,
    };

    #[test]
    fn writes_a_record_for_every_datum() {
        insta::assert_snapshot!(sample::print(Format::Csv).replace("\r\n", "\n"), @r#"
        section,view,group,row,label,heading,item,column,measure,value,unit,note,statistic,population,place,period,source,derived
        roles,by yard,on deck,rigger,Rigger,,,Jobs,,1200,count,,percentiles of pay a year,riggers,the nation,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,,,Pay,10th percentile,30000,$,,percentiles of pay a year,riggers,the nation,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,,,Pay,25th percentile,40000,$,,percentiles of pay a year,riggers,the nation,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,,,Pay,median,50000,$,,percentiles of pay a year,riggers,the nation,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,,,Pay,75th percentile,60000,$,,percentiles of pay a year,riggers,the nation,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,,,Pay,90th percentile,70000,$,,percentiles of pay a year,riggers,the nation,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,,,Rope,,essential,,,,,,,census guild blog,
        roles,by yard,on deck,rigger,Rigger,,,What it is,,Sets up masts and ropes,,,,,,,census guild blog,
        roles,by yard,on deck,rigger,Rigger,,,Openings,,-300,change,,,,,May 2024,census guild,
        roles,by yard,on deck,rigger,Rigger,,,,,Sets up masts and ropes,,,,,,,census guild,
        roles,by yard,on deck,rigger,Rigger,Pay,Rigger; Caulker,,10th percentile,30000,$,,percentiles of pay a year,riggers,the nation,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,Pay,Rigger; Caulker,,25th percentile,40000,$,,percentiles of pay a year,riggers,the nation,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,Pay,Rigger; Caulker,,median,50000,$,,percentiles of pay a year,riggers,the nation,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,Pay,Rigger; Caulker,,75th percentile,60000,$,,percentiles of pay a year,riggers,the nation,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,Pay,Rigger; Caulker,,90th percentile,70000,$,,percentiles of pay a year,riggers,the nation,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,Pay,At yards,,10th percentile,30000,$,stand-in,percentiles of pay a year,riggers,Texas,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,Pay,At yards,,25th percentile,,,stand-in; not released,percentiles of pay a year,riggers,Texas,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,Pay,At yards,,median,50000,$,stand-in,percentiles of pay a year,riggers,Texas,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,Pay,At yards,,75th percentile,60000,$,stand-in,percentiles of pay a year,riggers,Texas,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,Pay,At yards,,90th percentile,70000,$,stand-in,percentiles of pay a year,riggers,Texas,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,What to weigh,,,,Fresh air,,For,,,,,guild,
        roles,by yard,on deck,rigger,Rigger,What to weigh,,,,Wind,,Against,,,,,,
        roles,by yard,on deck,rigger,Rigger,What to weigh,,,,A plain point,,,,,,,,
        roles,by yard,on deck,rigger,Rigger,What to weigh,,,,Old claim,,Corrected,,,,,blog,
        roles,by yard,on deck,rigger,Rigger,What to weigh,,Schooling,,none,,,,,,,census,
        roles,by yard,on deck,rigger,Rigger,What to weigh,,Jobs at sea,relative standard error,4.5,percent,,percentiles of pay a year,riggers,the nation,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,What to weigh,,Yards,,17,count,,percentiles of pay a year,riggers,the nation,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,What to weigh,,Gain,,"$10,000",,,percentiles of pay a year,riggers,the nation,May 2024,census,new pay - old pay
        roles,by yard,on deck,rigger,Rigger,What to weigh,Growth,,,7,percent_change,,percentiles of pay a year,all,the nation,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,What to weigh,Decline,,,-2.5,percent_change,,percentiles of pay a year,all,the nation,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,What to weigh,Unknown,,,,,not found,percentiles of pay a year,all,the nation,May 2024,census,
        roles,by yard,on deck,rigger,Rigger,Tickets,A | B,Fee,,12.5,$,,,,,,census,
        roles,by yard,on deck,rigger,Rigger,Tickets,A | B,Note,,,,not found,,,,,census,
        roles,by yard,on deck,rigger,Rigger,Tickets,C,Fee,,,,not found,,,,,,
        roles,by yard,on deck,rigger,Rigger,Tickets,C,Note,,late,,,,,,,,
        roles,by yard,on deck,rigger,Rigger,Pay over time,before the split,2018,,30000,$,,percentiles of pay a year,riggers and caulkers,the nation,2018,census,
        roles,by yard,on deck,rigger,Rigger,Pay over time,before the split,2019,,31000,$,,percentiles of pay a year,riggers and caulkers,the nation,2019,census,
        roles,by yard,on deck,rigger,Rigger,Pay over time,all workers,2018,,29000,$,to compare with,percentiles of pay a year,all,the nation,2018,census,
        roles,by yard,on deck,rigger,Rigger,Pay over time,all workers,2020,,33000,$,to compare with,percentiles of pay a year,all,the nation,2020,guild,
        roles,by yard,in the hull,caulker,Caulker,,,Jobs,,,,not found,,,,,blog,
        roles,by yard,in the hull,caulker,Caulker,,,Pay,10th percentile,28000,$,,,,,,blog,
        roles,by yard,in the hull,caulker,Caulker,,,Pay,25th percentile,,,not released,,,,,blog,
        roles,by yard,in the hull,caulker,Caulker,,,Pay,median,,,not released,,,,,blog,
        roles,by yard,in the hull,caulker,Caulker,,,Pay,75th percentile,,,not released,,,,,blog,
        roles,by yard,in the hull,caulker,Caulker,,,Pay,90th percentile,90000,$,at least,,,,,blog,
        roles,by yard,in the hull,caulker,Caulker,,,What it is,,Makes seams tight,,,,,,,blog,
        roles,by yard,in the hull,caulker,Caulker,,,Openings,,,,not released,,,,,blog,
        "#);
    }

    fn read(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let records = reader.records().map(|r| r.expect("fields as many as heads"));
        records.map(|r| r.iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn the_manual_describes_every_column() {
        let manual = include_str!("../../docs/printing.md");
        let (_, table) = manual.split_once("| Column | Holds |").expect("the table of columns");
        let names = table.lines().skip(2).map_while(|line| line.strip_prefix("| ")?.split(" |").next());
        assert_eq!(names.collect::<Vec<_>>(), COLUMNS);
    }

    #[test]
    fn a_reader_gets_back_what_was_written() {
        let text = sample::print(Format::Csv);
        assert!(text.lines().count() > 1 && text.split_inclusive('\n').all(|line| line.ends_with("\r\n")));
        let records = read(&text);
        assert_eq!(records[0], COLUMNS);
        let at = |name| COLUMNS.iter().position(|c| *c == name).expect("a column");
        let mut data = Vec::new();
        let (set, profile, page) = (sample::data(), Profile::default(), sample::page());
        let document = sample::document(sample::context(&set, &profile), &page);
        datum::each(&document, &mut |datum| {
            data.push(datum.clone());
            Ok(())
        })
        .expect("nothing fails");
        assert_eq!(records.len(), data.len() + 1);
        for (record, datum) in records.iter().skip(1).zip(&data) {
            match &datum.value {
                Value::Number(number) => assert_eq!(record[at("value")].parse(), Ok(number.value)),
                Value::Text(text) => assert_eq!(record[at("value")], harmless(text)),
                Value::Missing => assert_eq!(record[at("value")], ""),
            }
            assert_eq!(record[at("source")], datum.passport.source);
        }
    }

    #[test]
    fn figures_are_found_with_their_passports() {
        let records = read(&sample::print(Format::Csv));
        let at = |name| COLUMNS.iter().position(|c| *c == name).expect("a column");
        let of = |column: &str, measure: &str| {
            let found = records.iter().find(|r| {
                r[at("row")] == "rigger" && r[at("column")] == column && r[at("measure")] == measure
            });
            let record = found.expect("the datum is there");
            ["value", "unit", "statistic", "place", "period", "source"].map(|name| record[at(name)].clone())
        };
        let passport = ["50000", "$", "percentiles of pay a year", "the nation", "May 2024", "census"];
        assert_eq!(of("Pay", "median"), passport);
        assert_eq!(of("Openings", "")[..2], ["-300", "change"]);
    }

    proptest! {
        #[test]
        fn no_text_breaks_a_record_or_becomes_a_formula(text in "(\\PC|[=+@,\"\\r\\n\\t;'-]){0,16}") {
            let (data, profile, mut page) = (sample::data(), Profile::default(), sample::page());
            page.rows[0].cells[4] = Cell::text(text.as_str());
            page.rows[0].cells[5] = Cell::Number(Number::new(-3.5, Unit::Change));
            let document = sample::document(sample::context(&data, &profile), &page);
            let records = read(&crate::export::to_string(&document, Format::Csv, crate::export::Options::default())?);
            let said = super::super::words::say(&text);
            let value = |column: &str| records.iter().find(|r| r[7] == column && r[3] == "rigger").map(|r| r[9].clone());
            prop_assert_eq!(value("What it is").map(|v| v.trim_start_matches('\'').to_owned()), Some(said.trim_start_matches('\'').to_owned()));
            prop_assert_eq!(value("Openings"), Some("-3.5".to_owned()));
            for field in records.iter().flatten() {
                let formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']);
                prop_assert!(!formula || field.parse::<f64>().is_ok(), "{:?}", field);
            }
        }
    }
}
