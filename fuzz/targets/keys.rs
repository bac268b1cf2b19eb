#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| coder_tui_fuzz::keys::check(bytes));
