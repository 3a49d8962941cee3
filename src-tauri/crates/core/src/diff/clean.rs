//! Hunks as a reader wants them: no confetti, and each as near to the edges of sentences as it can stand.

use std::ops::Range;

use super::{
    edits::Hunk,
    pair::Pair,
    tokens::{Class, Tokens},
};
use crate::words::is_letter;

/// Up to so many characters between two changes may be chance in a sentence that was written anew.
const LOOSE: usize = 4;
/// So many times what stayed must the change of the smaller side be for a sentence to count as written anew.
const ANEW: usize = 5;
/// And it must have so many characters: less is a phrase.
const SENTENCE: usize = 12;

/// So many characters or atoms between two changes are too many to be chance.
const SENSE: usize = 3;

/// Cleans up hunks in order; at least one equal part lies between two of them, before and after.
pub(super) fn readable(pair: &Pair<'_>, hunks: Vec<Hunk>) -> Vec<Hunk> {
    let mut joined = collapse(pair, join(pair, hunks));
    for _ in 0..4 {
        let slid = slide(pair, fuse(pair, joined.clone()));
        let again = join(pair, slid);
        if again == joined {
            break;
        }
        joined = again;
    }
    joined
}

/// Joins hunks that only a scrap of equal text keeps apart.
fn join(pair: &Pair<'_>, hunks: Vec<Hunk>) -> Vec<Hunk> {
    let mut out: Vec<Hunk> = Vec::new();
    for hunk in hunks {
        let mut hunk = hunk;
        while let Some(last) = out.last() {
            if !is_scrap(pair, last, &hunk) {
                break;
            }
            let both = Hunk { old: last.old.start..hunk.old.end, new: last.new.start..hunk.new.end };
            out.pop();
            hunk = pair.trimmed(both);
        }
        if !hunk.old.is_empty() || !hunk.new.is_empty() {
            out.push(hunk);
        }
    }
    out
}

/// Whether the equal text between two hunks is too little to be worth an interruption.
fn is_scrap(pair: &Pair<'_>, left: &Hunk, right: &Hunk) -> bool {
    let run = left.old.end..right.old.start;
    if run.is_empty() {
        return true;
    }
    let (mut sense, mut atom) = (0, false);
    for (at, class) in pair.old_tokens.classes(run.clone()).enumerate() {
        match class {
            Class::Mark => {}
            Class::Space if pair.old_part(run.start + at) == "\n" => return false,
            Class::Space => {}
            _ => {
                sense += 1;
                atom |= class != Class::Word;
            }
        }
        if sense > SENSE {
            return false;
        }
    }
    let swapped = |hunk: &Hunk| !hunk.old.is_empty() && !hunk.new.is_empty();
    // 80万元，可以: an amount that became another one is told alone.
    if has_mark(pair, &run) && (is_amount(pair, left) || is_amount(pair, right)) {
        return false;
    }
    if sense == 0 || run.len() == 1 && pair.old_text(&run).chars().nth(1).is_none() {
        return true;
    }
    // Two or three characters between two replacements of some length are chance, not text that stayed.
    !atom && swapped(left) && swapped(right) && weight(pair, left) >= 3 * sense && weight(pair, right) >= 3 * sense
}

/// Whether phrases or members of a list end in equal text (old parts).
fn has_mark(pair: &Pair<'_>, run: &Range<usize>) -> bool {
    pair.old_text(run).contains(['，', '、', '；', '。'])
}

/// Whether one amount, date or period became another one.
fn is_amount(pair: &Pair<'_>, hunk: &Hunk) -> bool {
    let is_one = |tokens: &Tokens, parts: &Range<usize>| {
        let is_amount = |class| matches!(class, Class::Number | Class::Money | Class::Time);
        parts.len() == 1 && tokens.classes(parts.clone()).all(is_amount)
    };
    is_one(&pair.old_tokens, &hunk.old) && is_one(&pair.new_tokens, &hunk.new)
}

