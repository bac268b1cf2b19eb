//! What a browser says of a page: requests, console, axe, overflow, print.

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use base64::{Engine, prelude::BASE64_STANDARD};
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};

use crate::{
    Tools,
    chrome::{Chrome, Result, Tab},
};

/// Widths and heights in pixels of a screen.
const SCREENS: [(&str, u16, u16); 2] = [("phone", 390, 844), ("desktop", 1280, 800)];
const SCHEMES: [&str; 2] = ["light", "dark"];
/// Widths and heights of paper in inches.
const PAPERS: [(&str, f64, f64); 2] = [("A4", 210.0 / 25.4, 297.0 / 25.4), ("Letter", 8.5, 11.0)];

/// Words of the page that are there for the eyes, one a line.
const WORDS: &str = "(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const words = [];
    while (walker.nextNode()) {
        if (!walker.currentNode.parentElement.closest('.hidden, svg title')) {
            words.push(...walker.currentNode.data.split(/\\s+/));
        }
    }
    return words.join('\\n');
})()";

/// How far the page sticks out at its right, and what does.
const OVERFLOW: &str = "(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return '';
    const wide = [...document.body.querySelectorAll('*')]
        .filter(e => e.getBoundingClientRect().right > width + 0.5 && !e.parentElement.closest('.scroll'));
    const last = wide.at(-1);
    return `${document.documentElement.scrollWidth} of ${width} pixels`
        + (last ? `, through ${last.outerHTML.slice(0, 120)}` : '');
})()";

const AXE: &str = "axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.flatMap(
    one => one.nodes.map(node => `${one.id}: ${node.failureSummary} ${node.html.slice(0, 160)}`)))";

/// Everything that is wrong with the page in `file`, which may take `most` sheets of paper, a fault a line; nothing
/// if it is as it should be.
pub fn faults(chrome: &mut Chrome, tools: &Tools, file: &Path, most: usize) -> Result<Vec<String>> {
    let mut tab = chrome.tab()?;
    let address = address(file);
    open(&mut tab, &address)?;
    let mut faults = Vec::new();
    // What the page does by itself; the test's own scripts come later and are not the page's.
    let words = tab.evaluate(WORDS)?;
    tab.evaluate(&tools.axe)?;
    for (screen, width, height) in SCREENS {
        for scheme in SCHEMES {
            show(&mut tab, (width, height), scheme)?;
            if tools.pictures {
                let picture = picture(&mut tab)?;
                let png = file.with_extension(format!("{screen}-{scheme}.png"));
                fs::write(png, picture).map_err(|error| error.to_string())?;
            }
            let place = |fault: &str| format!("{screen}, {scheme}: {fault}");
            let overflow = tab.evaluate(OVERFLOW)?;
            if let Some(wide) = overflow.as_str().filter(|wide| !wide.is_empty()) {
                faults.push(place(&format!("wider than the screen: {wide}")));
            }
            let violations = tab.evaluate(AXE)?;
            let violations = violations.as_array().ok_or("axe found nothing to say")?;
            faults.extend(violations.iter().filter_map(Value::as_str).map(place));
        }
    }
    let words: Vec<&str> = words.as_str().unwrap_or_default().split_whitespace().collect();
    for (paper, width, height) in PAPERS {
        let print = print(&mut tab, (width, height))?;
        let pdf = file.with_extension(format!("{paper}.pdf"));
        fs::write(&pdf, print).map_err(|error| error.to_string())?;
        faults.extend(
            on_paper(tools, &pdf, &words, most)?.into_iter().map(|fault| format!("{paper}: {fault}")),
        );
    }
    faults.extend(noise(&tab, &address));
    Ok(faults)
}

/// The address of a file; what is no plain letter is escaped.
fn address(file: &Path) -> String {
    let escaped = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    let path: String = file.as_os_str().as_encoded_bytes().iter().copied().map(escaped).collect();
    format!("file://{path}")
}

/// Opens the page in a tab that lets nothing out.
fn open(tab: &mut Tab<'_>, address: &str) -> Result<()> {
    for domain in ["Page", "Runtime", "Log", "Network"] {
        tab.call(&format!("{domain}.enable"), &json!({}))?;
    }
    tab.call("Page.navigate", &json!({ "url": address }))?;
    tab.wait_for("Page.loadEventFired")
}

