//! One window: a virtual screen, the driver, the program with a library of its own, and what a user does to it.

use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use fantoccini::{Client, ClientBuilder, Locator, elements::Element};
use serde_json::{Value, json};
use tempfile::TempDir;

/// How long the window may take for one step on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A child process that ends with this value.
pub(super) struct Guarded(pub(super) Child);

impl Drop for Guarded {
    fn drop(&mut self) {
        // It may have ended by itself.
        self.0.kill().unwrap_or_default();
        self.0.wait().ok();
    }
}

/// A virtual screen of the size that the smallest laptops have.
pub(super) fn screen() -> (Guarded, String) {
    let mut child = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb is installed by cargo verify");
    let mut number = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut number).unwrap();
    (Guarded(child), format!(":{}", number.trim()))
}

/// The variables that keep a program away from the user's own files.
pub(super) fn isolate(command: &mut Command, home: &Path, display: &str) {
    for (name, folder) in [("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache")] {
        command.env(name, home.join(folder));
    }
    command.env("HOME", home).env("DISPLAY", display).env("DUICE_TEST_CHOOSER", home.join("answers"));
    command.env_remove("WAYLAND_DISPLAY").env_remove("DBUS_SESSION_BUS_ADDRESS");
}

/// The program's window and everything that it stands on.
pub(super) struct Window {
    pub(super) client: Client,
    pub(super) display: String,
    prefix: &'static str,
    // Dropped in this order: the driver, the screen that ends the program with it, then the program's files.
    _driver: Guarded,
    _screen: Guarded,
    home: TempDir,
}

impl Window {
    /// Starts `program` with an empty library; pictures are named with `prefix`.
    pub(super) async fn open(program: &Path, prefix: &'static str) -> Self {
        Self::open_with(program, prefix, &[]).await
    }

    /// The same with words for the program.
    pub(super) async fn open_with(program: &Path, prefix: &'static str, arguments: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir(home.path().join("answers")).unwrap();
        let (screen, display) = screen();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut driver = Command::new("WebKitWebDriver");
        driver.arg(format!("--port={port}")).env("TAURI_WEBVIEW_AUTOMATION", "true");
        isolate(&mut driver, home.path(), &display);
        let driver = driver.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("WebKitWebDriver is installed");
        let driver = Guarded(driver);
        let client = connect(program, arguments, port).await;
        client.set_window_rect(0, 0, 1366, 768).await.unwrap();
        Self { client, display, home, prefix, _driver: driver, _screen: screen }
    }

    /// Closes the window.
    pub(super) async fn close(self) {
        self.client.clone().close().await.unwrap();
    }

    /// The folder from which dialogs are answered, and into which exports go.
    pub(super) fn answers(&self) -> PathBuf {
        self.home.path().join("answers")
    }

    /// The next import is of these files.
    pub(super) fn answer_import(&self, files: &[PathBuf]) {
        let list: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        std::fs::write(self.answers().join("import.txt"), list.join("\n")).unwrap();
    }

