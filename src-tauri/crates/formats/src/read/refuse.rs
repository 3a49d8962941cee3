//! The sentences with which a file is refused: what is wrong, with which file, and what to do.

use std::io;

use super::{PARAGRAPH_LIMIT, ReadError, ReadErrorCode, SIZE_LIMIT};
use crate::system;

/// The error of opening or reading the file called `name`.
pub(crate) fn io(name: &str, error: &io::Error) -> ReadError {
    match error.kind() {
        io::ErrorKind::NotFound => {
            refusal(ReadErrorCode::NotFound, format!("找不到文件“{name}”"), "请确认它没有被移动、改名或删除。")
        }
        io::ErrorKind::PermissionDenied => refusal(
            ReadErrorCode::Forbidden,
            format!("没有权限读取文件“{name}”"),
            "请在文件属性中给当前用户读取权限，或把它复制到自己的文件夹后再导入。",
        ),
        _ => refusal(
            ReadErrorCode::Failed,
            format!("读取文件“{name}”时系统报错（{}）", system::told(error)),
            "请检查它所在的磁盘或网络位置后重试。",
        ),
    }
}

/// A folder where a file was expected.
pub(crate) fn folder(name: &str) -> ReadError {
    refusal(ReadErrorCode::NotADocument, format!("“{name}”是文件夹，不是文件"), "请选择其中的文件。")
}

/// Nothing in it, or only white space.
pub(crate) fn empty(name: &str) -> ReadError {
    refusal(ReadErrorCode::Empty, format!("文件“{name}”里没有文字"), "请确认选对了文件，或重新保存后再导入。")
}

/// Over the limit of bytes.
pub(crate) fn too_large(name: &str, size: u64) -> ReadError {
    let megabytes = size.div_ceil(1024 * 1024);
    let limit = SIZE_LIMIT / (1024 * 1024);
    refusal(
        ReadErrorCode::TooLarge,
        format!("文件“{name}”有{megabytes}MB，超过{limit}MB的上限"),
        "请拆成几个小文件后再导入。",
    )
}

/// Over the limit of paragraphs.
pub(crate) fn too_many_lines(name: &str) -> ReadError {
    let limit = PARAGRAPH_LIMIT / 10_000;
    refusal(
        ReadErrorCode::TooLarge,
        format!("文件“{name}”超过{limit}万行，多于能够读入的行数"),
        "请拆成几个小文件后再导入。",
    )
}

/// A kind of document that is known but not read yet; `instead` says how to bring it in all the same.
pub(crate) fn not_yet(name: &str, what: &str, instead: &str) -> ReadError {
    refusal(ReadErrorCode::NotADocument, format!("文件“{name}”是{what}，暂不支持直接读取"), instead)
}

/// A known kind, but it cannot be taken apart.
pub(crate) fn damaged(name: &str) -> ReadError {
    refusal(
        ReadErrorCode::Damaged,
        format!("文件“{name}”已损坏或结构异常，无法读取"),
        "请用原来的软件打开检查，重新保存后再导入。",
    )
}

/// A file that LibreOffice, which is there, could not turn into one that is read.
pub(crate) fn not_converted(name: &str) -> ReadError {
    refusal(
        ReadErrorCode::Damaged,
        format!("文件“{name}”已损坏或结构异常，LibreOffice没有能读出"),
        "请用原来的软件打开检查，另存为.docx后再导入。",
    )
}

/// A table without a column whose head says that it holds measures or texts; `heads` is its first row.
pub(crate) fn no_columns(name: &str, heads: &str) -> ReadError {
    let heads: String = heads.chars().filter(|c| !c.is_control()).take(60).collect();
    refusal(
        ReadErrorCode::Columns,
        format!("表格“{name}”里没有认出存放措施或正文的列（首行是：{heads}）"),
        "请指定各列的内容，或把那一列的列名改为“内容”、文件名一列改为“文件名称”后再导入。",
    )
}

/// A table that sets an old text and a new one side by side, in columns with these heads.
pub(crate) fn sides(name: &str, old: &str, new: &str) -> ReadError {
    refusal(
        ReadErrorCode::Columns,
        format!("表格“{name}”是新旧条文对照表（{old}、{new}），不是一份单独的文件"),
        "请先指定其中一列为“内容”导入一个文本，再指定另一列导入另一个；或把两个文本分别存成文件后导入。",
    )
}

