//! The program never opens a network connection: counted from outside, while it starts and opens its library.

use std::{
    fs,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::window::{Guarded, isolate, screen};

#[test]
fn the_window_opens_no_connection() {
    let Some(program) = super::program() else { return };
    let home = tempfile::tempdir().unwrap();
    let (_screen, display) = screen();
    let log = home.path().join("calls");
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-e", "trace=connect,bind,sendto,sendmsg", "-o"]).arg(&log).arg(&program);
    isolate(&mut command, home.path(), &display);
    let child =
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("strace is installed by cargo verify");
    let child = Guarded(child);
    let (database, until) =
        (home.path().join("data/cn.duice.desktop/library/index"), Instant::now() + Duration::from_secs(60));
    while !database.is_dir() {
        assert!(Instant::now() < until, "the window opens its library");
        thread::sleep(Duration::from_millis(200));
    }
    thread::sleep(Duration::from_secs(3));
    // The traced program is a child of the tracer: ask the tracer to end it, too.
    Command::new("kill").args(["-TERM", &child.0.id().to_string()]).status().unwrap();
    thread::sleep(Duration::from_millis(500));
    drop(child);
    let calls = fs::read_to_string(&log).unwrap();
    assert!(calls.contains("AF_UNIX"), "the tracer saw the program speak to its screen");
    // AF_NETLINK is the kernel telling which cables are plugged in; nothing leaves the machine by it.
    let net: Vec<&str> = calls.lines().filter(|call| call.contains("AF_INET")).collect();
    assert!(net.is_empty(), "no address of a network:\n{}", net.join("\n"));
}
