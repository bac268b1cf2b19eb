//! Reads, checks and packs the shipped data set, so that the program starts without doing so, and so
//! that a wrong data set does not compile.

use std::{
    env,
    error::Error,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use src::dataset::load::{self, CAREER, WAGES};

/// The program's own modules. The inline module with a path makes `dataset.rs` an ordinary file
/// module, so that it finds its submodules in `src/dataset/` as it does in the program.
#[path = "src"]
#[expect(dead_code, unused_imports, reason = "building needs only the part that loads and packs")]
#[allow(
    clippy::struct_field_names,
    reason = "linted only here, where nothing is public: the names are the format's"
)]
mod src {
    pub mod dataset;
}

/// The folder of the shipped data set.
const SHIPPED: &str = "assets/medical-coding";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={SHIPPED}");
    match pack() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn pack() -> Result<(), Box<dyn Error>> {
    let loaded = load::open(Path::new(SHIPPED))?;
    for warning in loaded.warnings.list() {
        println!("cargo::warning={}: {}", warning.file, warning.message);
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    fs::write(out.join("shipped.postcard"), loaded.dataset.pack()?)?;

    // What `--version` says, without unpacking anything.
    let career = &loaded.dataset.career;
    println!("cargo::rustc-env=SHIPPED_DATA={}, data of {}", career.title, career.updated);

    // The texts as well: `&[(name, text), ...]`.
    let folder = env::current_dir()?.join(SHIPPED);
    let mut texts = String::from("&[");
    for name in [CAREER, WAGES] {
        let path = folder.join(name);
        if path.exists() {
            let path = path.display().to_string();
            write!(texts, "({name:?}, include_str!({path:?})),")?;
        }
    }
    texts.push(']');
    fs::write(out.join("shipped.rs"), texts)?;
    Ok(())
}
