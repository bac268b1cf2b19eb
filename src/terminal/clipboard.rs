//! The clipboard of the terminal that the person sits at, which may be far from this machine.
//!
//! A terminal takes a text for it by the sequence OSC 52 and says nothing in return. tmux by default
//! (`set-clipboard external`) ignores the sequence when a program inside sends it, but hands on what is
//! loaded into its buffer by command. GNU screen passes on what is wrapped for it, a little at a time.

use std::{
    env, fmt,
    io::{self, Write},
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use ratatui::crossterm::{Command as _, clipboard::CopyToClipboard};

use super::files::size;
use crate::ui::keymap::Keymap;

/// Most bytes of a text: many terminals take 100,000 bytes of a sequence at most, of which each four
/// stand for three.
const MOST: usize = 74_994;

/// Bytes of a sequence that screen passes on at once; it takes 768 with what is around them.
const SCREEN: usize = 512;

/// How the clipboard is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// The terminal, by OSC 52.
    Terminal,
    /// tmux on another machine, perhaps: by OSC 52 and by the same wrapped, whichever it lets through.
    FarTmux,
    /// tmux on this machine, by command.
    Tmux,
    /// screen, by wrapped OSC 52.
    Screen,
    /// Not at all.
    None,
}

impl Way {
    /// What the environment says.
    fn of(set: impl Fn(&str) -> Option<String>) -> Self {
        let is_set = |name: &str| set(name).is_some_and(|value| !value.is_empty());
        let term = set("TERM").unwrap_or_default();
        match term.as_str() {
            _ if is_set("TMUX") => Self::Tmux,
            _ if is_set("STY") => Self::Screen,
            // The console of Linux would draw the sequence.
            "" | "dumb" | "linux" => Self::None,
            term if term.starts_with("tmux") => Self::FarTmux,
            _ => Self::Terminal,
        }
    }
}

/// What is left where no clipboard takes a text.
const PRINT: (&str, &str) = ("print-on-exit", "prints it when you leave");

/// Copies a text by way of `out`. Returns what is to be said: nobody confirms that it has arrived.
///
/// # Errors
/// Of the first kind those of `out`; of the second why the text cannot be copied, for the person.
pub fn copy(text: &str, keymap: &Keymap, out: &mut impl Write) -> io::Result<Result<String, String>> {
    let way = Way::of(|name| env::var(name).ok());
    if way == Way::None {
        return Ok(Err(keymap.advise("this terminal has no clipboard", &[PRINT])));
    }
    let too_much = text.len() > MOST;
    if way == Way::Tmux && load_into_tmux(text).is_ok() {
        let said = if too_much {
            "copied to tmux; most terminals take no more than 75 kB from it"
        } else {
            "copied to tmux, which hands it on to the terminal's clipboard"
        };
        return Ok(Ok(said.to_owned()));
    }
    if too_much {
        let size = size(text.len());
        let words = format!("{size} is more than a clipboard takes");
        return Ok(Err(keymap.advise(&words, &[("write", "writes a file"), PRINT])));
    }
    out.write_all(sequence(text, way).map_err(io::Error::other)?.as_bytes())?;
    out.flush()?;
    Ok(Ok(keymap.advise("sent to the terminal's clipboard; if nothing arrives", &[PRINT])))
}

/// How long tmux may take: until then no key is answered.
const PATIENCE: Duration = Duration::from_secs(1);

/// Has tmux copy a text, unless it takes too long.
fn load_into_tmux(text: &str) -> io::Result<()> {
    let text = text.to_owned();
    let (done, loaded) = mpsc::channel();
    thread::Builder::new().name("tmux".to_owned()).spawn(move || {
        // Nobody waits for it any more.
        let _ = done.send(load(&text));
    })?;
    loaded.recv_timeout(PATIENCE).unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}

