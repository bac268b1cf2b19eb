//! [`Wages`] -> RON text that people can read and that changes line by line from year to year.
//!
//! Serde would write every blank out, or break a row over many lines. Here a row is a line, blanks are
//! left out, and numbers have no more digits than they need.

use std::{
    fmt::{self, Display},
    io::{self, Write},
};

use crate::dataset::wages::{AreaKind, Measure, Pay, Per, Row, Wages};

/// Writes a table, below `notes` as comments, one to a line.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_ron(wages: &Wages, notes: &[String], out: &mut dyn Write) -> io::Result<()> {
    for note in notes {
        writeln!(out, "// {}", note.escape_debug())?;
    }
    writeln!(out, "#![enable(implicit_some)]\n(")?;
    writeln!(out, "    format: {},", wages.format)?;
    writeln!(out, "    period: {},", Quoted(&String::from(wages.period)))?;
    let source = &wages.source;
    write!(out, "    source: (")?;
    let mut fields = Fields::new(out, "\n        ");
    fields.text("id", source.id.as_str())?;
    fields.text("publisher", &source.publisher)?;
    fields.text("title", &source.title)?;
    fields.some_text("address", source.address.as_deref())?;
    fields.some_text("date", source.date.map(String::from).as_deref())?;
    fields.filled("dated", &source.dated)?;
    fields.text("kind", &source.kind)?;
    fields.filled("interest", &source.interest)?;
    fields.filled("population", &source.population)?;
    fields.filled("license", &source.license)?;
    fields.plain("grade", format_args!("{:?}", source.grade))?;
    writeln!(out, ",\n    ),")?;
    list(out, "files", &wages.files, |fields, file| {
        fields.text("name", &file.name)?;
        fields.filled("part", &file.part)?;
        fields.text("sha256", &file.sha256)
    })?;
    if let Some(hours) = wages.hours_per_year {
        writeln!(out, "    hours_per_year: {hours},")?;
    }
    if let Some(cap) = wages.cap {
        writeln!(out, "    cap: (hourly: {}, annual: {}),", cap.hourly, cap.annual)?;
    }
    list(out, "footnotes", &wages.footnotes, |fields, (number, text)| {
        fields.unnamed(number)?;
        fields.unnamed(Quoted(text))
    })?;
    list(out, "occupations", &wages.occupations, |fields, occupation| {
        fields.text("id", occupation.id.as_str())?;
        fields.text("name", &occupation.name)
    })?;
    list(out, "areas", &wages.areas, |fields, area| {
        fields.text("id", area.id.as_str())?;
        fields.plain("kind", kind(area.kind))?;
        fields.text("name", &area.name)?;
        fields.some_text("abbreviation", area.abbreviation.as_ref().map(crate::dataset::Id::as_str))?;
        fields.list("states", area.states.iter().map(|id| Quoted(id.as_str())))?;
        fields.some("tile", area.tile.map(|(column, line)| Joined(column, line)))
    })?;
    list(out, "industries", &wages.industries, |fields, industry| {
        fields.text("id", industry.id.as_str())?;
        fields.text("name", &industry.name)?;
        fields.plain("level", industry.level)
    })?;
    list(out, "rows", &wages.rows, row)?;
    writeln!(out, ")")
}

/// A list of records, one to a line.
fn list<T>(
    out: &mut dyn Write,
    name: &str,
    items: &[T],
    mut write: impl FnMut(&mut Fields<'_>, &T) -> io::Result<()>,
) -> io::Result<()> {
    if items.is_empty() {
        return writeln!(out, "    {name}: [],");
    }
    writeln!(out, "    {name}: [")?;
    for item in items {
        write!(out, "        (")?;
        write(&mut Fields::new(out, " "), item)?;
        writeln!(out, "),")?;
    }
    writeln!(out, "    ],")
}

fn row(fields: &mut Fields<'_>, row: &Row) -> io::Result<()> {
    fields.text("occupation", row.occupation.as_str())?;
    fields.text("area", row.area.as_str())?;
    fields.text("industry", row.industry.as_str())?;
    fields.some("jobs", row.jobs)?;
    fields.some("jobs_rse", row.jobs_rse)?;
    fields.pay("hourly", &row.hourly)?;
    fields.pay("annual", &row.annual)?;
    fields.some("wage_rse", row.wage_rse)?;
    fields.some("jobs_per_1000", row.jobs_per_1000)?;
    fields.some("location_quotient", row.location_quotient)?;
    fields.list("capped", row.capped.iter().map(|&(per, of)| Joined(per_name(per), measure(of))))?;
    fields.list("footnotes", row.footnotes.iter())
}

/// The fields of one record, with a comma between them.
struct Fields<'a> {
    out: &'a mut dyn Write,
    /// What stands between two fields, after the comma.
    gap: &'static str,
    first: bool,
}

impl<'a> Fields<'a> {
    fn new(out: &'a mut dyn Write, gap: &'static str) -> Self {
        Self { out, gap, first: true }
    }

    fn unnamed(&mut self, value: impl Display) -> io::Result<()> {
        let before = if self.first { "" } else { "," };
        // A record over many lines begins on its own line, one on a single line right after the bracket.
        let gap = if self.first { self.gap.trim_start_matches(' ') } else { self.gap };
        self.first = false;
        write!(self.out, "{before}{gap}{value}")
    }

