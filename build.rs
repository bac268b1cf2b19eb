//! Reads, checks and packs the shipped data set, so that the program starts without doing so, and so
//! that a wrong data set does not compile.

use std::{env, fs, path::Path, process::ExitCode};

/// The program's own modules. The inline module with a path makes `dataset.rs` an ordinary file
/// module, so that it finds its submodules in `src/dataset/` as it does in the program.
#[path = "src"]
#[expect(dead_code, unused_imports, reason = "building needs only the part that loads and packs")]
mod src {
    pub mod dataset;
}

fn main() -> ExitCode {
    let folder = "assets/medical-coding";
    println!("cargo::rerun-if-changed={folder}");
    let loaded = match src::dataset::load::open(Path::new(folder)) {
        Ok(loaded) => loaded,
        Err(problems) => {
            eprintln!("{problems}");
            return ExitCode::FAILURE;
        }
    };
    for warning in loaded.warnings.list() {
        println!("cargo::warning={}: {}", warning.file, warning.message);
    }
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    let packed = loaded.dataset.pack().map_err(|e| e.to_string());
    let written = packed.and_then(|bytes| {
        fs::write(Path::new(&out).join("shipped.postcard"), bytes).map_err(|e| e.to_string())
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the shipped data set cannot be packed: {error}");
            ExitCode::FAILURE
        }
    }
}