/// Has tmux copy a text; it has done so since version 3.2.
fn load(text: &str) -> io::Result<()> {
    let mut tmux = Command::new("tmux");
    let tmux = tmux.args(["load-buffer", "-w", "-"]).stdin(Stdio::piped());
    let mut child = tmux.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let written = child.stdin.take().map_or(Ok(()), |mut input| input.write_all(text.as_bytes()));
    // Waited for in any case, or it would stay as a zombie.
    let status = child.wait()?;
    written?;
    if status.success() { Ok(()) } else { Err(io::Error::other("tmux refused")) }
}

/// What is sent for a text.
fn sequence(text: &str, way: Way) -> Result<String, fmt::Error> {
    let mut plain = String::new();
    CopyToClipboard::to_clipboard_from(text).write_ansi(&mut plain)?;
    Ok(match way {
        Way::Terminal | Way::Tmux | Way::None => plain,
        Way::FarTmux => {
            let wrapped = plain.replace('\x1b', "\x1b\x1b");
            format!("{plain}\x1bPtmux;{wrapped}\x1b\\")
        }
        Way::Screen => {
            // The end of the sequence would end the wrapping too; a bell ends it as well.
            let plain = plain.trim_end_matches("\x1b\\").to_owned() + "\x07";
            let bytes: Vec<char> = plain.chars().collect();
            let wrap = |piece: &[char]| ["\x1bP", &String::from_iter(piece), "\x1b\\"].concat();
            bytes.chunks(SCREEN).map(wrap).collect()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_tells_the_way() {
        for (set, way) in [
            (&[("TERM", "xterm-256color")][..], Way::Terminal),
            (&[("TERM", "tmux-256color"), ("TMUX", "/tmp/tmux-0/default,1,0")], Way::Tmux),
            (&[("TERM", "tmux-256color"), ("TMUX", "")], Way::FarTmux),
            (&[("TERM", "screen.xterm-256color"), ("STY", "1.pts-0")], Way::Screen),
            // Screen or tmux on another machine: what is wrapped for one would be drawn by the other.
            (&[("TERM", "screen-256color")], Way::Terminal),
            (&[("TERM", "linux")], Way::None),
            (&[("TERM", "dumb")], Way::None),
            (&[], Way::None),
        ] {
            let value = |name: &str| set.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
            assert_eq!(Way::of(value), way, "{set:?}");
        }
    }

    #[test]
    fn each_way_has_its_sequence() {
        let sequence = |text: &str, way| sequence(text, way).expect("a string takes everything");
        assert_eq!(sequence("pay", Way::Terminal), "\x1b]52;c;cGF5\x1b\\");
        assert_eq!(
            sequence("pay", Way::FarTmux),
            "\x1b]52;c;cGF5\x1b\\\x1bPtmux;\x1b\x1b]52;c;cGF5\x1b\x1b\\\x1b\\"
        );
        assert_eq!(sequence("pay", Way::Screen), "\x1bP\x1b]52;c;cGF5\x07\x1b\\");
        let long = sequence(&"pay".repeat(1_000), Way::Screen);
        let pieces: Vec<&str> = long.split("\x1b\\").filter_map(|p| p.strip_prefix("\x1bP")).collect();
        assert_eq!(pieces.concat(), format!("\x1b]52;c;{}\x07", "cGF5".repeat(1_000)));
        assert!(pieces.len() == 8 && pieces.iter().all(|piece| piece.len() <= SCREEN));
    }

    /// Whatever is copied, the sequence ends where it should: all of the text is in letters and digits.
    #[test]
    fn no_text_ends_its_sequence() {
        let controls = |text: &str, way| {
            let sequence = sequence(text, way).expect("a string takes everything");
            sequence.chars().filter(|c| !c.is_ascii_alphanumeric() && !"+/=".contains(*c)).collect::<String>()
        };
        for way in [Way::Terminal, Way::FarTmux, Way::Screen] {
            for text in ["\x1b\\pay", "\x07pa\x1bP", "\u{9c}\u{9d}", "\x1b]0;x"] {
                let plain = "p".repeat(text.len());
                assert_eq!(controls(text, way), controls(&plain, way), "{text:?} by {way:?}");
            }
        }
    }
}
