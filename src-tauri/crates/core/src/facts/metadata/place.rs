//! Places that the table of divisions does not tell: the one that a paper without issuer speaks of as its own (我区, 全市),
//! and the one that an issuer's name begins with.

use crate::{
    facts::regions,
    forms::is_body,
    model::{Document, Metadata},
};

/// How often the text must say 我区 or 全区, and name the place.
const ENOUGH: usize = 3;

/// The place that the text names at least three times, and more often than any other of its level, where it also says
/// at least three times that it speaks of such a place; `[]` otherwise.
pub(super) fn own(document: &Document) -> Vec<String> {
    let levels: [(&[&str], &[char]); 3] = [
        (&["我区", "全区", "我县", "全县", "我旗", "全旗"], &['区', '县', '旗']),
        (&["我市", "全市"], &['市', '州', '盟']),
        (&["我省", "全省"], &['省', '区']),
    ];
    let text = &document.text;
    let says = |words: &[&str]| words.iter().map(|word| text.matches(word).count()).sum::<usize>();
    let Some((_, endings)) = levels.into_iter().find(|(words, _)| says(words) >= ENOUGH) else { return Vec::new() };
    let mut named: Vec<(Vec<String>, usize)> = Vec::new();
    for part in text.split(|c: char| !c.is_alphabetic()).filter(|part| part.chars().count() >= 2) {
        let place = regions::find(part);
        if !place.last().is_some_and(|last| last.ends_with(endings)) {
            continue;
        }
        match named.iter_mut().find(|(known, _)| *known == place) {
            Some((_, count)) => *count += 1,
            None => named.push((place, 1)),
        }
    }
    named.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    match named.as_slice() {
        [(place, count), rest @ ..] if *count >= ENOUGH && rest.first().is_none_or(|(_, next)| next * 2 <= *count) => {
            place.clone()
        }
        _ => Vec::new(),
    }
}

/// What stands behind a place in the name of its authority.
const OFFICES: [&str; 12] = [
    "人民政府",
    "人民代表大会",
    "管理委员会",
    "管委会",
    "管委",
    "党工委",
    "街道办事处",
    "办事处",
    "委员会",
    "中级人民法院",
    "人民法院",
    "人民检察院",
];

/// The last place that the first issuer's name begins with, as printed; without issuer, the title's:
/// 样本市 for 示例省样本市人民政府 and for 样本市财政局. `None` for bodies of the whole country.
pub(super) fn printed(meta: &Metadata) -> Option<String> {
    let titles = meta.notice_title.iter().chain([&meta.title]).filter(|_| meta.issuers.is_empty());
    let name = meta.issuers.first().or_else(|| titles.into_iter().find(|title| authority(title).is_some()))?;
    let bare = name.trim_start_matches("中国共产党").trim_start_matches("中共");
    if regions::is_national(bare) || bare.starts_with("中国") || bare.starts_with(['各', '本', '该', '全']) {
        return None;
    }
    let before = match authority(bare) {
        Some(before) => before,
        None if meta.issuers.is_empty() => return None,
        None => of_department(bare)?,
    };
    let place = last(before);
    let count = place.chars().count();
    ((2..=14).contains(&count) && place.chars().all(char::is_alphabetic)).then(|| place.to_owned())
}

/// Whether `place`, which a label calls one, is the name of a place and not of the whole country.
pub(super) fn is_name(place: &str) -> bool {
    let count = place.chars().count();
    (2..=14).contains(&count) && place.chars().all(char::is_alphabetic) && !regions::is_national(place)
}

/// What stands in front of the first office in `name`, where it ends like a place.
fn authority(name: &str) -> Option<&str> {
    let at = OFFICES.iter().filter_map(|office| name.find(office)).min()?;
    let before = if name[at..].starts_with("街道") { &name[..at + "街道".len()] } else { &name[..at] };
    (before.ends_with(is_kind) || before.ends_with(['镇', '乡']) || before.ends_with("街道")).then_some(before)
}

/// 样本市 in 样本市财政局: at most 示例市 and 样本区, so that 自然保护区管理局 stays whole.
fn of_department(name: &str) -> Option<&str> {
    let mut end = 0;
    for longest in [6, 3] {
        let rest = &name[end..];
        let cut = rest.char_indices().take(longest).skip(2).find(|&(_, c)| is_kind(c));
        let Some((at, kind)) = cut else { break };
        let behind = &rest[at + kind.len_utf8()..];
        if !is_body(behind) && behind != "委" || behind.starts_with('场') {
            break;
        }
        end += at + kind.len_utf8();
    }
    (end > 0).then(|| &name[..end])
}

/// The last of the places that `before` names one behind the other.
fn last(before: &str) -> &str {
    let mut start = 0;
    for (at, c) in before.char_indices() {
        let stop = at + c.len_utf8();
        let (name, rest) = (&before[start..stop], &before[stop..]);
        if is_kind(c) && name.chars().count() >= 3 && rest.chars().count() >= 2 {
            start = stop;
        }
    }
    &before[start..]
}

fn is_kind(c: char) -> bool {
    matches!(c, '省' | '市' | '县' | '区' | '州' | '盟' | '旗')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(issuer: &str) -> Option<String> {
        printed(&Metadata { issuers: vec![issuer.to_owned()], ..Metadata::default() })
    }

    #[test]
    fn the_place_is_the_last_one_in_front_of_the_office() {
        let cases = [
            ("示例市人民政府办公室", "示例市"),
            ("示例省样本市人民政府", "样本市"),
            ("示例市样本区某某镇人民政府", "某某镇"),
            ("示例市样本区北门街道办事处", "北门街道"),
            ("样本县发展和改革局", "样本县"),
            ("示例市样本区财政局", "样本区"),
            ("示例市市场监督管理局", "示例市"),
            ("示例经济技术开发区管理委员会", "示例经济技术开发区"),
            ("开发区管委会", "开发区"),
            ("中共示例市委办公室", "示例市"),
            ("示例市第一中级人民法院", "示例市"),
        ];
        for (issuer, place) in cases {
            assert_eq!(of(issuer).as_deref(), Some(place), "the place of {issuer}");
        }
    }

    #[test]
    fn bodies_without_a_place_have_none() {
        for issuer in [
            "国务院办公厅",
            "国家乡村振兴局",
            "中国证券监督管理委员会",
            "全国人民代表大会常务委员会",
            "住房和城乡建设部",
            "省住房和城乡建设厅",
            "市财政局",
            "城市管理局",
            "各区人民政府",
        ] {
            assert_eq!(of(issuer), None, "{issuer} names no place");
        }
    }

    #[test]
    fn a_title_speaks_for_a_place_only_with_its_authority() {
        let of = |title: &str| printed(&Metadata { title: title.to_owned(), ..Metadata::default() });
        assert_eq!(of("样本县人民政府2031年工作要点").as_deref(), Some("样本县"));
        assert_eq!(of("城市更新行动方案"), None, "no authority is named");
    }
}
