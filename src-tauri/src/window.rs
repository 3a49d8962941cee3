//! The program with its window: what it may load, where its library lies, how it starts.

use std::{
    panic::{self, AssertUnwindSafe},
    process::ExitCode,
    sync::Arc,
    thread,
};

use clap::Parser;
use duice_core::watch::Unwatched;
use tauri::{
    App, Emitter, Manager, WebviewUrl,
    webview::{NewWindowResponse, WebviewWindowBuilder},
};

use crate::{arguments::Arguments, chooser::chooser, commands, desk::Desk, view::AppError};

/// Label of the one window.
pub(crate) const MAIN: &str = "main";

/// Starts the window and returns when it is closed.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let screen = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    let built = if screen || !cfg!(target_os = "linux") { built(arguments) } else { None };
    let Some(app) = built else {
        eprintln!("没有可用的图形界面，窗口打不开：请在桌面环境中运行，或改用命令行程序 duice。");
        return ExitCode::FAILURE;
    };
    app.run(|_, _| ());
    ExitCode::SUCCESS
}

/// The program, not running yet; `None` where its screen refuses it, which the toolkit answers with a panic.
fn built(arguments: Arguments) -> Option<App> {
    let builder = commands::handle(tauri::Builder::default())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_clipboard_manager::init())
        .setup(move |app| set_up(app, arguments));
    let loud = panic::take_hook();
    panic::set_hook(Box::new(|_| ()));
    let built = panic::catch_unwind(AssertUnwindSafe(|| builder.build(tauri::generate_context!())));
    panic::set_hook(loud);
    built.ok()?.inspect_err(|error| eprintln!("{error}")).ok()
}

fn set_up(app: &mut App, arguments: Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let folder = match arguments.library {
        Some(folder) => Ok(folder),
        None => app.path().app_local_data_dir().map(|data| data.join("library")).map_err(|error| {
            let hint = "请用 --library 指定文库文件夹后重新启动。";
            AppError::new("disk", format!("找不到用户数据文件夹（{error}）。"), hint)
        }),
    };
    let news = app.handle().clone();
    let desk = Arc::new(Desk::new(folder, chooser(app.handle()), move |event| {
        // A window that is closing needs no news.
        news.emit_to(MAIN, "task", event).unwrap_or_default();
    }));
    app.manage(Arc::clone(&desk));
    window(app)?;
    let ready = app.handle().clone();
    thread::spawn(move || {
        desk.open_library(&Unwatched);
        ready.emit_to(MAIN, "ready", ()).unwrap_or_default();
    });
    Ok(())
}

/// The window; it shows the program's own page and nothing else, ever.
fn window(app: &App) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("对策")
        .inner_size(1280.0, 720.0)
        .min_inner_size(960.0, 600.0)
        .zoom_hotkeys_enabled(true)
        .on_navigation(|url| {
            matches!((url.scheme(), url.host_str()), ("tauri" | "http", Some("localhost" | "tauri.localhost")))
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    Ok(())
}
