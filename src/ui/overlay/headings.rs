//! What stands over the passport of a figure: enough to tell it from the others.

use crate::page::Figure;

/// Place and period; where others share both, also what they do not share: whom it counts, or what it is.
pub(super) fn of(figure: &Figure, all: &[&Figure]) -> String {
    let alike: Vec<&Figure> =
        all.iter().copied().filter(|f| f.place == figure.place && f.period == figure.period).collect();
    let place = format!("{}, {}", figure.place, figure.period);
    let own = |field: fn(&Figure) -> &str| {
        let parts = field(figure).split(", ");
        let shared = |part: &str| alike.iter().all(|other| field(other).split(", ").any(|p| p == part));
        parts.filter(|part| !shared(part)).collect::<Vec<_>>().join(", ")
    };
    let own = [own(|f| &f.population), own(|f| &f.statistic)].into_iter().find(|words| !words.is_empty());
    own.map_or(place.clone(), |own| format!("{place} · {own}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Id;

    fn figure(statistic: &str, population: &str, place: &str) -> Figure {
        Figure {
            statistic: statistic.to_owned(),
            population: population.to_owned(),
            place: place.to_owned(),
            period: "May 2025".to_owned(),
            derived: None,
            source: Id::try_from("survey".to_owned()).expect("an id"),
        }
    }

    #[test]
    fn names_what_tells_figures_of_one_place_apart() {
        let figures = [
            figure("pay", "Bakers (51-3011), all employers", "National"),
            figure("pay", "Bakers (51-3011), employer type: Bakeries, tortillas", "National"),
            figure("pay", "Bakers (51-3011), all employers", "Texas"),
            figure("jobs", "Bakers (51-3011), all employers", "Ohio"),
            figure("mean pay", "Bakers (51-3011), all employers", "Ohio"),
        ];
        let all: Vec<&Figure> = figures.iter().collect();
        let headings: Vec<String> = all.iter().map(|figure| of(figure, &all)).collect();
        assert_eq!(
            headings,
            [
                "National, May 2025 · all employers",
                "National, May 2025 · employer type: Bakeries, tortillas",
                "Texas, May 2025",
                "Ohio, May 2025 · jobs",
                "Ohio, May 2025 · mean pay",
            ]
        );
    }
}
