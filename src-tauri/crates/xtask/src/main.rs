//! What the aliases of `.cargo/config.toml` run: `cargo app` and `cargo verify`.
//!
//! Depends on nothing but the standard library and anyhow, so that it is there in seconds on a new machine.

#![allow(clippy::print_stdout)]

mod app;
mod learn;
mod machine;
mod pdfium;
mod steps;
mod ui;
mod verify;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

const HELP: &str = "\
cargo app [-- 参数]    安装缺少的软件包，编译，打开窗口（参数传给窗口程序，如 --library 文件夹）
cargo verify          安装缺少的软件包，运行全部检查
cargo xtask pdfium    取得读取 PDF 的组件，放进 target/pdfium
cargo xtask picture   把最近一次端到端测试的截图用作 README 的图片
cargo xtask learn 标注.json 原文…   从标注的主题学习各词的权重，按文件分组交叉检验，看是否有益";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let rest: Vec<String> = words.filter(|word| word != "--").collect();
    let outcome = match command.as_str() {
        "app" => app::run(&rest),
        "verify" => verify::run(),
        "pdfium" => pdfium::install().map(|()| ExitCode::SUCCESS),
        "picture" => verify::picture(),
        "learn" => learn::run(&rest),
        _ => {
            println!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The top of the repository.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(3).unwrap_or(here).to_path_buf()
}
