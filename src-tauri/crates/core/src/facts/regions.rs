//! Which place a text speaks for: issuer, title or document number → province, prefecture, county, zone.
//!
//! Invariant: a place that cannot be told apart from another of the same name is left out, never guessed.

mod table;

use table::{Mention, TABLE, Table};

/// The place that an issuer, a title or a document number names, from the province down; `[]` for national papers and
/// where none is named.
pub fn find(text: &str) -> Vec<String> {
    find_in(&[text])
}

/// The place that the first of `texts` names that names any; the others tell places of the same name apart.
/// Issuers should stand before titles, titles before document numbers.
pub fn find_in(texts: &[&str]) -> Vec<String> {
    for text in texts {
        if is_national(text) {
            return Vec::new();
        }
        if let Some(path) = named(text, texts).or_else(|| by_number(text)) {
            return path;
        }
    }
    Vec::new()
}

/// Whether the place `path` is or lies in the place that a user calls `name`: 青岛, 青岛市 or 山东 for a paper of 青岛市.
pub fn contains(name: &str, path: &[String]) -> bool {
    let short = |name: &str| match TABLE.by_name.get(name).map(|found| &TABLE.divisions[found[0]]) {
        Some(division) => division.short.unwrap_or(division.name).to_owned(),
        None => name.to_owned(),
    };
    let wanted = name.trim();
    if let [.., last] = find(wanted).as_slice()
        && wanted.ends_with(last.as_str())
        && wanted != last
    {
        return find(wanted).iter().all(|part| path.contains(part));
    }
    let full =
        |name: &str| name.ends_with(['省', '市', '区', '县', '州', '盟', '旗']) && TABLE.by_name.contains_key(name);
    path.iter().any(|part| part == wanted || !full(wanted) && short(part) == wanted)
}

/// Sorts places as official lists do: by the code of each level, a place before what lies in it; zones and other places
/// that the table lacks stand behind their neighbours.
pub fn order(path: &[&str]) -> Vec<(usize, String)> {
    let place = |at: usize, name: &str| {
        let above = &path[..at];
        let found = TABLE.by_name.get(name).map_or(&[][..], Vec::as_slice);
        let same =
            |index: &&usize| TABLE.path(**index).iter().map(String::as_str).eq(above.iter().copied().chain([name]));
        found.iter().find(same).copied().unwrap_or(usize::MAX)
    };
    path.iter().enumerate().map(|(at, name)| (place(at, name), (*name).to_owned())).collect()
}

/// The one place that a user's word means, from the province down; `None` where there is none or more than one.
pub fn canonical(word: &str) -> Option<Vec<String>> {
    let word = word.trim();
    let found = TABLE.by_name.get(word).map_or(&[][..], Vec::as_slice);
    let highest = found.iter().map(|&index| level(&TABLE, index)).min();
    let mut best = found.iter().filter(|&&index| Some(level(&TABLE, index)) == highest);
    match (best.next(), best.next()) {
        (Some(&only), None) => Some(TABLE.path(only)),
        (Some(_), Some(_)) => None,
        (None, _) => Some(find(word)).filter(|path| path.last().is_some_and(|last| ends_with_place(word, last))),
    }
}

/// Whether `word` ends with the place: 山东省青岛市, 山东青岛, but not 青岛样品.
fn ends_with_place(word: &str, place: &str) -> bool {
    let names = TABLE.by_name.iter().filter(|(name, _)| word.ends_with(**name));
    word.ends_with(place) || names.flat_map(|(_, found)| found).any(|&index| TABLE.divisions[index].name == place)
}

