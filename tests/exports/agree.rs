//! CSV and JSON of the same page, datum by datum.

use std::collections::BTreeSet;

use coder_tui::export::Format;
use serde_json::Value as Json;

use crate::prints;

/// A number with the row it stands in and its unit.
type Datum = (String, String, String);

fn datum(row: &str, unit: &str, value: f64) -> Datum {
    (row.to_owned(), unit.to_owned(), value.to_string())
}

/// Every number and every text below `json`, which is in the row `row`.
fn walk(row: &str, json: &Json, numbers: &mut BTreeSet<Datum>, texts: &mut BTreeSet<String>) {
    let unit =
        |json: &Json| json["currency"].as_str().or(json["unit"].as_str()).unwrap_or_default().to_owned();
    match json {
        Json::Array(all) => all.iter().for_each(|one| walk(row, one, numbers, texts)),
        Json::Object(fields) => {
            if let Some(error) = json["relative_standard_error"].as_f64() {
                numbers.insert(datum(row, "percent", error));
            }
            // A number, a range, a score.
            for name in ["value", "p10", "p25", "median", "p75", "p90"] {
                numbers.extend(json[name].as_f64().map(|value| datum(row, &unit(json), value)));
            }
            for name in ["least", "most"] {
                numbers.extend(json[name].as_f64().map(|value| datum(row, "points", value)));
            }
            if let Some(points) = json["points"].as_array() {
                let values = points.iter().filter_map(|point| point["value"].as_f64());
                numbers.extend(values.map(|value| datum(row, &unit(json), value)));
                return;
            }
            for name in ["text", "word"] {
                texts.extend(json[name].as_str().map(str::to_owned));
            }
            fields.values().for_each(|one| walk(row, one, numbers, texts));
        }
        _ => {}
    }
}

#[test]
fn csv_and_json_hold_the_same_data() {
    for subject in prints::subjects() {
        let (name, page) = (subject.name(), subject.page(40));
        let json: Json = serde_json::from_str(&subject.print(&page, Format::Json)).unwrap();
        let (mut in_json, mut texts) = (BTreeSet::new(), BTreeSet::new());
        for row in json["parts"][0]["rows"].as_array().unwrap() {
            let key = row["key"].as_str().unwrap();
            walk(key, &row["cells"], &mut in_json, &mut texts);
            walk(key, &row["detail"], &mut in_json, &mut texts);
            in_json.extend(row["tile"]["step"].as_f64().map(|step| datum(key, "count", step)));
        }
        let csv = subject.print(&page, Format::Csv);
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let heads = reader.headers().unwrap().clone();
        let at = |name| heads.iter().position(|head| head == name).unwrap();
        let mut in_csv = BTreeSet::new();
        for record in reader.records().map(|record| record.unwrap()) {
            let (value, unit) = (&record[at("value")], &record[at("unit")]);
            if unit.is_empty() {
                let text = value.strip_prefix('\'').unwrap_or(value);
                assert!(text.is_empty() || texts.contains(text) || texts.contains(value), "{name}: {text}");
            } else if !value.is_empty() {
                let row = record[at("row")].trim_start_matches('\'');
                in_csv.insert(datum(row, unit, value.parse().unwrap()));
            }
        }
        let only_json: Vec<_> = in_json.difference(&in_csv).collect();
        let only_csv: Vec<_> = in_csv.difference(&in_json).collect();
        assert!(only_json.is_empty() && only_csv.is_empty(), "{name}: {only_json:?} {only_csv:?}");
    }
}