/// A table that the columns that were chosen do not fit; `why` is half a sentence, `heads` its first row.
pub(crate) fn misfit_columns(name: &str, why: &str, heads: &str) -> ReadError {
    let heads: String = heads.chars().filter(|c| !c.is_control()).take(60).collect();
    refusal(
        ReadErrorCode::Columns,
        format!("指定的列与表格“{name}”不符：{why}（首行是：{heads}）"),
        "请核对列号或列名，至少指定一列为“内容”或“措施标题”后再导入。",
    )
}

/// A file whose columns are asked for, and that is no table.
pub(crate) fn no_table(name: &str) -> ReadError {
    refusal(
        ReadErrorCode::NotADocument,
        format!("文件“{name}”不是表格，没有可以指定的列"),
        "请选择xlsx、xls、ods或csv表格。",
    )
}

/// An old table that cannot be taken apart.
pub(crate) fn old_excel(name: &str) -> ReadError {
    refusal(
        ReadErrorCode::Damaged,
        format!("旧版表格“{name}”无法直接读取"),
        "请安装LibreOffice后重试，或用Excel、WPS打开后另存为.xlsx再导入。",
    )
}

/// An old Word or WPS file that the reader without LibreOffice cannot take apart.
pub(crate) fn old_word(name: &str) -> ReadError {
    refusal(
        ReadErrorCode::Damaged,
        format!("旧版文档“{name}”无法直接读取"),
        "请安装LibreOffice后重试，或用Word、WPS打开后另存为.docx再导入。",
    )
}

/// A web page whose elements are nested deeper than `most`.
pub(crate) fn too_deep(name: &str, most: usize) -> ReadError {
    refusal(
        ReadErrorCode::Damaged,
        format!("网页文件“{name}”的标签嵌套超过{most}层，不是正常的网页"),
        "请在浏览器中打开，复制正文粘贴到文本文件（.txt）中再导入。",
    )
}

/// A web page that shows no text: one that is filled in by a program when it is opened.
pub(crate) fn no_text_on_page(name: &str) -> ReadError {
    refusal(
        ReadErrorCode::Empty,
        format!("网页文件“{name}”里没有正文（正文可能是打开网页时才下载的）"),
        "请在浏览器中打开，复制正文粘贴到文本文件（.txt）中再导入。",
    )
}

/// Pages that are all pictures.
pub(crate) fn without_text(name: &str, what: &str) -> ReadError {
    refusal(
        ReadErrorCode::Empty,
        format!("文件“{name}”是扫描件或图片型{what}，只有图像，没有可以读取的文字"),
        "请先用文字识别（OCR）软件转成文字文件，核对后再导入。",
    )
}

/// The library that reads PDF is not beside the program.
pub(crate) fn no_pdf_library(name: &str) -> ReadError {
    refusal(
        ReadErrorCode::Failed,
        format!("本程序缺少读取PDF的组件，文件“{name}”没有读入"),
        "请重新安装本程序，或打开文件复制全文，粘贴到文本文件（.txt）中再导入。",
    )
}

/// Closed by a password.
pub(crate) fn encrypted(name: &str) -> ReadError {
    refusal(
        ReadErrorCode::Forbidden,
        format!("文件“{name}”已加密，不输入密码无法读取"),
        "请用原来的软件输入密码打开，另存为不加密的文件后再导入。",
    )
}

/// No document at all: a picture, a program.
pub(crate) fn foreign(name: &str, what: &str) -> ReadError {
    refusal(ReadErrorCode::NotADocument, format!("文件“{name}”是{what}，不是文字文件"), "请选择文稿本身后再导入。")
}

/// Bytes that are not text, of no kind that is known.
pub(crate) fn not_text(name: &str) -> ReadError {
    refusal(
        ReadErrorCode::NotADocument,
        format!("文件“{name}”的内容不是可以辨认的文字"),
        "请确认它没有损坏，用原来的软件打开并另存为UTF-8文本后再导入。",
    )
}

/// A refusal from its two halves.
pub(crate) fn refusal(code: ReadErrorCode, message: String, hint: &str) -> ReadError {
    ReadError { code, message, hint: hint.to_owned() }
}
