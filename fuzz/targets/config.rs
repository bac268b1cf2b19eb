#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| coder_tui_fuzz::config::check(bytes));
libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    coder_tui_fuzz::mutate::in_place(data, size, max_size, seed, libfuzzer_sys::fuzzer_mutate)
});
