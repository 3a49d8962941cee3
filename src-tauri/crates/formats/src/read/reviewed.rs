//! What is said of changes under review, in every format that holds them.

/// The sentence for so many changes, of which `original` says which side was read; `None` where nothing is to say.
pub(super) fn told(inserted: usize, deleted: usize, original: bool) -> Option<String> {
    let counted = format!("文件带有修订痕迹（插入{inserted}处、删除{deleted}处）");
    match (inserted + deleted > 0, original) {
        (true, true) => Some(format!("{counted}，已按修订前的原文读取")),
        (true, false) => Some(format!("{counted}，已按全部接受读取")),
        (false, true) => Some("文件没有修订痕迹，修订前的原文就是现在的文本".to_owned()),
        (false, false) => None,
    }
}

/// The sentence for so many pieces of text that are struck through and are no tracked change; `None` for none.
pub(super) fn struck(count: usize) -> Option<String> {
    let said = || format!("文件有{count}处文字带删除线，可能是修订时删去的，已照原样读取，请核对");
    (count > 0).then(said)
}