    fn plain(&mut self, name: &str, value: impl Display) -> io::Result<()> {
        self.unnamed(format_args!("{name}: {value}"))
    }

    fn some(&mut self, name: &str, value: Option<impl Display>) -> io::Result<()> {
        value.map_or(Ok(()), |value| self.plain(name, value))
    }

    fn text(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.plain(name, Quoted(value))
    }

    /// Text; left out if there is none.
    fn filled(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.some_text(name, Some(value).filter(|text| !text.is_empty()))
    }

    fn some_text(&mut self, name: &str, value: Option<&str>) -> io::Result<()> {
        self.some(name, value.map(Quoted))
    }

    /// A list in brackets; left out if it is empty.
    fn list<T: Display>(&mut self, name: &str, items: impl Iterator<Item = T>) -> io::Result<()> {
        let items: Vec<String> = items.map(|item| item.to_string()).collect();
        if items.is_empty() { Ok(()) } else { self.plain(name, format_args!("[{}]", items.join(", "))) }
    }

    /// Pay; left out if all of it is blank.
    fn pay(&mut self, name: &str, pay: &Pay) -> io::Result<()> {
        let given: Vec<String> =
            MEASURES.iter().filter_map(|&of| Some(format!("{}: {}", measure(of), pay.get(of)?))).collect();
        if given.is_empty() { Ok(()) } else { self.plain(name, format_args!("({})", given.join(", "))) }
    }
}

const MEASURES: [Measure; 6] =
    [Measure::Mean, Measure::P10, Measure::P25, Measure::Median, Measure::P75, Measure::P90];

/// Text in quotes, escaped as RON wants it.
struct Quoted<'a>(&'a str);

impl Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&ron::to_string(self.0).map_err(|_| fmt::Error)?)
    }
}

/// A pair.
struct Joined<T>(T, T);

impl<T: Display> Display for Joined<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({}, {})", self.0, self.1)
    }
}

fn kind(kind: AreaKind) -> &'static str {
    match kind {
        AreaKind::Nation => "nation",
        AreaKind::State => "state",
        AreaKind::Metro => "metro",
        AreaKind::Nonmetro => "nonmetro",
    }
}

fn per_name(per: Per) -> &'static str {
    match per {
        Per::Hour => "hour",
        Per::Year => "year",
    }
}

fn measure(of: Measure) -> &'static str {
    match of {
        Measure::Mean => "mean",
        Measure::P10 => "p10",
        Measure::P25 => "p25",
        Measure::Median => "median",
        Measure::P75 => "p75",
        Measure::P90 => "p90",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table that the command made, which ships with the program.
    const SHIPPED: &str = include_str!("../../assets/medical-coding/wages.ron");

    fn written(wages: &Wages, notes: &[String]) -> String {
        let mut out = Vec::new();
        write_ron(wages, notes, &mut out).expect("writing to memory works");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let wages: Wages = ron::from_str(SHIPPED).expect("the shipped table is valid");
        let notes = SHIPPED.lines().map_while(|line| line.strip_prefix("// ")).map(str::to_owned);
        assert!(
            written(&wages, &notes.collect::<Vec<_>>()) == SHIPPED,
            "the file would be written otherwise"
        );
    }

    #[test]
    fn leaves_out_what_is_blank_and_escapes_what_is_not_plain() {
        let wages: Wages = ron::from_str(
            r#"#![enable(implicit_some)]
            (
                format: 1,
                period: "2025",
                source: (id: "s", publisher: "P", title: "T\n", dated: "2025", kind: "k", grade: E),
                files: [(name: "f", part: "half", sha256: "0")],
                footnotes: [(5, "at \"least\"")],
                occupations: [(id: "00-0000", name: "C:\\ and \u{e9}")],
                areas: [(id: "1", kind: nonmetro, name: "N", states: ["2", "3"], tile: (0, 12))],
                rows: [
                    (occupation: "00-0000", area: "1", industry: "0"),
                    (occupation: "00-0000", area: "2", industry: "0", jobs: 155495730, jobs_rse: 0.0,
                        hourly: (p10: 14.90), capped: [(hour, p90), (year, mean)], footnotes: [5, 8]),
                ],
            )"#,
        )
        .expect("a table");
        let text = written(&wages, &["a\nb".to_owned()]);
        assert!(ron::from_str::<Wages>(&text).expect("valid") == wages);
        insta::assert_snapshot!(text, @r#"
        // a\nb
        #![enable(implicit_some)]
        (
            format: 1,
            period: "2025",
            source: (
                id: "s",
                publisher: "P",
                title: "T\n",
                dated: "2025",
                kind: "k",
                grade: E,
            ),
            files: [
                (name: "f", part: "half", sha256: "0"),
            ],
            footnotes: [
                (5, "at \"least\""),
            ],
            occupations: [
                (id: "00-0000", name: "C:\\ and é"),
            ],
            areas: [
                (id: "1", kind: nonmetro, name: "N", states: ["2", "3"], tile: (0, 12)),
            ],
            industries: [],
            rows: [
                (occupation: "00-0000", area: "1", industry: "0"),
                (occupation: "00-0000", area: "2", industry: "0", jobs: 155495730, jobs_rse: 0, hourly: (p10: 14.9), capped: [(hour, p90), (year, mean)], footnotes: [5, 8]),
            ],
        )
        "#);
    }
}
