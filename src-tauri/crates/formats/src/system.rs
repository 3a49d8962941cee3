//! What the system says when it cannot do something, in Chinese: its own sentences are in another language.

use std::io::{Error, ErrorKind};

/// What is wrong, a few words without a mark; errors that are rare keep the system's number, by which they can be found.
pub fn told(error: &Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound => "找不到文件或文件夹",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::AlreadyExists => "已经存在",
        ErrorKind::NotADirectory => "路径中有一段不是文件夹",
        ErrorKind::IsADirectory => "这是文件夹，不是文件",
        ErrorKind::DirectoryNotEmpty => "文件夹不是空的",
        ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        ErrorKind::StorageFull => "磁盘已满",
        ErrorKind::QuotaExceeded => "超过磁盘配额",
        ErrorKind::FileTooLarge => "文件过大",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "正被其他程序使用",
        ErrorKind::TooManyLinks => "链接过多",
        ErrorKind::InvalidFilename => "文件名过长或含有不能使用的字符",
        ErrorKind::ArgumentListTooLong => "参数过长",
        ErrorKind::Interrupted => "被中断",
        ErrorKind::TimedOut => "等待超时",
        ErrorKind::OutOfMemory => "内存不足",
        ErrorKind::BrokenPipe => "接收数据的程序已经退出",
        ErrorKind::UnexpectedEof => "数据不完整",
        ErrorKind::InvalidData => "数据不正确",
        ErrorKind::Unsupported => "系统不支持这项操作",
        ErrorKind::StaleNetworkFileHandle | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => {
            "网络位置已断开"
        }
        _ => "",
    };
    match (known, error.raw_os_error()) {
        // A chain of links that leads back to itself has no kind of its own.
        (_, Some(LOOP)) => "链接指向自身".to_owned(),
        ("", Some(number)) => format!("系统错误{number}"),
        ("", None) => "系统没有说明原因".to_owned(),
        (known, _) => known.to_owned(),
    }
}

/// The number of the error that says that symbolic links lead in a circle.
#[cfg(target_os = "linux")]
const LOOP: i32 = 40;
#[cfg(all(unix, not(target_os = "linux")))]
const LOOP: i32 = 62;
#[cfg(not(unix))]
const LOOP: i32 = 1921;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_error_is_told_in_another_language() {
        for number in 1..130 {
            let said = told(&Error::from_raw_os_error(number));
            assert!(!said.is_empty() && !said.contains(|c: char| c.is_ascii_alphabetic()), "{number}: {said}");
        }
    }
}
