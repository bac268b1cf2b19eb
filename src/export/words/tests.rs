//! Sentences, signs, and what is said once.

use super::*;
use crate::{
    export::sample,
    page::{Line, Tone},
    profile::Profile,
};

fn words(check: impl Fn(&Words<'_>)) {
    let (data, profile, page) = (sample::data(), Profile::default(), sample::page());
    check(&Words::of(&sample::document(sample::context(&data, &profile), &page)));
}

#[test]
fn ranges_say_what_is_known() {
    let only = |p10, p25, median, p75, p90| Range { p10, p25, median, p75, p90, capped: Bound::Exact };
    words(|words| {
        for (range, said) in [
            (only(None, None, None, None, None), "not released"),
            (only(None, None, Some(5.0), None, None), "half earn more than $5"),
            (
                only(Some(1.0), None, None, Some(7.0), None),
                "one in ten earns less than $1; a quarter earns more than $7",
            ),
            (
                only(None, Some(3.0), None, None, Some(9.0)),
                "one in ten earns more than $9; a quarter earns less than $3",
            ),
        ] {
            assert_eq!(words.range(&range, Unit::Money), said);
        }
        let capped = Range { capped: Bound::AtLeast, ..only(None, None, Some(5.0), None, Some(9.0)) };
        let said = "half earn more than $5; one in ten earns more than $9; the survey stops counting at $9";
        assert_eq!(words.range(&capped, Unit::Money), said);
        let bounds = words.percentiles(&capped, Unit::Money).map(|(_, n)| n.map(|n| n.to_string()));
        assert_eq!(bounds, [None, None, Some("$5".to_owned()), None, Some("$9+".to_owned())]);
    });
}

#[test]
fn a_range_leaves_out_what_was_said() {
    words(|words| {
        let beyond = |text| words.range_beyond(&sample::PAY, Unit::Money, text);
        let middle = "the middle half earns between $40,000 and $60,000";
        assert_eq!(beyond("$50,000 is the median; $30,000 to $70,000"), middle);
        assert_eq!(beyond("nothing"), words.range(&sample::PAY, Unit::Money));
        let all = "$30,000 $40,000 $50,000 $60,000 $70,000";
        assert_eq!(beyond(all), words.range(&sample::PAY, Unit::Money));
    });
}

#[test]
fn an_age_counts_from_the_end_of_what_was_before() {
    let (data, profile, page) = (sample::data(), Profile::default(), sample::page());
    let document = sample::document(sample::context(&data, &profile), &page);
    let words = Words::of(&document);
    let mut source = data.career.sources[0].clone();
    source.date = Date::try_from("2020".to_owned()).ok();
    source.dated = "before 2020".to_owned();
    assert!(
        words.source(&source).contains("2020 (before 2020), over 6 years old."),
        "{}",
        words.source(&source)
    );
}

#[test]
fn one_percentile_is_called_by_its_name() {
    let five = "10th, 25th, 50th (median), 75th and 90th percentile of pay a year";
    assert_eq!(of_one(five, "median"), "median of pay a year");
    assert_eq!(of_one("mean pay a year", "median"), "mean pay a year");
}

#[test]
fn what_a_line_says_its_passport_does_not_repeat() {
    assert!(has("mean: $5 (2022)", "2022") && has("CPC, members", "CPC, members"));
    assert!(!has("$20,225", "2022") && !has("women", "men") && !has("anything", ""));
}

#[test]
fn signs_are_said_or_left_out() {
    for (text, said) in [
        ("! Old claim", "Corrected: Old claim"),
        ("✓ a source bears it out", "a source bears it out"),
        ("●● important", "important"),
        ("− Wind", "Wind"),
        ("CPC · COC → CIC", "CPC; COC to CIC"),
        ("A sentence. · Another.", "A sentence. Another."),
        ("-5%", "-5%"),
        ("+7% in all", "+7% in all"),
        ("!", "!"),
        ("", ""),
    ] {
        assert_eq!(say(text), said, "{text}");
    }
    assert!(is_legend("●●● essential   ●● important") && !is_legend("● useful") && !is_legend("+5 −3"));
}

#[test]
fn a_line_keeps_its_tones_without_its_sign() {
    let line = Line::toned("! ", Tone::Caution).and("The ", Tone::Plain).and("claim", Tone::Differs);
    let (sign, rest) = unsigned(&line);
    assert_eq!((sign.as_str(), rest), ("!", Line::from("The ").and("claim", Tone::Differs)));
    let line = Line::from("no sign");
    assert_eq!(unsigned(&line), (String::new(), line));
}

#[test]
fn a_sentence_ends_with_one_stop_and_an_address_with_none() {
    for (text, said) in [
        ("Half earn more", "Half earn more."),
        ("Is it so?", "Is it so?"),
        ("Address: https://a.example/b", "Address: https://a.example/b"),
        ("https://a.example is its address", "https://a.example is its address."),
        ("", ""),
    ] {
        assert_eq!(sentence(text), said);
    }
}

#[test]
fn figures_say_once_what_they_share() {
    let figure = |place: &str, source: &str| Figure {
        statistic: "median".to_owned(),
        population: "riggers".to_owned(),
        place: place.to_owned(),
        period: "2024".to_owned(),
        derived: None,
        source: sample::id(source),
    };
    let (a, b) = (figure("Texas", "census"), figure("Guam", "census"));
    words(|words| {
        let common = Common::of([&a, &b]);
        assert_eq!(common.sentence().as_deref(), Some("What is counted: median; riggers."));
        assert_eq!(words.figure(&a, &common, "").words, "Texas; Harbour Office, 2024");
        assert_eq!(words.figure(&a, &common, "Texas").words, "Harbour Office, 2024");
        let table = Common::of_table([&a, &b]);
        assert_eq!(words.figure(&a, &table, ""), Origin { words: "Texas".to_owned(), numbers: vec![] });
        let by = Origin { words: "Harbour Office, 2024".to_owned(), numbers: vec![1] };
        assert_eq!(words.common(&table), Some(by));
        let other = figure("Guam", "guild");
        assert_eq!(words.common(&Common::of_table([&a, &other])), None);
    });
}