/// Makes one of two insertions (or deletions) where the equal text between them stands in one of them too: a sentence that
/// came before another one is not told as two scraps around a word that both have.
fn fuse(pair: &Pair<'_>, hunks: Vec<Hunk>) -> Vec<Hunk> {
    let mut out: Vec<Hunk> = Vec::with_capacity(hunks.len());
    for hunk in hunks {
        match out.last().and_then(|last| fused(pair, last, &hunk)) {
            Some(one) => {
                out.pop();
                out.push(one);
            }
            None => out.push(hunk),
        }
    }
    out
}

fn fused(pair: &Pair<'_>, left: &Hunk, right: &Hunk) -> Option<Hunk> {
    let deleted = left.new.is_empty() && right.new.is_empty();
    let inserted = left.old.is_empty() && right.old.is_empty();
    let length = right.old.start - left.old.end;
    if !deleted && !inserted || right.new.start - left.new.end != length {
        return None;
    }
    let run = left.old.end..right.old.start;
    if sense(pair, &run, 0) == 0 || pair.old_text(&run).contains('\n') {
        return None;
    }
    let part = |i: usize| if deleted { pair.old_part(i) } else { pair.new_part(i) };
    let (own_left, own_right) = if deleted { (&left.old, &right.old) } else { (&left.new, &right.new) };
    let between = own_left.end;
    let equal = |from: usize| (0..length).all(|k| part(from + k) == part(between + k));
    let (run, place) = if own_right.len() >= length && equal(own_right.end - length) {
        (own_left.start..own_right.end - length, if deleted { left.new.start } else { left.old.start })
    } else if own_left.len() >= length && equal(own_left.start) {
        (own_left.start + length..own_right.end, if deleted { right.new.start } else { right.old.start })
    } else {
        return None;
    };
    let tokens = if deleted { &pair.old_tokens } else { &pair.new_tokens };
    if !tokens.may_cut(run.start) || !tokens.may_cut(run.end) {
        return None;
    }
    Some(if deleted { Hunk { old: run, new: place..place } } else { Hunk { old: place..place, new: run } })
}

/// Joins hunks of a sentence of which so little stayed that it was written anew.
fn collapse(pair: &Pair<'_>, hunks: Vec<Hunk>) -> Vec<Hunk> {
    let mut out: Vec<Hunk> = Vec::new();
    let mut i = 0;
    while i < hunks.len() {
        let mut all = hunks[i].clone();
        let (mut kept, mut best) = (0, None);
        for (j, next) in hunks.iter().enumerate().skip(i + 1) {
            let run = all.old.end..next.old.start;
            let length = sense(pair, &run, LOOSE);
            let amounts = has_mark(pair, &run) && (is_amount(pair, &hunks[j - 1]) || is_amount(pair, next));
            if length > LOOSE || amounts || pair.old_text(&run).contains('\n') {
                break;
            }
            kept += length;
            all = Hunk { old: all.old.start..next.old.end, new: all.new.start..next.new.end };
            let changed = smaller(pair, &all).saturating_sub(kept);
            if changed >= SENTENCE && changed >= ANEW * kept {
                best = Some((j, all.clone()));
            }
        }
        let (last, hunk) = best.unwrap_or_else(|| (i, hunks[i].clone()));
        out.push(hunk);
        i = last + 1;
    }
    out
}

/// Characters of an equal run (old parts) that are no marks; beyond `enough` they are not counted.
fn sense(pair: &Pair<'_>, run: &Range<usize>, enough: usize) -> usize {
    pair.old_text(run).chars().filter(|ch| is_letter(*ch)).take(enough + 1).count()
}

/// The smaller side of a hunk, in characters.
fn smaller(pair: &Pair<'_>, hunk: &Hunk) -> usize {
    pair.old_text(&hunk.old).chars().count().min(pair.new_text(&hunk.new).chars().count())
}

/// The larger side of a hunk, in characters.
fn weight(pair: &Pair<'_>, hunk: &Hunk) -> usize {
    pair.old_text(&hunk.old).chars().count().max(pair.new_text(&hunk.new).chars().count())
}

