//! Pairs of texts with planted edits: articles out of sentences, half of what is edited word by word, half by whole
//! sentences. The same seed gives the same pair.

use duice_bench::{Random, paper};
use duice_core::{numeral, words::Lexicon};

/// How a pair is made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// Name in the table.
    pub(crate) name: &'static str,
    /// Characters of the old text, about.
    pub(crate) size: usize,
    /// Edited characters of each hundred.
    pub(crate) rate: usize,
    /// Where the edits stand.
    pub(crate) spread: Spread,
}

/// Where the edits of a pair stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Spread {
    /// In all articles.
    All,
    /// In a quarter of the articles, all in a row.
    Row,
    /// In a quarter of the articles, wherever they stand.
    Quarter,
}

/// A pair, and what is known of it.
pub(crate) struct Planted {
    pub(crate) old: String,
    pub(crate) new: String,
    /// Characters that both have by construction.
    pub(crate) kept: usize,
    /// Places that differ by construction.
    pub(crate) hunks: usize,
}

/// Words of one sentence, each with what becomes of it.
type Sentence = Vec<Word>;

#[derive(Debug, Clone)]
struct Word {
    old: String,
    new: String,
}

/// The sentences to make texts of: those of `papers`, or of invented papers where none are given.
pub(crate) fn sentences(papers: &[String]) -> Vec<String> {
    let mut random = Random::new(3);
    let invented: Vec<String> =
        if papers.is_empty() { (0..24).map(|number| invented(&mut random, number)).collect() } else { Vec::new() };
    let mut out: Vec<String> = papers
        .iter()
        .chain(&invented)
        .flat_map(|text| text.split(['\n', '。']))
        .map(str::trim)
        .filter(|sentence| (12..120).contains(&sentence.chars().count()))
        .map(str::to_owned)
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// An invented paper whose things have many names, as real ones do.
fn invented(random: &mut Random, number: usize) -> String {
    const FIRST: [&str; 24] = [
        "冷链", "港口", "档案", "渔业", "公厕", "茶园", "路灯", "社区", "园林", "校车", "仓储", "盐田", "口岸", "河道",
        "菜场", "书屋", "牧场", "林场", "灯塔", "船厂", "食堂", "菌种", "蜂场", "码头",
    ];
    let text = paper(random, number);
    let mut out = String::new();
    for (nth, part) in text.split("样品").enumerate() {
        if nth > 0 {
            out.push_str(FIRST[random.below(FIRST.len())]);
        }
        out.push_str(part);
    }
    out
}

/// The pair of `shape` out of `sentences`.
pub(crate) fn pair(shape: Shape, sentences: &[String], lexicon: &Lexicon) -> Planted {
    let mut random = Random::new(shape.size as u64 * 100 + shape.rate as u64 + shape.spread as u64);
    let words: Vec<Vec<String>> = sentences
        .iter()
        .map(|sentence| lexicon.cut(sentence).into_iter().map(|word| sentence[word].to_owned()).collect())
        .collect();
    let pool: Vec<&String> = words.iter().flatten().filter(|word| word.chars().count() >= 2).collect();
    let mut articles: Vec<Vec<Sentence>> = Vec::new();
    let mut size = 0;
    while size < shape.size {
        let article: Vec<Sentence> =
            (0..3 + random.below(5)).map(|_| plain(&words[random.below(words.len())])).collect();
        size += 5 + article.iter().flatten().map(|word| word.old.chars().count()).sum::<usize>();
        articles.push(article);
    }
    let places = edited(shape.spread, articles.len(), &mut random);
    let mut some: Vec<Vec<Sentence>> = places.iter().map(|&at| std::mem::take(&mut articles[at])).collect();
    edit(&mut some, size * shape.rate / 100, &words, &pool, &mut random);
    places.into_iter().zip(some).for_each(|(at, article)| articles[at] = article);
    planted(&articles)
}

/// The articles that are edited, of so many.
fn edited(spread: Spread, articles: usize, random: &mut Random) -> Vec<usize> {
    let many = if spread == Spread::All { articles } else { articles.div_ceil(4) };
    if spread == Spread::Quarter {
        let mut all: Vec<usize> = (0..articles).collect();
        (0..many).for_each(|at| all.swap(at, at + random.below(articles - at)));
        all.truncate(many);
        return all;
    }
    let first = random.below(articles - many + 1);
    (first..first + many).collect()
}

/// A sentence that stays, its mark a word of its own.
fn plain(words: &[String]) -> Sentence {
    words
        .iter()
        .map(String::as_str)
        .chain(["。"])
        .map(|word| Word { old: word.to_owned(), new: word.to_owned() })
        .collect()
}

/// Edits until `budget` characters are touched.
fn edit(articles: &mut [Vec<Sentence>], budget: usize, words: &[Vec<String>], pool: &[&String], random: &mut Random) {
    let mut by_word = 0;
    let mut by_sentence = 0;
    while by_word + by_sentence < budget {
        let at = random.below(articles.len());
        let article = &mut articles[at];
        let nth = random.below(article.len());
        if by_sentence < by_word {
            let added: Sentence = plain(&words[random.below(words.len())])
                .into_iter()
                .map(|word| Word { old: String::new(), new: word.new })
                .collect();
            let touched = match random.below(3) {
                0 => count(&article[nth]),
                kind => {
                    if kind == 1 {
                        article[nth].iter_mut().for_each(|word| word.new.clear());
                    }
                    let size = count(&added);
                    article.insert(nth + 1, added);
                    size
                }
            };
            if touched == count(&article[nth]) {
                article[nth].iter_mut().for_each(|word| word.new.clear());
            }
            by_sentence += touched;
        } else {
            let sentence = &mut article[nth];
            let word = random.below(sentence.len());
            let other = pool[random.below(pool.len())];
            match random.below(3) {
                0 if word + 1 < sentence.len() => sentence[word].new.clear(),
                1 if word + 1 < sentence.len() => sentence[word].new = other.clone(),
                _ => sentence.insert(word, Word { old: String::new(), new: other.clone() }),
            }
            by_word += other.chars().count();
        }
    }
}

fn count(sentence: &[Word]) -> usize {
    sentence.iter().map(|word| word.old.chars().count().max(word.new.chars().count())).sum()
}

/// The two texts of the edited articles.
fn planted(articles: &[Vec<Sentence>]) -> Planted {
    let head = "示例市公共事务若干规定\n";
    let mut out = Planted { old: head.to_owned(), new: head.to_owned(), kept: head.chars().count(), hunks: 0 };
    for (nth, article) in articles.iter().enumerate() {
        let label = format!("第{}条　", numeral::chinese(nth as u64 + 1));
        out.kept += label.chars().count() + 1;
        out.old.push_str(&label);
        out.new.push_str(&label);
        let mut differs = false;
        for word in article.iter().flatten() {
            out.old.push_str(&word.old);
            out.new.push_str(&word.new);
            let same = word.old == word.new;
            out.kept += if same { word.old.chars().count() } else { 0 };
            out.hunks += usize::from(!same && !differs);
            differs = !same;
        }
        out.old.push('\n');
        out.new.push('\n');
    }
    out
}
