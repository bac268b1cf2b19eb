//! The HTML prints in a real browser: Chromium from Debian's packages, axe-core from npm, and poppler's
//! `pdftotext` for what comes out on paper.
//!
//! For every print: no violation that axe knows, light and dark, on a phone and on a desk; nothing wider
//! than the screen; no request to anywhere; nothing on the console; printed on A4 and Letter whole.
//!
//! Where a tool is missing or Chromium does not start, the test says so and is ignored, unless
//! `BROWSER_TEST=required` is set, as `.ci/run` does. The pages and prints stay in the folder `tmp/browser`
//! beside the results of building, with `BROWSER_PICTURES=1` as pictures too.

mod chrome;
mod look;
#[path = "../exports/prints.rs"]
mod prints;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{Arc, Mutex, PoisonError},
};

use coder_tui::{export::Format, sections::brief::BRIEF};
use libtest_mimic::{Arguments, Completion, Failed, Trial};

use crate::{chrome::Chrome, prints::Subject};

/// Rows of a page at most: long pages hold hundreds of one kind.
const ROWS: usize = 12;

/// A page with all the faults that are looked for.
const FAULTY: &str = "<!DOCTYPE html><html lang=en><title>Faulty</title>
<meta name=viewport content='width=device-width'>
<h1>Faulty</h1>
<p style='color: #bbb; background: #fff'>Too pale.</p>
<p style='width: 150rem; text-align: right'>Off the screen and off the paper.</p>
<img src=elsewhere.png alt=Elsewhere>
<script>console.log('noise')</script>";

/// What the test needs.
#[derive(Debug)]
pub struct Tools {
    chromium: PathBuf,
    pdftotext: PathBuf,
    /// The script of axe.
    axe: String,
    /// Whether to take pictures too, for a person to look at.
    pictures: bool,
}

impl Tools {
    /// The tools, or how to get what is missing.
    fn find() -> Result<Self, String> {
        let axe =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/node_modules/axe-core/axe.min.js");
        Ok(Self {
            chromium: chrome::find().ok_or("needs Chromium (Debian: apt-get install chromium)")?,
            pdftotext: chrome::program("pdftotext")
                .ok_or("needs pdftotext (Debian: apt-get install poppler-utils)")?,
            axe: fs::read_to_string(axe).map_err(|_| "needs axe-core (npm ci --prefix tests/browser)")?,
            pictures: env::var_os("BROWSER_PICTURES").is_some(),
        })
    }
}

/// Browsers that are running, one for each thread that tests.
struct Browsers {
    tools: Tools,
    idle: Mutex<Vec<Chrome>>,
    folder: PathBuf,
}

impl Browsers {
    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Chrome>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is wrong with a page that may take `most` sheets of paper. A browser that fails is not used again.
    fn look(&self, name: &str, page: &str, most: usize) -> Result<Vec<String>, String> {
        let file = self.folder.join(format!("{name}.html"));
        fs::write(&file, page).map_err(|error| error.to_string())?;
        let idle = self.idle().pop();
        let mut chrome = idle.map_or_else(|| Chrome::launch(&self.tools.chromium), Ok)?;
        let faults = look::faults(&mut chrome, &self.tools, &file, most)?;
        self.idle().push(chrome);
        Ok(faults)
    }

    /// Whether each kind of fault is found; else finding none would mean nothing.
    fn finds_faults(&self) -> Result<(), Failed> {
        let faults = self.look("faulty", FAULTY, 0)?;
        for fault in
            ["color-contrast", "wider than the screen", "asks for", "on the console", "not printed", "sheets"]
        {
            if !faults.iter().any(|found| found.contains(fault)) {
                return Err(format!("no `{fault}` among {faults:#?}").into());
            }
        }
        Ok(())
    }

    fn is_sound(&self, subject: Subject) -> Result<(), Failed> {
        // The decision is to be taken along.
        let most = if subject.section.id == BRIEF.id { 2 } else { usize::MAX };
        let faults = self.look(&subject.name(), &subject.print(&subject.page(ROWS), Format::Html), most)?;
        if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let ready = Tools::find().and_then(|tools| Ok((Chrome::launch(&tools.chromium)?, tools)));
    let trials = match ready {
        Ok((chrome, tools)) => trials(chrome, tools),
        Err(missing) => vec![Trial::ignorable_test("pages_in_chromium", || {
            if env::var("BROWSER_TEST").is_ok_and(|value| value == "required") {
                return Err(missing.into());
            }
            Ok(Completion::ignored_with(missing))
        })],
    };
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn trials(chrome: Chrome, tools: Tools) -> Vec<Trial> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
    fs::create_dir_all(&folder).expect("a folder beside the results of building");
    let browsers = Arc::new(Browsers { tools, idle: Mutex::new(vec![chrome]), folder });
    let trial = |subject: Subject| {
        let browsers = Arc::clone(&browsers);
        Trial::test(subject.name(), move || browsers.is_sound(subject))
    };
    let mut trials: Vec<Trial> = prints::subjects().into_iter().map(trial).collect();
    let browsers = Arc::clone(&browsers);
    trials.push(Trial::test("faults_are_found", move || browsers.finds_faults()));
    trials
}
