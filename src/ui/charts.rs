//! Bars and curves as lines of text, so that they scroll and wrap with everything else.
//!
//! ratatui's own `BarChart` cannot draw a bar that starts above zero, which a pay range does.

pub mod bars;
pub mod range;
pub mod trend;