/// Papers of the whole country name no place; places that they speak of are not theirs.
pub(in crate::facts) fn is_national(text: &str) -> bool {
    const BODIES: [&str; 9] =
        ["国务院", "中华人民共和国", "中共中央", "中央", "全国", "最高人民", "国家发展", "中国证监会", "国家"];
    let text = text.trim_start_matches(['《', '〈', '«', ' ', '\u{3000}']);
    let ministry = text.find('部').is_some_and(|at| {
        let name = &text[..at];
        name.chars().count() <= 8
            && TABLE.mentions(name).is_empty()
            && !name.starts_with(['省', '市', '区', '县', '关', '党'])
    });
    let local = text.starts_with("国家")
        && TABLE.mentions(text).first().is_some_and(|first| first.start <= 8 * '国'.len_utf8());
    BODIES.iter().any(|body| text.starts_with(body)) && !local || ministry && text.chars().count() <= 16
}

/// The first place named in `text`, with what follows it at once: 济南市 + 市中区, 北京 + 经济技术开发区.
fn named(text: &str, texts: &[&str]) -> Option<Vec<String>> {
    let mentions: Vec<Mention> =
        TABLE.mentions(text).into_iter().filter(|mention| !is_part_of_a_name(text, mention)).collect();
    let (at, first) =
        mentions.iter().enumerate().find_map(|(at, mention)| resolve(mention, None, texts).map(|index| (at, index)))?;
    let (mut place, mut end) = (first, mentions[at].end);
    for mention in &mentions[at + 1..] {
        let between = text[end..mention.start].trim_start_matches("人民政府");
        let Some(below) = resolve(mention, Some(place), texts).filter(|_| between.is_empty()) else { break };
        (place, end) = (below, mention.end);
    }
    let mut path = TABLE.path(place);
    match zone(text, mentions[at].start, end) {
        Some(zone) => path.push(zone),
        None => path.extend(county_behind(&text[end..], place)),
    }
    Some(path)
}

/// 广州南沙: right behind its city a county may be printed by its short name.
fn county_behind(behind: &str, place: usize) -> Option<String> {
    let is_county = |index: &usize| {
        let county = &TABLE.divisions[*index];
        level(&TABLE, *index) == 2
            && TABLE.path(*index).get(TABLE.path(place).len()).map(String::as_str) == Some(county.name)
    };
    // Few divisions are called so, and asking each of the others where it lies would take long.
    let called = |index: &usize| TABLE.divisions[*index].short.is_some_and(|short| behind.starts_with(short));
    let named = (0..TABLE.divisions.len()).filter(called);
    let counties = named.filter(|&index| index != place && TABLE.within(index, place)).filter(is_county);
    let longest = counties.max_by_key(|&index| TABLE.divisions[index].short.map_or(0, str::len))?;
    Some(TABLE.divisions[longest].name.to_owned())
}

/// The division that a mention means: below `above` if given, else the only one, else the one whose parent another text names.
fn resolve(mention: &Mention, above: Option<usize>, texts: &[&str]) -> Option<usize> {
    let found = TABLE.by_name.get(mention.name)?;
    let candidates: Vec<usize> = match above {
        Some(above) => found.iter().copied().filter(|&index| index != above && TABLE.within(index, above)).collect(),
        None => {
            let highest = found.iter().map(|&index| level(&TABLE, index)).min()?;
            found.iter().copied().filter(|&index| level(&TABLE, index) == highest).collect()
        }
    };
    if let [only] = candidates[..] {
        return Some(only);
    }
    let mut hinted = candidates.iter().copied().filter(|&index| {
        let path = TABLE.path(index);
        let parents = &path[..path.len() - 1];
        texts.iter().any(|text| {
            TABLE.mentions(text).iter().any(|other| {
                let places = TABLE.by_name.get(other.name).map_or(&[][..], Vec::as_slice);
                places.iter().any(|&place| parents.last().is_some_and(|parent| parent == TABLE.divisions[place].name))
            })
        })
    });
    hinted.next().filter(|_| hinted.next().is_none())
}

