//! Numbers as people type them.

/// A number as people type it, with what stands around it: `$1,299`, `12.5 hours`, `18%`. Commas and blanks
/// set thousands apart and nothing else: a `2600,18` that was taken for 260,018 would mislead.
pub(super) fn number(text: &str) -> Option<f64> {
    if let Ok(number) = text.trim().parse::<f64>() {
        return Some(number).filter(|number| number.is_finite());
    }
    let around = |c: char| !c.is_ascii_digit();
    let text = text.trim_start_matches(|c| around(c) && !matches!(c, '-' | '.')).trim_end_matches(around);
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split([',', ' ']);
    let mut bare = groups.next()?.to_owned();
    let begins_a_group = matches!(bare.trim_start_matches('-').len(), 1..=3);
    for group in groups {
        if !begins_a_group || group.len() != 3 || !group.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        bare += group;
    }
    format!("{bare}.{fraction}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_type() {
        for (text, number) in [
            ("2600", 2_600.0),
            ("$2,600.50", 2_600.5),
            ("1,234,567", 1_234_567.0),
            ("1 299", 1_299.0),
            ("12.5 hours", 12.5),
            ("18%", 18.0),
            ("2600,", 2_600.0),
            (".5", 0.5),
            ("5.", 5.0),
            ("-5", -5.0),
            ("€900", 900.0),
            ("1e6", 1_000_000.0),
        ] {
            assert_eq!(super::number(text), Some(number), "{text}");
        }
    }

    #[test]
    fn guesses_nothing() {
        for text in [
            "", "rent", "2600,18", "2600,180", "1,5", "1,2345", "2.600,18", "3 to 6", "9-12", "1 2", "-", ".",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
