//! What runs inside a process of its own: ours whole, and the peers that are crates.

use std::time::Instant;

use duice_core::{
    compare::{self, Depth},
    ingest,
    model::{Document, Op, Paragraph, ParagraphStyle, Revision, Source},
    watch::Unwatched,
    words::Lexicon,
};
use imara_diff::{Diff, InternedInput};
use rustix::time::{ClockId, clock_gettime};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The tools of this process, ours first: as far as the peers go and further, to what each change touches; and with 修改说明.
pub(crate) const NAMES: [&str; 6] =
    ["ours", "imara-diff Histogram", "imara-diff Myers", "similar Myers", "similar Patience", "ours with notes"];

/// What one run of one tool gave.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Outcome {
    /// Milliseconds of CPU of the first call.
    pub(crate) first: f64,
    /// Milliseconds of CPU of the second call, of all threads together.
    pub(crate) warm: f64,
    /// Milliseconds that somebody waits for the second call.
    pub(crate) wall: f64,
    /// Kilobytes above what the process held before the first call.
    pub(crate) memory: f64,
    /// Places that differ.
    pub(crate) hunks: f64,
    /// Characters that are equal.
    pub(crate) kept: f64,
    /// Equal runs of one character between two places that differ.
    pub(crate) chaff: f64,
}

impl Outcome {
    /// As one line of numbers.
    pub(crate) fn line(&self) -> String {
        let Self { first, warm, wall, memory, hunks, kept, chaff } = self;
        format!("{first} {warm} {wall} {memory} {hunks} {kept} {chaff}")
    }

    /// Out of one line of numbers.
    pub(crate) fn of_line(line: &str) -> Option<Self> {
        let numbers: Vec<f64> = line.split_whitespace().map(str::parse).collect::<Result<_, _>>().ok()?;
        let [first, warm, wall, memory, hunks, kept, chaff] = numbers.try_into().ok()?;
        Some(Self { first, warm, wall, memory, hunks, kept, chaff })
    }

    fn count(&mut self, runs: impl Iterator<Item = (bool, usize)>) {
        let runs: Vec<(bool, usize)> = runs.filter(|(_, length)| *length > 0).collect();
        for (at, (equal, length)) in runs.iter().enumerate() {
            if *equal {
                self.kept += *length as f64;
                let between = at > 0 && at + 1 < runs.len();
                self.chaff += if between && *length == 1 { 1.0 } else { 0.0 };
            } else if at == 0 || runs[at - 1].0 {
                self.hunks += 1.0;
            }
        }
    }
}

/// Runs tool number `tool` twice on the pair.
pub(crate) fn run(tool: usize, old: &str, new: &str) -> Outcome {
    match tool {
        0 => ours(Depth::Substance, old, new),
        1 => imara(imara_diff::Algorithm::Histogram, old, new),
        2 => imara(imara_diff::Algorithm::Myers, old, new),
        3 => similar(Algorithm::Myers, old, new),
        4 => similar(Algorithm::Patience, old, new),
        _ => ours(Depth::Notes, old, new),
    }
}

/// Alignment, difference, clean-up and classification of two documents that were read before, and notes where `depth` says so.
fn ours(depth: Depth, old: &str, new: &str) -> Outcome {
    let lexicon = Lexicon::new();
    let (Some(before), Some(after)) = (document(old, &lexicon), document(new, &lexicon)) else {
        return Outcome::default();
    };
    let compared = || {
        let (before, after) = ((&before, before.head(None)), (&after, after.head(None)));
        compare::revision_to(depth, before, after, &lexicon, &Unwatched).ok()
    };
    let (mut out, revision) = timed(compared);
    if let Some(revision) = revision {
        shown(&mut out, &revision, old);
    }
    out
}

/// What the rows show; what stands in no row is the clauses' numbers, which did not change.
fn shown(out: &mut Outcome, revision: &Revision, old: &str) {
    let rows = || revision.rows.iter().chain(&revision.outline).chain(&revision.front);
    for row in rows() {
        out.count(row.segments.iter().map(|segment| (segment.op == Op::Equal, segment.text.chars().count())));
    }
    let inside: usize = rows().map(|row| row.old_text.chars().count()).sum();
    out.kept += old.chars().count().saturating_sub(inside) as f64;
}

fn document(text: &str, lexicon: &Lexicon) -> Option<Document> {
    let paragraphs = text.lines().enumerate().map(|(index, line)| Paragraph {
        line: index as u32 + 1,
        text: line.to_owned(),
        style: ParagraphStyle::Plain,
    });
    let source = Source { name: "bench.txt".to_owned(), paragraphs: paragraphs.collect(), ..Source::default() };
    ingest::read(&source, lexicon).into_iter().next()
}

/// Interning and difference of characters.
fn imara(algorithm: imara_diff::Algorithm, old: &str, new: &str) -> Outcome {
    let (mut out, (input, diff)) = timed(|| {
        let mut input: InternedInput<char> = InternedInput::default();
        input.reserve(old.len() as u32 / 3, new.len() as u32 / 3);
        input.update_before(old.chars());
        input.update_after(new.chars());
        let diff = Diff::compute(algorithm, &input);
        (input, diff)
    });
    let mut at = 0;
    let mut runs = Vec::new();
    for hunk in diff.hunks() {
        runs.push((true, (hunk.before.start - at) as usize));
        runs.push((false, hunk.before.len() + hunk.after.len()));
        at = hunk.before.end;
    }
    runs.push((true, input.before.len() - at as usize));
    out.count(runs.into_iter());
    out
}

fn similar(algorithm: Algorithm, old: &str, new: &str) -> Outcome {
    let (mut out, ops) = timed(|| {
        let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
        capture_diff_slices(algorithm, &old, &new)
    });
    out.count(ops.iter().map(|op| match op {
        DiffOp::Equal { len, .. } => (true, *len),
        other => (false, other.old_range().len() + other.new_range().len()),
    }));
    out
}

/// The work twice: its time cold and warm, and what it held in memory.
fn timed<T>(work: impl Fn() -> T) -> (Outcome, T) {
    let before = peak();
    let start = cpu();
    drop(std::hint::black_box(work()));
    let first = cpu() - start;
    let memory = peak() - before;
    let (start, waited) = (cpu(), Instant::now());
    let out = std::hint::black_box(work());
    let (warm, wall) = (cpu() - start, waited.elapsed().as_secs_f64() * 1e3);
    (Outcome { first, warm, wall, memory, ..Outcome::default() }, out)
}

/// Milliseconds of CPU that this process has used.
fn cpu() -> f64 {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    now.tv_sec as f64 * 1e3 + now.tv_nsec as f64 / 1e6
}

/// The most memory that this process has held, in kilobytes; 0 where the system does not say.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("");
    line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0.0)
}
