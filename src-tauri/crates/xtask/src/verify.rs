//! `cargo verify`: every check, on a machine that has nothing installed.

use std::{
    fs,
    path::PathBuf,
    process::{Command, ExitCode},
};

use anyhow::{Context, ensure};

use crate::{
    machine, pdfium,
    steps::{Steps, cargo, finish},
    ui,
};

/// Lets tests answer for the system's dialogs.
const TEST_FEATURE: &str = "duice-app/test-chooser";
/// The variable that only a program with that feature knows.
const TEST_VARIABLE: &[u8] = b"DUICE_TEST_CHOOSER";

/// Runs all checks; the first that fails ends the run.
pub(crate) fn run() -> anyhow::Result<ExitCode> {
    let mut steps = Steps::default();
    steps.step("软件包", || machine::packages(&[machine::WINDOW, machine::CHECKS]))?;
    steps.step("读取 PDF 的组件", pdfium::install)?;
    steps.step("窗口代码的依赖", ui::install)?;
    steps.step("窗口代码：类型、规则、测试", ui::check)?;
    steps.step("窗口代码：编译", ui::build)?;
    steps.step("格式", || cargo(&["fmt", "--all", "--check"]))?;
    // All targets: with what only tests need left out, cargo would compile most libraries a second time for the tests.
    steps.step("编译", || cargo(&["build", "--workspace", "--all-targets"]))?;
    steps.step("成品不含测试用的选择器", || absence(false))?;
    steps.step("静态检查", || {
        cargo(&["clippy", "--workspace", "--all-targets", "--features", TEST_FEATURE, "--", "-D", "warnings"])
    })?;
    steps.step("编译测试用的窗口", || {
        cargo(&["build", "--workspace", "--all-targets", "--features", TEST_FEATURE])?;
        // The check above would pass for any program if the variable were called otherwise.
        absence(true)
    })?;
    steps.step("单元、性质、案例与真实窗口的端到端测试", tests)?;
    steps.print();
    if !crate::root().join("../shared").is_dir() {
        println!("没有 ../shared：以其中文件为材料的性质测试只用了本项目自己的文件。");
    }
    println!("全部检查通过。");
    Ok(ExitCode::SUCCESS)
}

/// Uses the picture that the last end-to-end test made.
pub(crate) fn picture() -> anyhow::Result<ExitCode> {
    let made = crate::root().join("target/e2e/compare.png");
    fs::copy(&made, crate::root().join("assets/screenshot.png"))
        .with_context(|| format!("没有截图 {}，请先运行 cargo verify", made.display()))?;
    Ok(ExitCode::SUCCESS)
}

fn tests() -> anyhow::Result<()> {
    let program = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let mut command = Command::new(program);
    command.args(["test", "--workspace", "--no-fail-fast", "--features", TEST_FEATURE]);
    finish(command.env("DUICE_E2E_APP", app()).current_dir(crate::root()))
}

fn app() -> PathBuf {
    crate::root().join("target/debug").join(format!("duice-app{}", std::env::consts::EXE_SUFFIX))
}

/// Whether the window program knows the variable of the test feature.
fn absence(expected: bool) -> anyhow::Result<()> {
    let bytes = fs::read(app())?;
    let known = bytes.windows(TEST_VARIABLE.len()).any(|window| window == TEST_VARIABLE);
    ensure!(known == expected, "窗口程序{}测试用的选择器", if known { "含有" } else { "没有" });
    Ok(())
}
