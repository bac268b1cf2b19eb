//! Chromium without a window, spoken to in its `DevTools` protocol.
//!
//! The protocol comes over a pipe (`--remote-debugging-pipe`): JSON with a zero byte after each message,
//! read from file descriptor 3 and written to 4. So there is no port that others could reach, and when
//! the test ends, however it ends, the pipe closes and Chromium leaves.

use std::{
    env,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

use serde_json::{Value, json};
use tempfile::TempDir;

pub type Result<T> = std::result::Result<T, String>;

/// No answer of a local browser takes so long, be the machine ever so busy.
const PATIENCE: Duration = Duration::from_secs(120);

/// Names that the program goes by.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// A program on the path.
pub fn program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Where Chromium is.
pub fn find() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| program(name))
}

/// A running Chromium.
pub struct Chrome {
    process: Child,
    to: ChildStdin,
    from: Receiver<Value>,
    /// Number of the last command.
    last: u64,
    /// What Chromium told of its own accord and nobody has asked for yet.
    events: Vec<Value>,
    /// Its profile, and what it writes to standard error.
    _home: TempDir,
}

impl Drop for Chrome {
    fn drop(&mut self) {
        // It may have left already, and its profile is thrown away.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Chrome {
    /// Starts Chromium with a profile of its own.
    pub fn launch(program: &Path) -> Result<Self> {
        let home = tempfile::tempdir().map_err(|error| format!("no folder for a profile: {error}"))?;
        let mut command = Command::new("sh");
        // What Rust can pipe is standard input and output; the shell hands them on as 3 and 4.
        command.args(["-c", r#"exec "$0" "$@" 3<&0 4>&1 0</dev/null 1>/dev/null 2>"$HOME/stderr""#]);
        command.arg(program).arg(format!("--user-data-dir={}", home.path().join("profile").display())).args(
            [
                "--headless",
                "--remote-debugging-pipe",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-dev-shm-usage",
                "--disable-extensions",
                "--disable-gpu",
                "--hide-scrollbars",
                "--force-color-profile=srgb",
                // Not even a page that tries to reaches anybody.
                "--host-resolver-rules=MAP * ~NOTFOUND",
            ],
        );
        if rustix::process::geteuid().is_root() {
            command.arg("--no-sandbox");
        }
        let piped = command.env("HOME", home.path()).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = piped.spawn().map_err(|error| format!("{}: {error}", program.display()))?;
        let (Some(to), Some(answers)) = (process.stdin.take(), process.stdout.take()) else {
            return Err("no pipe to Chromium".to_owned());
        };
        let (give, from) = mpsc::channel();
        thread::spawn(move || {
            for message in BufReader::new(answers).split(0).map_while(std::result::Result::ok) {
                let Ok(message) = serde_json::from_slice(&message) else { break };
                if give.send(message).is_err() {
                    break;
                }
            }
        });
        Ok(Self { process, to, from, last: 0, events: Vec::new(), _home: home })
    }

    /// Opens an empty tab.
    pub fn tab(&mut self) -> Result<Tab<'_>> {
        let target = self.call("", "Target.createTarget", &json!({ "url": "about:blank" }))?;
        let id = target["targetId"].clone();
        let attached =
            self.call("", "Target.attachToTarget", &json!({ "targetId": &id, "flatten": true }))?;
        let session = attached["sessionId"].as_str().unwrap_or_default().to_owned();
        self.events.clear();
        Ok(Tab { chrome: self, session, id })
    }

    /// Sends a command, to the browser itself if `session` is empty, and waits for its answer.
    fn call(&mut self, session: &str, method: &str, params: &Value) -> Result<Value> {
        self.last += 1;
        let id = self.last;
        let mut command = json!({ "id": id, "method": method, "params": params });
        if !session.is_empty() {
            command["sessionId"] = session.into();
        }
        let bytes = [command.to_string().as_bytes(), &[0]].concat();
        self.to.write_all(&bytes).map_err(|error| format!("{method}: {error}"))?;
        loop {
            let answer = self.receive().map_err(|error| format!("{method}: {error}"))?;
            if answer["id"] != id {
                self.events.push(answer);
            } else if let Some(error) = answer.get("error") {
                return Err(format!("{method}: {error}"));
            } else {
                return Ok(answer["result"].clone());
            }
        }
    }

    fn receive(&mut self) -> Result<Value> {
        self.from.recv_timeout(PATIENCE).map_err(|error| format!("Chromium does not answer: {error}"))
    }
}

/// A tab of a browser; it is closed when it is dropped.
pub struct Tab<'c> {
    chrome: &'c mut Chrome,
    session: String,
    id: Value,
}

impl Drop for Tab<'_> {
    fn drop(&mut self) {
        // If it fails, the next command fails too, and that one is looked at.
        let _ = self.chrome.call("", "Target.closeTarget", &json!({ "targetId": &self.id }));
    }
}

impl Tab<'_> {
    /// Sends a command and waits for its answer.
    pub fn call(&mut self, method: &str, params: &Value) -> Result<Value> {
        self.chrome.call(&self.session, method, params)
    }

    /// Waits until Chromium tells of `method`; what it tells before is kept.
    pub fn wait_for(&mut self, method: &str) -> Result<()> {
        while !self.chrome.events.iter().any(|event| event["method"] == method) {
            let event = self.chrome.receive().map_err(|error| format!("{method}: {error}"))?;
            self.chrome.events.push(event);
        }
        Ok(())
    }

    /// What Chromium has told of `method` so far.
    pub fn told(&self, method: &str) -> impl Iterator<Item = &Value> {
        let of_method = self.chrome.events.iter().filter(move |event| event["method"] == method);
        of_method.map(|event| &event["params"])
    }

    /// The value of a script's expression, awaited if it is a promise.
    pub fn evaluate(&mut self, expression: &str) -> Result<Value> {
        let asked = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.call("Runtime.evaluate", &asked)?;
        match answer.get("exceptionDetails") {
            Some(error) => Err(format!("a script of the test: {error}")),
            None => Ok(answer["result"]["value"].clone()),
        }
    }
}