/// Slides pure insertions and deletions to where they read best: whole paragraphs, then sentences, phrases, words.
fn slide(pair: &Pair<'_>, hunks: Vec<Hunk>) -> Vec<Hunk> {
    let mut out: Vec<Hunk> = Vec::new();
    for i in 0..hunks.len() {
        let hunk = &hunks[i];
        let from = out.last().map_or(0, |last: &Hunk| last.old.end);
        let to = hunks.get(i + 1).map_or(pair.old_tokens.len(), |next| next.old.start);
        let slid = if hunk.old.is_empty() {
            Some(best(pair, hunk, from, to, false))
        } else if hunk.new.is_empty() {
            Some(best(pair, hunk, from, to, true))
        } else {
            None
        };
        out.push(slid.unwrap_or_else(|| hunk.clone()));
    }
    out
}

/// The best place for a one-sided hunk between old parts `from` and `to`.
fn best(pair: &Pair<'_>, hunk: &Hunk, from: usize, to: usize, deleted: bool) -> Hunk {
    let part = |i: usize| if deleted { pair.old_part(i) } else { pair.new_part(i) };
    let run = |hunk: &Hunk| if deleted { hunk.old.clone() } else { hunk.new.clone() };
    let mut first = hunk.clone();
    while first.old.start > from
        && part(run(&first).start - 1) == part(run(&first).end - 1)
        && is_equal(pair, first.old.start - 1, first.new.start.checked_sub(1))
    {
        first = moved(first, false);
    }
    let (mut best, mut best_score) = (hunk.clone(), score(pair, hunk, deleted));
    let mut now = first;
    loop {
        let value = score(pair, &now, deleted);
        // Of equally good places the last: what was added stands behind what was there.
        if value > best_score || (value == best_score && now.old.start > best.old.start) {
            (best, best_score) = (now.clone(), value);
        }
        if now.old.end >= to
            || !is_equal(pair, now.old.end, Some(now.new.end))
            || part(run(&now).start) != next(pair, &now, deleted)
        {
            return best;
        }
        now = moved(now, true);
    }
}

/// Whether these parts are equal. Equal text may lie in other parts on the other side, where a bracket that came or went
/// makes or unmakes a list of units: nothing slides over that.
fn is_equal(pair: &Pair<'_>, old: usize, new: Option<usize>) -> bool {
    new.is_some_and(|new| new < pair.new_tokens.len() && pair.old_part(old) == pair.new_part(new))
}

/// The part behind the hunk on the side that it changes.
fn next<'t>(pair: &Pair<'t>, hunk: &Hunk, deleted: bool) -> &'t str {
    if deleted { pair.old_part(hunk.old.end) } else { pair.new_part(hunk.new.end) }
}

fn moved(hunk: Hunk, forward: bool) -> Hunk {
    let by = |range: Range<usize>| {
        if forward { range.start + 1..range.end + 1 } else { range.start - 1..range.end - 1 }
    };
    Hunk { old: by(hunk.old), new: by(hunk.new) }
}

/// How well a one-sided hunk stands; 0 where a word would be cut.
fn score(pair: &Pair<'_>, hunk: &Hunk, deleted: bool) -> u32 {
    let edge = |i: usize| if deleted { edge(pair, i, true) } else { edge(pair, i, false) };
    let run = if deleted { &hunk.old } else { &hunk.new };
    let (front, back) = (edge(run.start), edge(run.end));
    if front == 0 || back == 0 { 0 } else { front + back }
}

/// How good a cut before part `i` is: 0 inside a word, 1 at a word, then phrase, sentence, paragraph.
fn edge(pair: &Pair<'_>, i: usize, old: bool) -> u32 {
    let tokens = if old { &pair.old_tokens } else { &pair.new_tokens };
    let part = |i: usize| if old { pair.old_part(i) } else { pair.new_part(i) };
    if i == 0 || i >= tokens.len() {
        return 5;
    }
    match (part(i - 1), part(i)) {
        ("\n", _) => 5,
        (_, "\n") => 4,
        ("。" | "；" | "：", _) => 4,
        ("，", _) => 3,
        ("、", _) | (_, "、" | "，") => 2,
        _ if tokens.starts(i) => 1,
        _ => 0,
    }
}