/// 0 for a province, 1 for a prefecture, 2 for a county.
fn level(table: &Table, index: usize) -> u8 {
    match table.divisions[index].code {
        code if code.ends_with("0000") => 0,
        code if code.ends_with("00") => 1,
        _ => 2,
    }
}

/// 中山大学, 南京路, 大同市场 name no place; 省 and 市 of a full name already tell.
fn is_part_of_a_name(text: &str, mention: &Mention) -> bool {
    let behind = &text[mention.end..];
    let short = !mention.name.ends_with(['省', '市', '区', '县', '州', '盟', '旗']);
    mention.name.ends_with('市') && behind.starts_with('场') && mention.name.chars().count() > 3
        || short && ["大学", "学院", "路", "街", "银行"].iter().any(|word| behind.starts_with(word))
}

/// A new area or development zone right behind the place, where the text speaks for its administration.
fn zone(text: &str, start: usize, end: usize) -> Option<String> {
    const KINDS: [&str; 7] = ["新区", "开发区", "高新区", "示范区", "自贸片区", "自由贸易试验区", "保税区"];
    const OFFICES: [&str; 5] = ["管委", "管理委员会", "党工委", "人民政府", "管理局"];
    let behind = &text[end..];
    let kind = KINDS
        .iter()
        .filter_map(|kind| behind.find(kind).map(|at| at + kind.len()))
        .filter(|&stop| OFFICES.iter().any(|office| behind[stop..].starts_with(office)) || behind.len() == stop)
        .min()?;
    let name = &behind[..kind];
    let plain = !name.contains(|ch: char| "，、。；：（）()《》 的".contains(ch)) && name.chars().count() <= 14;
    // 青岛西海岸新区 is one name, 青岛市 is none of it.
    let whole = &text[start..end + kind];
    let prefix_is_short = !text[start..end].ends_with(['省', '市', '区', '县', '州', '盟', '旗']);
    plain.then(|| if prefix_is_short { whole } else { name }.to_owned())
}

