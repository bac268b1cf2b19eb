//! The page parsed as a browser would, and its pictures.

use proptest::prelude::*;
use scraper::{Html, Selector};

use super::POLICY;
use crate::{
    export::{Format, Options, sample, to_string},
    page::Cell,
    profile::Profile,
};

fn parse(text: &str) -> Html {
    let html = Html::parse_document(text);
    assert!(html.errors.is_empty(), "{:?}", html.errors);
    html
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let text = |e: scraper::ElementRef<'_>| e.text().collect::<String>();
    html.select(&selector).map(|e| text(e).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn attributes(html: &Html, selector: &str, name: &str) -> Vec<String> {
    let parsed = Selector::parse(selector).expect("a selector");
    let value = |e: scraper::ElementRef<'_>| e.value().attr(name).unwrap_or_default().to_owned();
    html.select(&parsed).map(value).collect()
}

/// The page as a reader goes through it: an element a line, fields of a row side by side.
fn outline(html: &Html) -> String {
    let blocks =
        Selector::parse("h1, h2, h3, h4, h5, h6, p, li, dt, dd, caption, tr, svg.trend").expect("a selector");
    let field = Selector::parse("th, td").expect("a selector");
    let said = |e: scraper::ElementRef<'_>| {
        let pictures = Selector::parse("svg").expect("a selector");
        let picture = e.select(&pictures).next().and_then(|svg| svg.value().attr("aria-label"));
        picture.map_or_else(|| e.text().collect::<String>(), |said| format!("({said})"))
    };
    let line = |e: scraper::ElementRef<'_>| {
        let text = match e.value().name() {
            "tr" => e.select(&field).map(said).collect::<Vec<_>>().join(" | "),
            "svg" => e.value().attr("aria-label").unwrap_or_default().to_owned(),
            _ => e.text().collect(),
        };
        format!("{} {}\n", e.value().name(), text.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    html.select(&blocks).map(line).collect()
}

#[test]
fn shows_every_kind_of_cell_and_block() {
    insta::assert_snapshot!(outline(&parse(&sample::print(Format::Html))), @"
    h1 Ship building: Roles, by yard
    dt Roles
    dd all 2: Rigger, Caulker
    dt Data set
    dd edited 1 March 2026
    dt Printed
    dd 12 June 2026
    p How to read a bar: the line runs from the lowest tenth to the highest, the box holds the middle half, and the mark is the median: half earn more.
    p 2 rows.
    p One line to read first.
    h2 On deck
    caption On deck
    tr Role | Jobs | Pay | Pay: 10th percentile | Pay: 25th percentile | Pay: Median | Pay: 75th percentile | Pay: 90th percentile | Rope | What it is | Openings
    tr Rigger (picked) | 1,200 | (half earn more than $50,000; one in ten earns less than $30,000, one in ten more than $70,000; the middle half earns between $40,000 and $60,000) | $30,000 | $40,000 | $50,000 | $60,000 | $70,000 | essential | Sets up masts and ropes | -300
    h3 Rigger (picked)
    p Sets up masts and ropes [1] [2]
    h4 Pay
    caption Pay
    tr What | Range | 10th percentile | 25th percentile | Median | 75th percentile | 90th percentile | What is counted
    tr Rigger · Caulker | (half earn more than $50,000; one in ten earns less than $30,000, one in ten more than $70,000; the middle half earns between $40,000 and $60,000) | $30,000 | $40,000 | $50,000 | $60,000 | $70,000 | the nation
    tr At yards (stand-in) | (half earn more than $50,000; one in ten earns less than $30,000, one in ten more than $70,000; a quarter earns more than $60,000) | $30,000 | not released | $50,000 | $60,000 | $70,000 | Texas
    p What is counted: percentiles of pay a year; riggers.
    p Source: Harbour Office, May 2024 [1]
    h4 What to weigh
    li + For: Fresh air [2]
    li − Against: Wind
    li • A plain point
    li ! Corrected: Old claim [3]
    p What is counted: percentiles of pay a year; riggers; the nation.
    dt Schooling
    dd none [1]
    dt Jobs at sea
    dd 1,200 · relative standard error 4.5% · rough (Harbour Office, May 2024) [1]
    dt Yards
    dd 17 (Harbour Office, May 2024) [1]
    dt Gain
    dd $10,000 (worked out: new pay - old pay; Harbour Office, May 2024) [1]
    caption What to weigh
    tr What | Bar | Figure
    tr Growth | (+7%) | +7%
    tr Decline | (-2.5%) | -2.5%
    tr Unknown | | not found
    p What is counted: percentiles of pay a year; all; the nation.
    p Source: Harbour Office, May 2024 [1]
    caption Tickets
    tr Ticket | Fee | Note | Source
    tr A | B | $12.50 | not found | [1]
    tr C | not found | late |
    svg Pay over time, 2018 to 2020, 2 series; the table has the figures
    p Solid: before the split. Dashed, to compare with: all workers.
    caption Pay over time
    tr Year | Before the split | All workers (to compare with)
    tr 2018 | $30,000 | $29,000
    tr 2019 | $31,000 |
    tr 2020 | | $33,000
    p What is counted: percentiles of pay a year; the nation.
    p Before the split: riggers and caulkers; Harbour Office, May 2024 [1]
    p All workers (to compare with): Harbour Office, May 2024 [1]; Guild, May 2024 [2]
    p The series count different people: no line joins one to another.
    h2 In the hull
    caption In the hull
    tr Role | Jobs | Pay | Pay: 10th percentile | Pay: 25th percentile | Pay: Median | Pay: 75th percentile | Pay: 90th percentile | Rope | What it is | Openings
    tr Caulker | not found | (one in ten earns less than $28,000, one in ten more than $90,000; the survey stops counting at $90,000) | $28,000 | not released | not released | not released | $90,000+ | | Makes seams tight | not released
    p An arrow at the right edge: the bar goes on beyond the scale.
    p Source: [3]
    h2 Sources
    li Harbour Office: Census of yards. May 2024, 2 years old. Official statistics. https://example.org/census?year=2024&table=a_b
    li Guild: Members' survey. 2019 (edition 2019-20), 7 years old. Survey. Interest: sells courses.
    li A blog: What pays? Undated. Training site.
    ");
}

#[test]
fn draws_ranges_and_signs() {
    let text = sample::print(Format::Html);
    let between = |start: &str, end: &str| {
        let (_, after) = text.split_once(start).expect(start);
        let (within, _) = after.split_once(end).expect(end);
        format!("{start}{within}{end}").replace("><", ">\n<")
    };
    insta::assert_snapshot!(between("<svg class=\"bar\"", "</svg>"), @r#"
    <svg class="bar" role="img" aria-label="half earn more than $50,000; one in ten earns less than $30,000, one in ten more than $70,000; the middle half earns between $40,000 and $60,000" viewBox="0 0 200 20" preserveAspectRatio="none">
    <line class="axis" x1="0" y1="19" x2="200" y2="19">
    </line>
    <line class="whisker" x1="0.0" y1="10" x2="200.0" y2="10">
    </line>
    <rect class="box" x="50.0" y="4" width="100.0" height="12">
    </rect>
    <rect class="median" x="98.5" y="1" width="3" height="18">
    </rect>
    </svg>
    "#);
    insta::assert_snapshot!(between("<li><span class=\"sign", "</li>"), @r##"
    <li>
    <span class="sign good" aria-hidden="true">+ </span>
    <span class="hidden">For: </span>Fresh air<span class="from"> <a href="#source-2" aria-label="source [2]">[2]</a>
    </span>
    </li>
    "##);
    insta::assert_snapshot!(between("<svg class=\"trend\"", "</svg>"), @r#"
    <svg class="trend" role="img" aria-label="Pay over time, 2018 to 2020, 2 series; the table has the figures" viewBox="0 0 640 260">
    <line class="axis" x1="92" y1="232.0" x2="640" y2="232.0">
    </line>
    <text x="84" y="232.0" text-anchor="end" dominant-baseline="middle">$29,000</text>
    <line class="axis" x1="92" y1="122.0" x2="640" y2="122.0">
    </line>
    <text x="84" y="122.0" text-anchor="end" dominant-baseline="middle">$31,000</text>
    <line class="axis" x1="92" y1="12.0" x2="640" y2="12.0">
    </line>
    <text x="84" y="12.0" text-anchor="end" dominant-baseline="middle">$33,000</text>
    <text x="92.0" y="254" text-anchor="start">2018</text>
    <text x="624.0" y="254" text-anchor="end">2020</text>
    <polyline class="series" points="92.0,177.0 358.0,122.0">
    </polyline>
    <circle class="point" cx="92.0" cy="177.0" r="3.5">
    <title>before the split, 2018: $30,000</title>
    </circle>
    <circle class="point" cx="358.0" cy="122.0" r="3.5">
    <title>before the split, 2019: $31,000</title>
    </circle>
    <polyline class="yardstick" points="92.0,232.0 624.0,12.0">
    </polyline>
    <circle class="yardstick-point" cx="92.0" cy="232.0" r="3.5">
    <title>all workers, 2018: $29,000</title>
    </circle>
    <circle class="yardstick-point" cx="624.0" cy="12.0" r="3.5">
    <title>all workers, 2020: $33,000</title>
    </circle>
    </svg>
    "#);
}

#[test]
fn is_a_whole_page_that_fetches_nothing() {
    let text = sample::print(Format::Html);
    let html = parse(&text);
    assert_eq!(attributes(&html, "meta[http-equiv=Content-Security-Policy]", "content"), [POLICY]);
    assert_eq!(texts(&html, "head > title"), texts(&html, "h1"));
    for fetching in ["script", "link", "img", "iframe", "object", "embed", "[src]", "[style]", "base", "form"]
    {
        assert_eq!(texts(&html, fetching), [""; 0], "{fetching}");
    }
    let style = texts(&html, "style").concat();
    assert!(!style.contains("url(") && !style.contains("@import"));
}

#[test]
fn tables_and_pictures_can_be_read_aloud() {
    let html = parse(&sample::print(Format::Html));
    let (tables, captions) = (texts(&html, "table"), texts(&html, "table > caption"));
    assert_eq!(tables.len(), captions.len());
    assert!(captions.iter().all(|caption| !caption.is_empty()));
    assert!(texts(&html, "thead th").iter().all(|head| !head.is_empty()));
    assert!(attributes(&html, "thead th", "scope").iter().all(|scope| scope == "col"));
    assert_eq!(texts(&html, "tbody tr").len(), texts(&html, "tbody th[scope=row]:first-child").len());
    let said = attributes(&html, "svg[role=img]", "aria-label");
    assert_eq!(said.len(), texts(&html, "svg").len());
    assert!(said.contains(&"half earn more than $50,000; one in ten earns less than $30,000, one in ten more than $70,000; the middle half earns between $40,000 and $60,000".to_owned()));
}

#[test]
fn links_lead_somewhere() {
    let html = parse(&sample::print(Format::Html));
    let ids = attributes(&html, "[id]", "id");
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "an id stands twice");
    let links = attributes(&html, "a", "href");
    assert!(links.iter().any(|link| link.starts_with('#')));
    for link in links {
        match link.strip_prefix('#') {
            Some(id) => assert!(ids.iter().any(|i| i == id), "{link}"),
            None => assert!(link.starts_with("https://"), "{link}"),
        }
    }
}

#[test]
fn only_web_addresses_are_links() {
    assert!(super::inline::link("https://a.example", false).into_string().contains("href"));
    assert_eq!(super::inline::link("javascript:alert(1)", true).into_string(), "javascript:alert(1)");
}

proptest! {
    #[test]
    fn no_text_breaks_the_page(text in "(\\PC|[<>&\"'=/!-]|<script>|-->|&lt;){0,12}") {
        let (data, profile, mut page) = (sample::data(), Profile::default(), sample::page());
        let tags = |page: &_| {
            let document = sample::document(sample::context(&data, &profile), page);
            let html = parse(&to_string(&document, Format::Html, Options::default()).expect("memory takes everything"));
            let names: Vec<String> = html.tree.values().filter_map(|n| Some(n.as_element()?.name().to_owned())).collect();
            (names, texts(&html, "tbody tr:first-child td"))
        };
        page.rows[0].cells[4] = Cell::text("Plain");
        let (before, _) = tags(&page);
        page.rows[0].cells[4] = Cell::text(format!("x{text}").as_str());
        let (after, fields) = tags(&page);
        prop_assert_eq!(before, after);
        let said = format!("x{text}").split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert!(fields.contains(&said), "{:?} in {:?}", said, fields);
    }
}