    /// A picture of the window.
    pub(super) async fn picture(&self, name: &str) {
        // Whatever was just clicked has been drawn after two frames.
        let drawn = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))";
        self.client.execute_async(drawn, vec![]).await.unwrap();
        let bytes = self.client.screenshot().await.unwrap();
        let name = if self.prefix.is_empty() { name.to_owned() } else { format!("{}-{name}", self.prefix) };
        std::fs::write(super::pictures().join(format!("{name}.png")), bytes).unwrap();
    }

    /// The first element that `css` names and that can be seen; waits for it.
    pub(super) async fn see(&self, css: &str) -> Element {
        let until = Instant::now() + PATIENCE;
        loop {
            for element in self.client.find_all(Locator::Css(css)).await.unwrap_or_default() {
                if element.is_displayed().await.unwrap_or(false) {
                    return element;
                }
            }
            if Instant::now() > until {
                self.picture("failed").await;
                panic!("nothing to see of {css}; target/e2e/{}-failed.png shows what there is", self.prefix);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Clicks the first element that `css` names.
    pub(super) async fn click(&self, css: &str) {
        let until = Instant::now() + PATIENCE;
        loop {
            // The element may be drawn anew between being found and being clicked.
            match self.see(css).await.click().await {
                Ok(()) => return,
                Err(error) if Instant::now() > until => panic!("{css} cannot be clicked: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        }
    }

    /// Clicks the element with this test id.
    pub(super) async fn press(&self, id: &str) {
        self.click(&format!("[data-testid='{id}']")).await;
    }

    /// Replaces the text of a field.
    pub(super) async fn type_into(&self, css: &str, text: &str) {
        let until = Instant::now() + PATIENCE;
        loop {
            let field = self.see(css).await;
            // What is typed replaces what is selected; the driver's own way to clear a field takes the focus away.
            let select = "arguments[0].focus(); arguments[0].select()";
            let typed = async {
                self.client.execute(select, vec![serde_json::to_value(&field)?]).await?;
                field.send_keys(text).await
            };
            let typed = typed.await;
            match typed {
                Ok(()) => return,
                Err(error) if Instant::now() > until => panic!("{css} cannot be typed into: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        }
    }

    /// Presses a key where the window has its focus.
    pub(super) async fn key(&self, key: &str) {
        self.client.active_element().await.unwrap().send_keys(key).await.unwrap();
    }

    /// Chooses the document whose line in the chooser holds all of `words`.
    pub(super) async fn choose(&self, words: &[&str]) {
        let conditions: Vec<String> = words.iter().map(|word| format!("contains(., '{word}')")).collect();
        let path = format!("//label[{}]//input[@type='checkbox']", conditions.join(" and "));
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::XPath(&path)).await;
        found.unwrap_or_else(|error| panic!("{words:?} can be chosen: {error}")).click().await.unwrap();
    }

    /// The texts of all elements that `css` names and that can be seen.
    pub(super) async fn texts(&self, css: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .filter((one) => one.checkVisibility()).map((one) => one.innerText.trim())";
        let found = self.client.execute(script, vec![json!(css)]).await.unwrap();
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// The text of what `css` names, once there is some.
    pub(super) async fn text(&self, css: &str) -> String {
        self.until("there is text", css, |texts| texts.iter().any(|text| !text.is_empty())).await.join("\n")
    }

    /// Waits until the texts of what `css` names are as `wanted` says.
    pub(super) async fn until(&self, what: &str, css: &str, wanted: impl Fn(&[String]) -> bool) -> Vec<String> {
        let until = Instant::now() + PATIENCE;
        loop {
            let texts = self.texts(css).await;
            if wanted(&texts) {
                return texts;
            }
            if Instant::now() > until {
                self.picture("failed").await;
                panic!("{what}: {css} says {texts:#?}");
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// What a script in the page returns.
    pub(super) async fn script(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap()
    }

    /// Opens one of the places of the rail.
    pub(super) async fn go(&self, place: &str) {
        self.press(&format!("rail-{place}")).await;
    }

    /// Imports both texts of a recorded case into the starter library and compares them; `title` is in that of both.
    pub(super) async fn revise(&self, case: &str, title: &str) {
        let rows = "[data-testid='document-row']";
        self.until("the starter library is filled in", rows, |rows| rows.len() == 6).await;
        let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/revisions").join(case);
        self.answer_import(&["old.txt", "new.txt"].map(|name| case.join(name)));
        self.press("import-button").await;
        self.until("both went in", rows, |rows| rows.len() == 8).await;
        self.go("revision").await;
        let work = self.see("[data-testid='revision-work']").await;
        let place = format!(
            "return [...document.querySelectorAll(\"[data-testid='revision-work'] option\")]
                .findIndex((option) => option.textContent.includes('{title}'))"
        );
        let place = self.script(&place).await.as_u64().expect("the two files are one work");
        work.select_by_index(place as usize).await.unwrap();
        self.press("revision-start").await;
    }

    /// Waits for an export and returns its path; it is the one file with this ending.
    pub(super) fn exported(&self, ending: &str) -> PathBuf {
        let until = Instant::now() + PATIENCE;
        loop {
            let mut entries = std::fs::read_dir(self.answers()).unwrap().map(|entry| entry.unwrap().path());
            if let Some(path) = entries.find(|path| path.extension().is_some_and(|it| it == ending)) {
                return path;
            }
            assert!(Instant::now() < until, "no {ending} was exported");
            thread::sleep(Duration::from_millis(100));
        }
    }
}

async fn connect(program: &Path, arguments: &[&str], port: u16) -> Client {
    let capabilities = json!({ "webkitgtk:browserOptions": { "binary": program, "args": arguments } });
    let Value::Object(capabilities) = capabilities else { unreachable!() };
    let mut builder = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
    builder.capabilities(capabilities);
    let url = format!("http://127.0.0.1:{port}");
    let until = Instant::now() + PATIENCE;
    loop {
        // A driver that is not listening yet refuses; one whose program does not answer would hang for ever.
        match tokio::time::timeout(PATIENCE, builder.connect(&url)).await {
            Ok(Ok(client)) => return client,
            Ok(Err(error)) if Instant::now() > until => panic!("no window: {error}"),
            Ok(Err(_)) => tokio::time::sleep(Duration::from_millis(200)).await,
            Err(_) => panic!("the window program does not answer its driver"),
        }
    }
}
