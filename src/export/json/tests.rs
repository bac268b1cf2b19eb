//! Shape, types, and texts that come back.

use proptest::prelude::*;
use serde_json::Value as Json;

use crate::{
    export::{Format, Options, sample, to_string},
    page::Cell,
    profile::Profile,
};

fn sample() -> Json {
    serde_json::from_str(&sample::print(Format::Json)).expect("it is JSON")
}

#[test]
fn numbers_are_numbers_with_passports() {
    let json = sample();
    let row = &json["parts"][0]["rows"][0];
    insta::assert_snapshot!(serde_json::to_string_pretty(&row["cells"][2]).expect("JSON"), @r#"
    {
      "capped": false,
      "currency": "$",
      "figure": {
        "derived": null,
        "period": "May 2024",
        "place": "the nation",
        "population": "riggers",
        "source": "census",
        "statistic": "percentiles of pay a year"
      },
      "kind": "range",
      "median": 50000.0,
      "p10": 30000.0,
      "p25": 40000.0,
      "p75": 60000.0,
      "p90": 70000.0,
      "text": "half earn more than $50,000; one in ten earns less than $30,000, one in ten more than $70,000; the middle half earns between $40,000 and $60,000",
      "unit": "money"
    }
    "#);
    insta::assert_snapshot!(serde_json::to_string(&row["cells"][5]).expect("JSON"), @r#"{"at_least":false,"currency":null,"figure":null,"kind":"number","text":"-300","unit":"change","value":-300.0}"#);
    insta::assert_snapshot!(serde_json::to_string(&json["parts"][0]["rows"][1]["cells"]).expect("JSON"), @r#"[{"kind":"text","text":"Caulker"},{"kind":"missing","reason":"not_found"},{"capped":true,"currency":"$","figure":null,"kind":"range","median":null,"p10":28000.0,"p25":null,"p75":null,"p90":90000.0,"text":"one in ten earns less than $28,000, one in ten more than $90,000; the survey stops counting at $90,000","unit":"money"},{"kind":"missing","reason":"not_applicable"},{"kind":"text","text":"Makes seams tight"},{"kind":"missing","reason":"not_released"}]"#);
    insta::assert_snapshot!(serde_json::to_string_pretty(&json["sources"][1]).expect("JSON"), @r#"
    {
      "address": null,
      "age_in_years": 7,
      "date": "2019",
      "dated": "edition 2019-20",
      "grade": "B",
      "id": "guild",
      "interest": "sells courses",
      "kind": "survey",
      "license": "",
      "number": 2,
      "population": "",
      "publisher": "Guild",
      "title": "Members' survey"
    }
    "#);
}

#[test]
fn every_kind_of_block_is_there_in_order() {
    let json = sample();
    let blocks = json["parts"][0]["rows"][0]["detail"]["blocks"].as_array().expect("blocks");
    let kinds: Vec<&str> = blocks.iter().filter_map(|b| b["kind"].as_str()).collect();
    let order = "text heading ranges heading list facts bars table trend";
    assert_eq!(kinds.join(" "), order);
    assert_eq!(json["parts"][0]["rows"][1]["detail"], Json::Null);
}

proptest! {
    #[test]
    fn any_text_comes_back(text in "\\PC{0,24}") {
        let (data, profile, mut page) = (sample::data(), Profile::default(), sample::page());
        page.rows[0].cells[4] = Cell::text(format!("x{text}").as_str());
        let document = sample::document(sample::context(&data, &profile), &page);
        let json: Json = serde_json::from_str(&to_string(&document, Format::Json, Options::default())?)?;
        let said = crate::export::words::say(&format!("x{text}"));
        prop_assert_eq!(json["parts"][0]["rows"][0]["cells"][4]["text"].as_str(), Some(said.as_str()));
    }
}