/// 鲁政办字〔2025〕6号 is a paper of 山东省: the longest known beginning of a document number decides.
fn by_number(text: &str) -> Option<Vec<String>> {
    let text: String = text.trim().chars().map(|ch| if "[［(（【".contains(ch) { '〔' } else { ch }).collect();
    let year = text.split_once('〔')?.1.chars().take(4).filter(|&ch| crate::numeral::is_arabic(ch)).count();
    let (_, index) = TABLE
        .divisions
        .iter()
        .enumerate()
        .flat_map(|(index, division)| division.numbers.iter().map(move |number| (*number, index)))
        .filter(|(number, _)| text.starts_with(number))
        .max_by_key(|(number, _)| number.len())?;
    (year == 4).then(|| TABLE.path(index))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stand_as_in_official_lists() {
        let mut places = [
            vec!["山东省", "青岛市"],
            vec!["示例省"],
            vec!["河北省", "沧州市", "渤海新区"],
            vec!["河北省"],
            vec!["山东省", "济南市"],
            vec!["北京市"],
            vec!["河北省", "沧州市", "献县"],
            vec!["河北省", "沧州市"],
            vec!["山东省"],
        ];
        places.sort_by_cached_key(|path| order(path));
        let names: Vec<String> = places.iter().map(|path| path.join("/")).collect();
        assert_eq!(
            names,
            [
                "北京市",
                "河北省",
                "河北省/沧州市",
                "河北省/沧州市/献县",
                "河北省/沧州市/渤海新区",
                "山东省",
                "山东省/济南市",
                "山东省/青岛市",
                "示例省"
            ],
            "北京 is no neighbour of 辽宁 because their first characters are; a place stands before what lies in it"
        );
    }

    #[test]
    fn issuers_titles_and_numbers() {
        let cases: &[(&str, &[&str])] = &[
            ("沧州市人民政府办公室", &["河北省", "沧州市"]),
            ("济南市市中区人民政府", &["山东省", "济南市", "市中区"]),
            ("北京市经济和信息化局", &["北京市"]),
            ("天津市滨海新区人民政府", &["天津市", "滨海新区"]),
            ("河北雄安新区管理委员会", &["河北省", "雄安新区"]),
            ("昆山市人民政府", &["江苏省", "苏州市", "昆山市"]),
            ("内蒙古自治区人民政府办公厅", &["内蒙古自治区"]),
            ("恩施州人民政府", &["湖北省", "恩施土家族苗族自治州"]),
            ("仙桃市人民政府", &["湖北省", "仙桃市"]),
            ("中共山东省委办公厅", &["山东省"]),
            ("国家税务总局青岛市税务局", &["山东省", "青岛市"]),
            ("青岛西海岸新区管委", &["山东省", "青岛市", "青岛西海岸新区"]),
            ("北京经济技术开发区管理委员会", &["北京市", "北京经济技术开发区"]),
            ("济南市数据局关于培育数据产业的若干措施", &["山东省", "济南市"]),
            ("国务院办公厅", &[]),
            ("国务院关于支持山东深化新旧动能转换的意见", &[]),
            ("中华人民共和国反垄断法", &[]),
            ("工业和信息化部", &[]),
            ("国家发展改革委", &[]),
            ("市中区人民政府", &[]),
            ("中山大学", &[]),
            ("示例市人民政府", &[]),
            ("鲁政办字〔2025〕6号", &["山东省"]),
            ("青政办发〔2024〕3号", &["山东省", "青岛市"]),
            ("青政办〔2024〕3号", &["青海省"]),
            ("沪府规[2023]1号", &["上海市"]),
            ("苏州", &["江苏省", "苏州市"]),
            ("广州南沙经济技术开发区科学技术局", &["广东省", "广州市", "南沙区"]),
        ];
        for (text, path) in cases {
            assert_eq!(find(text), *path, "the place that {text} speaks for");
        }
    }

    #[test]
    fn other_texts_tell_places_of_one_name_apart() {
        assert_eq!(
            find_in(&["鼓楼区人民政府", "福州市鼓楼区若干措施"]),
            ["福建省", "福州市", "鼓楼区"],
            "the title names the parent"
        );
        assert_eq!(find_in(&["国务院", "关于支持贵州的意见"]), Vec::<String>::new(), "a national issuer decides");
        assert_eq!(
            find_in(&["", "关于促进消费的通知", "浙政办发〔2024〕1号"]),
            ["浙江省"],
            "the number is the last resort"
        );
    }

    #[test]
    fn a_users_word_for_a_place() {
        assert_eq!(canonical("青岛"), Some(vec!["山东省".into(), "青岛市".into()]), "a prefecture by its short name");
        assert_eq!(canonical("吉林"), Some(vec!["吉林省".into()]), "the province is meant, not the city of its name");
        assert_eq!(canonical("鼓楼区"), None, "four cities have one");
        assert_eq!(
            canonical("福州市鼓楼区"),
            Some(vec!["福建省".into(), "福州市".into(), "鼓楼区".into()]),
            "with its parent it is one"
        );
        assert_eq!(canonical("山东青岛"), canonical("青岛市"), "with its province in short");
        assert_eq!(canonical("青岛样品"), None, "more than a place");
        assert_eq!(canonical("示例市"), None, "no such place");
    }

    #[test]
    fn what_lies_in_a_place() {
        let path: Vec<String> = ["山东省", "济南市", "市中区"].map(str::to_owned).to_vec();
        for name in ["山东", "山东省", "济南", "济南市", "市中区", "济南市市中区"] {
            assert!(contains(name, &path), "{name} holds or is the district");
        }
        for name in ["青岛", "中区", "河北", "济宁市市中区", ""] {
            assert!(!contains(name, &path), "{name:?} is elsewhere");
        }
        assert!(contains("示例市", &["示例市".to_owned()]), "a place outside the table is known by its printed name");
    }
}
