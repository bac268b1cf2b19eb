//! The default configuration as a file with comments, made from the tables that the program reads.

use super::{Behind, Choice, Tab, When};
use crate::{
    dataset::problem::clean,
    profile::Per,
    ui::{keymap::BINDINGS, theme::list::BUILT_IN},
};

/// The file. Every entry stands behind `//` without a blank, as it is by default: what a later version
/// does better is not held back by a file that says nothing new.
#[must_use]
pub fn manual() -> String {
    let path = super::default_path()
        .map_or(String::new(), |path| format!(" ({})", clean(&path.display().to_string())));
    let mut lines = vec![
        format!("// How coder-tui looks, listens and opens. Save this as config.ron in its folder{path},"),
        "// or anywhere and name it with --config. What stands behind // is what holds without it: take the"
            .to_owned(),
        "// slashes away to change it. Flags go before this file.".to_owned(),
        "(".to_owned(),
    ];
    for (name, default, about) in settings() {
        lines.extend(textwrap::wrap(&about, 100).into_iter().map(|line| format!("    // {line}")));
        lines.push(format!("    //{name}: {default},\n"));
    }
    let keys = "Keys, by what they do. Those named here take the place of all that the action had. They are \
                written j, G, ?, space, enter, pagedown, f5, ctrl-n, alt-x. In an input, keys type.";
    lines.extend(textwrap::wrap(keys, 100).into_iter().map(|line| format!("    // {line}")));
    lines.push("    keys: {".to_owned());
    for binding in BINDINGS {
        let keys: Vec<String> = binding.keys.iter().map(|key| format!("{key:?}")).collect();
        lines.push(format!("        // {}", binding.help));
        lines.push(format!("        //{:?}: [{}],", binding.name, keys.join(", ")));
    }
    lines.extend(["    },".to_owned(), ")\n".to_owned()]);
    lines.join("\n")
}

/// Name, default and meaning of every entry but the keys.
fn settings() -> [(&'static str, String, String); 8] {
    fn first<T: Choice>() -> String {
        format!("{:?}", T::all().first().map_or("", |(name, _)| name))
    }
    fn names<T: Choice>() -> String {
        T::all().iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }
    let themes: Vec<String> = BUILT_IN.iter().map(|b| format!("{} ({})", b.name, b.about)).collect();
    let themes = format!(
        "The theme: {}; or one of your own, themes/NAME.ron beside this file, or a path. T shows the next.",
        themes.join(", ")
    );
    [
        ("theme", format!("{:?}", BUILT_IN.first().map_or("", |b| b.name)), themes),
        (
            "background",
            first::<Behind>(),
            format!("What lies behind the text: {}. auto asks the terminal.", names::<Behind>()),
        ),
        (
            "color",
            first::<When>(),
            format!("Colours: {}. auto heeds NO_COLOR, CLICOLOR, CLICOLOR_FORCE and TERM.", names::<When>()),
        ),
        (
            "ascii",
            first::<When>(),
            format!("Only signs of ASCII: {}. auto does so where the locale is not UTF-8.", names::<When>()),
        ),
        (
            "mouse",
            "true".to_owned(),
            "Whether the program listens to the mouse. ctrl-g changes it.".to_owned(),
        ),
        ("tab", first::<Tab>(), format!("The tab to open: {}.", names::<Tab>())),
        ("per", first::<Per>(), format!("What pay is stated for at the start: {}.", names::<Per>())),
        (
            "price_adjusted",
            "false".to_owned(),
            "Whether pay is adjusted for local prices at the start.".to_owned(),
        ),
    ]
}
