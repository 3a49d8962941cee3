//! Articles that every regulation has and that say nothing about its subject: why it was made, what it applies to, from
//! when it is in force. They belong beside their like and beside nothing else.

/// What such an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Formal {
    /// 为了…制定本条例.
    Purpose,
    /// …适用本条例.
    Scope,
    /// 自…起施行.
    Force,
}

/// What regulations call themselves behind 本.
const THIS: [&str; 6] = ["条例", "办法", "规定", "细则", "法", "规则"];
/// A longer article says other things as well.
const LONGEST: usize = 260;

/// What the article with this text is, if it is one of them.
pub(super) fn formal(text: &str) -> Option<Formal> {
    if text.chars().count() > LONGEST {
        return None;
    }
    let this = |before: &str, behind: &str| THIS.iter().any(|name| text.contains(&format!("{before}本{name}{behind}")));
    if text.starts_with('为') && this("制定", "") {
        Some(Formal::Purpose)
    } else if this("适用", "。") || this("适用", "；") || this("", "适用于") {
        Some(Formal::Scope)
    } else if text.contains("起施行") || text.contains("起实施") {
        Some(Formal::Force)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_articles_of_every_regulation_are_known_by_their_forms() {
        let of = [
            ("为了促进养蜂业发展，根据有关法律，结合本市实际，制定本条例。", Some(Formal::Purpose)),
            ("本市行政区域内的养蜂活动，适用本办法。", Some(Formal::Scope)),
            ("本条例适用于本县行政区域内的养蜂活动及其管理。", Some(Formal::Scope)),
            ("本规定自2031年3月1日起施行。", Some(Formal::Force)),
            ("市农业农村部门应当制定养蜂技术规范。", None),
            ("为养蜂人提供技术培训。", None),
        ];
        for (text, formal) in of {
            assert_eq!(super::formal(text), formal, "{text}");
        }
    }
}
