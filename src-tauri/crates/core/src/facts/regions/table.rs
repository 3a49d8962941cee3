//! The table of administrative divisions, and the names under which each is found.

use std::{collections::BTreeMap, sync::LazyLock};

use aho_corasick::{AhoCorasick, MatchKind};

const SOURCE: &str = include_str!("../../../../../../assets/regions.tsv");

/// The table, read once.
pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(SOURCE));

/// One division.
pub(super) struct Division {
    /// Six-digit code.
    pub(super) code: &'static str,
    /// Its full name.
    pub(super) name: &'static str,
    /// The name without 省, 市, 县 and peoples, where one is left.
    pub(super) short: Option<&'static str>,
    /// Beginnings of document numbers.
    pub(super) numbers: Vec<&'static str>,
}

/// All divisions and what finds them.
pub(super) struct Table {
    /// In the order of their codes.
    pub(super) divisions: Vec<Division>,
    /// Full, former and short names → divisions.
    pub(super) by_name: BTreeMap<&'static str, Vec<usize>>,
    names: Vec<&'static str>,
    finder: Option<AhoCorasick>,
}

/// A name found in a text.
pub(super) struct Mention {
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// The name, a key of [`Table::by_name`].
    pub(super) name: &'static str,
}

impl Table {
    fn read(source: &'static str) -> Self {
        let mut divisions = Vec::new();
        let mut by_name: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
        let mut searched: BTreeMap<&'static str, ()> = BTreeMap::new();
        for line in source.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let mut columns = line.split('\t');
            let (Some(code), Some(name)) = (columns.next(), columns.next()) else { continue };
            let index = divisions.len();
            let former = columns.next().unwrap_or("").split(' ').filter(|name| !name.is_empty());
            let numbers = columns.next().unwrap_or("").split(' ').filter(|name| !name.is_empty());
            let short = short_name(name);
            // The short name of a county is too often part of another word to be searched for in a text.
            let searched_short = short.filter(|_| code.ends_with("00"));
            for name in [name].into_iter().chain(former.clone()).chain(searched_short) {
                searched.insert(name, ());
            }
            for name in [name].into_iter().chain(former).chain(short) {
                by_name.entry(name).or_default().push(index);
            }
            divisions.push(Division { code, name, short, numbers: numbers.collect() });
        }
        let names: Vec<&'static str> = searched.into_keys().collect();
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&names).ok();
        Self { divisions, by_name, names, finder }
    }

    /// The names in `text`, from the left, the longest at each place.
    pub(super) fn mentions(&self, text: &str) -> Vec<Mention> {
        let found = self.finder.iter().flat_map(|finder| finder.find_iter(text));
        found.map(|m| Mention { start: m.start(), end: m.end(), name: self.names[m.pattern().as_usize()] }).collect()
    }

    /// The names from the province down to this division.
    pub(super) fn path(&self, index: usize) -> Vec<String> {
        let code = self.divisions[index].code;
        let mut path: Vec<String> = Vec::new();
        for above in [format!("{}0000", &code[..2]), format!("{}00", &code[..4]), code.to_owned()] {
            let place = self.divisions.binary_search_by(|division| division.code.cmp(above.as_str()));
            if let Ok(place) = place
                && path.last().is_none_or(|last| *last != self.divisions[place].name)
            {
                path.push(self.divisions[place].name.to_owned());
            }
        }
        path
    }

    /// Whether `below` is `above` or lies in it.
    pub(super) fn within(&self, below: usize, above: usize) -> bool {
        let stem = self.divisions[above].code.trim_end_matches("00");
        self.divisions[below].code.starts_with(stem)
    }
}

/// The name without the word for its kind and without the peoples of an autonomous division; at least two characters.
fn short_name(name: &'static str) -> Option<&'static str> {
    const KINDS: [&str; 11] =
        ["特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "省", "市", "县", "区", "盟"];
    const PEOPLES: [&str; 44] = [
        "蒙古族",
        "蒙古",
        "回族",
        "藏族",
        "维吾尔",
        "苗族",
        "彝族",
        "壮族",
        "布依族",
        "朝鲜族",
        "满族",
        "侗族",
        "瑶族",
        "白族",
        "土家族",
        "哈尼族",
        "哈萨克族",
        "哈萨克",
        "傣族",
        "黎族",
        "傈僳族",
        "佤族",
        "畲族",
        "拉祜族",
        "水族",
        "东乡族",
        "纳西族",
        "景颇族",
        "柯尔克孜",
        "土族",
        "达斡尔族",
        "仫佬族",
        "羌族",
        "布朗族",
        "撒拉族",
        "毛南族",
        "仡佬族",
        "锡伯",
        "塔吉克",
        "怒族",
        "普米族",
        "独龙族",
        "裕固族",
        "各族",
    ];
    let kind = KINDS.iter().find(|kind| name.ends_with(**kind))?;
    let mut stem = &name[..name.len() - kind.len()];
    if kind.starts_with("自治") {
        while let Some(left) =
            PEOPLES.iter().filter_map(|people| stem.strip_suffix(people)).find(|left| left.chars().count() >= 2)
        {
            stem = left;
        }
    }
    (stem.chars().count() >= 2).then_some(stem)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_whole() {
        let table = &*TABLE;
        assert!(table.divisions.len() > 3000, "every county is listed");
        assert!(
            table.divisions.is_sorted_by(|a, b| a.code < b.code),
            "codes are unique and in order: paths are found by search"
        );
        for (index, division) in table.divisions.iter().enumerate() {
            assert!(
                division.code.len() == 6 && division.code.bytes().all(|b| b.is_ascii_digit()),
                "a code has six digits: {}",
                division.name
            );
            let path = table.path(index);
            assert!((1..=3).contains(&path.len()), "a division lies in at most a prefecture and a province: {path:?}");
            assert_eq!(path.last().unwrap(), division.name, "a path ends in the division itself");
            assert!(division.code.ends_with("0000") || path.len() > 1, "{} needs a province above it", division.name);
        }
        assert_eq!(table.divisions.iter().filter(|d| d.code.ends_with("0000")).count(), 34, "there are 34 provinces");
    }

    #[test]
    fn beginnings_of_document_numbers_are_unique() {
        let mut all: Vec<&str> = TABLE.divisions.iter().flat_map(|division| division.numbers.iter().copied()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "a beginning that two places share decides nothing");
    }

    #[test]
    fn short_names() {
        let cases = [
            ("内蒙古自治区", Some("内蒙古")),
            ("广西壮族自治区", Some("广西")),
            ("新疆维吾尔自治区", Some("新疆")),
            ("香港特别行政区", Some("香港")),
            ("恩施土家族苗族自治州", Some("恩施")),
            ("巴音郭楞蒙古自治州", Some("巴音郭楞")),
            ("锡林郭勒盟", Some("锡林郭勒")),
            ("郫县", None),
        ];
        for (name, short) in cases {
            assert_eq!(short_name(name), short, "the everyday name of {name}");
        }
    }
}
