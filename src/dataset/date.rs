//! Dates as sources give them: a year, a month or a day.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A calendar date known to the year, the month or the day: `2025`, `2025-05`, `2025-05-15`.
///
/// Written as in ISO 8601-1 (reduced precision). Ordered by its earliest day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: i16,
    /// 1 to 12, or 0 where only the year is known.
    month: i8,
    /// 1 to 31, or 0 where the day is not known.
    day: i8,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// A full date.
    ///
    /// # Errors
    /// When the calendar has no such day.
    pub fn from_ymd(year: i16, month: i8, day: i8) -> Result<Self, BadDate> {
        match jiff::civil::Date::new(year, month, day) {
            Ok(_) => Ok(Self { year, month, day }),
            Err(_) => Err(BadDate(format!("{year:04}-{month:02}-{day:02}"))),
        }
    }

    /// Today by the machine's clock, in UTC: ages are counted in years, so the zone does not matter.
    #[must_use]
    pub fn today() -> Self {
        let now = jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now());
        Self { year: now.year(), month: now.month(), day: now.day() }
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The earliest day it can name.
    pub(super) fn earliest(self) -> Option<jiff::civil::Date> {
        jiff::civil::Date::new(self.year, self.month.max(1), self.day.max(1)).ok()
    }

    /// Whole years from this date's earliest day to `today`'s; 0 for a date to come.
    #[must_use]
    pub fn age_in_years(self, today: Self) -> u16 {
        let earliest = |d: Self| (d.month.max(1), d.day.max(1));
        let years = today.year - self.year - i16::from(earliest(today) < earliest(self));
        u16::try_from(years).unwrap_or(0)
    }
}

/// Why a text is no [`Date`].
#[derive(Debug, PartialEq, Eq)]
pub struct BadDate(String);

impl fmt::Display for BadDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no date: write `2025`, `2025-05` or `2025-05-15`", self.0.escape_debug())
    }
}

impl std::error::Error for BadDate {}

impl TryFrom<String> for Date {
    type Error = BadDate;

    fn try_from(text: String) -> Result<Self, BadDate> {
        let parse = || {
            let mut parts = text.split('-');
            let mut number = |digits: usize| match parts.next() {
                None => Some(0),
                Some(part) if part.len() == digits => {
                    part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i16>().ok())?
                }
                Some(_) => None,
            };
            let (year, month, day) = (number(4)?, number(2)?, number(2)?);
            if parts.next().is_some()
                || year == 0
                || (text.len() > 4 && month == 0)
                || (text.len() > 7 && day == 0)
            {
                return None;
            }
            let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
            jiff::civil::Date::new(year, month.max(1), day.max(1)).ok()?;
            Some(Self { year, month, day })
        };
        parse().ok_or(BadDate(text.clone()))
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        match (date.month, date.day) {
            (0, _) => format!("{:04}", date.year),
            (m, 0) => format!("{:04}-{m:02}", date.year),
            (m, d) => format!("{:04}-{m:02}-{d:02}", date.year),
        }
    }
}

/// For people: `2025`, `May 2025`, `15 May 2025`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = usize::try_from(self.month - 1).ok().and_then(|m| MONTHS.get(m));
        match (month, self.day) {
            (None, _) => write!(f, "{}", self.year),
            (Some(month), 0) => write!(f, "{month} {}", self.year),
            (Some(month), day) => write!(f, "{day} {month} {}", self.year),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::try_from(text.to_owned()).expect(text)
    }

    #[test]
    fn reads_and_shows_each_precision() {
        for (text, shown) in [("2025", "2025"), ("2025-05", "May 2025"), ("2024-02-29", "29 February 2024")] {
            assert_eq!(date(text).to_string(), shown);
            assert_eq!(String::from(date(text)), text);
        }
    }

    #[test]
    fn refuses_what_no_calendar_has() {
        for bad in
            ["", "25", "2025-13", "2025-00", "2023-02-29", "2025-5", "2025-05-", "2025-05-15-1", "May 2025"]
        {
            assert!(Date::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }

    #[test]
    fn counts_whole_years() {
        let today = date("2026-11-23");
        assert_eq!(date("2020").age_in_years(today), 6);
        assert_eq!(date("2020-12").age_in_years(today), 5);
        assert_eq!(date("2025-11-24").age_in_years(today), 0);
        assert_eq!(date("2030").age_in_years(today), 0);
    }
}