fn show(tab: &mut Tab<'_>, (width, height): (u16, u16), scheme: &str) -> Result<()> {
    let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
    tab.call("Emulation.setDeviceMetricsOverride", &screen)?;
    let scheme = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    tab.call("Emulation.setEmulatedMedia", &scheme)?;
    Ok(())
}

/// A picture of the whole page.
fn picture(tab: &mut Tab<'_>) -> Result<Vec<u8>> {
    let picture = tab.call("Page.captureScreenshot", &json!({ "captureBeyondViewport": true }))?;
    bytes(&picture)
}

/// What Chromium sends in base 64.
fn bytes(answer: &Value) -> Result<Vec<u8>> {
    let data = answer["data"].as_str().ok_or("an answer without data")?;
    BASE64_STANDARD.decode(data).map_err(|error| error.to_string())
}

/// Requests to others, and whatever stands on the console.
fn noise(tab: &Tab<'_>, address: &str) -> Vec<String> {
    let asked = tab.told("Network.requestWillBeSent").map(|told| told["request"]["url"].to_string());
    let own = Value::from(address).to_string();
    let asked = asked.filter(|url| *url != own).map(|url| format!("asks for {url}"));
    let logged = tab.told("Log.entryAdded").map(|told| format!("on the console: {}", told["entry"]["text"]));
    let called = tab.told("Runtime.consoleAPICalled").map(|told| format!("on the console: {}", told["args"]));
    let thrown = tab.told("Runtime.exceptionThrown").map(|told| told["exceptionDetails"].to_string());
    asked.chain(logged).chain(called).chain(thrown).collect()
}

fn print(tab: &mut Tab<'_>, (width, height): (f64, f64)) -> Result<Vec<u8>> {
    tab.call("Emulation.clearDeviceMetricsOverride", &json!({}))?;
    tab.call("Emulation.setEmulatedMedia", &json!({ "features": [] }))?;
    let paper = json!({ "paperWidth": width, "paperHeight": height });
    let print = tab.call("Page.printToPDF", &paper)?;
    bytes(&print)
}

/// What is wrong with a print: words that are missing, words off the paper, sheets that are empty.
fn on_paper(tools: &Tools, pdf: &Path, words: &[&str], most: usize) -> Result<Vec<String>> {
    let output = Command::new(&tools.pdftotext).arg("-bbox").arg(pdf).arg("-").output();
    let output = output.map_err(|error| format!("pdftotext: {error}"))?;
    let sheets = Html::parse_document(&String::from_utf8_lossy(&output.stdout));
    let (sheet, word) = (selector("page"), selector("word"));
    let mut faults = Vec::new();
    let mut printed = String::new();
    for (n, sheet) in sheets.select(&sheet).enumerate() {
        let number = |e: ElementRef<'_>, name| -> f64 {
            e.value().attr(name).and_then(|value| value.parse().ok()).unwrap_or(f64::NAN)
        };
        let (width, height) = (number(sheet, "width"), number(sheet, "height"));
        let before = printed.len();
        for word in sheet.select(&word) {
            let text: String = word.text().collect();
            let across = number(word, "xmin") >= 0.0 && number(word, "xmax") <= width;
            let down = number(word, "ymin") >= 0.0 && number(word, "ymax") <= height;
            if !(across && down) {
                faults.push(format!("sheet {}: `{text}` is cut off", n + 1));
            }
            printed.push_str(&text);
        }
        if printed.len() == before {
            faults.push(format!("sheet {} is empty", n + 1));
        }
    }
    let count = sheets.select(&sheet).count();
    if count > most {
        faults.push(format!("takes {count} sheets, more than {most}"));
    }
    // Lines break within words, and columns mix: so letters are counted. The words are for the message.
    let short = letters(words.concat().chars()).into_iter().filter(|(letter, count)| {
        let there = printed.chars().filter(|c| c == letter).count();
        there < *count
    });
    if short.count() > 0 {
        let missing: Vec<&&str> = words.iter().filter(|word| !printed.contains(**word)).collect();
        faults.push(format!("not printed, among others: {missing:?}"));
    }
    Ok(faults)
}

/// How often each letter occurs.
fn letters(text: impl Iterator<Item = char>) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for letter in text {
        *counts.entry(letter).or_default() += 1;
    }
    counts
}

fn selector(name: &str) -> Selector {
    Selector::parse(name).expect("a selector")
}
