//! Lists the texts of the starter library, so that a new file in `corpus/` needs no change of code.

use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../corpus");
    println!("cargo::rerun-if-changed={}", corpus.display());
    let mut texts = Vec::new();
    if corpus.is_dir() {
        collect(&corpus, &mut texts)?;
    }
    let mut code = String::from("static STARTER: &[(&str, &str)] = &[\n");
    for (name, path) in texts {
        code.push_str(&format!("    ({name:?}, include_str!({path:?})),\n"));
    }
    code.push_str("];\n");
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    fs::write(Path::new(&out).join("starter_files.rs"), code)
}

fn collect(dir: &Path, texts: &mut Vec<(String, String)>) -> io::Result<()> {
    let mut entries = fs::read_dir(dir)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(|entry| entry.file_name());
    for entry in entries {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            collect(&path, texts)?;
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            texts.push((name, fs::canonicalize(&path)?.display().to_string()));
        }
    }
    Ok(())
}
