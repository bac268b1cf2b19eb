//! The terminal's output, a frame at a time.

use std::io::{self, Write};

use super::tty::Output;

/// Room for a frame of usual size.
const FRAME_BYTES: usize = 1 << 16;

/// What ends every frame of ratatui's: the terminal's own colours again, as if others had been set.
const OWN_COLORS: [&[u8]; 3] = [b"\x1b[39m", b"\x1b[49m", b"\x1b[59m"];

/// Gathers what is written until it is flushed. Where no colour may be used, no code that has to do with
/// one goes out.
#[derive(Debug)]
pub struct Frames {
    out: Output,
    frame: Vec<u8>,
    colors: bool,
}

impl Frames {
    /// Frames on an output, with colours or without.
    pub fn new(out: Output, colors: bool) -> Self {
        Self { out, frame: Vec::with_capacity(FRAME_BYTES), colors }
    }
}

impl Write for Frames {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.colors {
            self.frame = without_own_colors(&self.frame);
        }
        // What could not be written must not come again with the next frame.
        let written = self.out.write_all(&self.frame).and_then(|()| self.out.flush());
        self.frame.clear();
        written
    }
}

fn without_own_colors(frame: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(frame.len());
    let mut rest = frame;
    while let Some((first, after)) = rest.split_first() {
        if let Some(after) = OWN_COLORS.iter().find_map(|code| rest.strip_prefix(*code)) {
            rest = after;
        } else {
            kept.push(*first);
            rest = after;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_codes_of_colours_are_taken_out() {
        let frame = b"\x1b[1mbold\x1b[39m\x1b[49m\x1b[59m\x1b[0m 39m \x1b[3";
        assert_eq!(without_own_colors(frame), b"\x1b[1mbold\x1b[0m 39m \x1b[3");
    }
}
