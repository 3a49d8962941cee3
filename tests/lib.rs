//! Case files, snapshots, properties and end to end tests of the whole workspace; see `main.rs`.
