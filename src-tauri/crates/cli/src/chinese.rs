//! The command line in Chinese: clap's own words of help and of errors are English.

use clap::{
    Arg, ArgAction, Command,
    error::{ContextKind, ContextValue, ErrorKind},
};

/// The place of each part of the help.
const HELP: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// What stands for the value of an argument in the help.
const VALUES: &[(&str, &str)] = &[
    ("library", "文件夹"),
    ("output", "文件"),
    ("file", "文件"),
    ("files", "文件"),
    ("paths", "文件或文件夹"),
    ("old", "旧"),
    ("new", "新"),
    ("versions", "版本"),
    ("draft", "草案"),
    ("upper", "文件"),
    ("document", "文件"),
    ("documents", "文件"),
    ("regions", "地区"),
    ("themes", "主题"),
    ("format", "格式"),
    ("limit", "条数"),
    ("peers", "份数"),
    ("query", "检索词"),
    ("clause", "条款"),
    ("title", "标题"),
    ("ids", "编号"),
];

/// The command and all below it with Chinese help.
pub(crate) fn localized(command: Command) -> Command {
    let name = command.get_name().to_owned();
    called(command, &name)
}

/// [`localized`] for a command that is called by these words.
fn called(command: Command, words: &str) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("显示帮助");
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).help("显示版本");
    let command = command
        .help_template(HELP)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .mut_args(argument)
        .arg(help.help_heading("选项"));
    let names: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    let command = if command.get_version().is_some() { command.arg(version.help_heading("选项")) } else { command };
    let command = names.into_iter().fold(command, |command, name| {
        let words = format!("{words} {name}");
        command.mut_subcommand(name, |below| called(below, &words))
    });
    let usage = command.clone().bin_name(words).render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", "[选项]");
    command.override_usage(usage)
}

fn argument(arg: Arg) -> Arg {
    let is_positional = arg.get_short().is_none() && arg.get_long().is_none();
    let takes_value = is_positional || arg.get_action().takes_values();
    let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let defaults: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    if takes_value && !defaults.is_empty() {
        help.push_str(&format!("（缺省 {}）", defaults.join("、")));
    }
    let possible: Vec<_> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if takes_value && !possible.is_empty() {
        help.push_str(&format!("（可选 {}）", possible.join("、")));
    }
    let value = VALUES.iter().find(|(id, _)| arg.get_id() == *id).map(|(_, name)| *name);
    let arg = arg.help(help).help_heading(if is_positional { "参数" } else { "选项" });
    if !takes_value {
        return arg;
    }
    let arg = arg.hide_default_value(true).hide_possible_values(true);
    value.into_iter().fold(arg, Arg::value_name)
}

/// What is wrong with a call, in one sentence, and how it is called; `None` for what is no error: help and version.
pub(crate) fn told(error: &clap::Error) -> Option<String> {
    let what = |kind: ContextKind| error.get(kind).map(words).unwrap_or_default();
    let (arg, value) = (what(ContextKind::InvalidArg), what(ContextKind::InvalidValue));
    let said = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return None,
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::UnknownArgument => format!("没有“{arg}”这个选项或参数"),
        ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令", what(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => "没有给出命令".to_owned(),
        ErrorKind::MissingRequiredArgument => format!("缺少 {arg}"),
        ErrorKind::ArgumentConflict => format!("{arg} 不能与 {} 同时使用", what(ContextKind::PriorArg)),
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} 后面缺少值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("“{value}”不能作为 {arg} 的值"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("{arg} 的个数不够"),
        ErrorKind::TooManyValues => format!("{arg} 给得太多"),
        ErrorKind::InvalidUtf8 => "参数里有无法识别的字节".to_owned(),
        _ => "命令的写法有误".to_owned(),
    };
    let valid = what(ContextKind::ValidValue);
    let valid = if valid.is_empty() { String::new() } else { format!("，可选 {valid}") };
    let alike = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let alike = alike.into_iter().map(what).find(|word| !word.is_empty());
    let alike = alike.map(|word| format!("，是不是“{word}”？")).unwrap_or_else(|| "。".to_owned());
    Some(format!("{said}{valid}{alike}用 duice --help 查看命令，用 duice 命令 --help 查看选项。"))
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(word) => word.clone(),
        ContextValue::Strings(words) => words.join("、"),
        ContextValue::StyledStr(word) => word.to_string(),
        ContextValue::StyledStrs(words) => words.iter().map(ToString::to_string).collect::<Vec<_>>().join("、"),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::args::Arguments;
    use clap::CommandFactory;

    fn each(command: &mut Command, look: &impl Fn(&str)) {
        look(&command.render_long_help().to_string());
        command.get_subcommands_mut().for_each(|below| each(below, look));
    }

    #[test]
    fn no_help_is_in_another_language() {
        let mut command = localized(Arguments::command());
        command.build();
        command.clone().debug_assert();
        let english = ["Usage", "Options", "OPTIONS", "Commands", "Arguments", "Print", "[default", "[possible"];
        each(&mut command, &|help| {
            let word = english.iter().find(|word| help.contains(**word));
            assert_eq!(word, None, "clap's own word in:\n{help}");
        });
    }

    #[test]
    fn every_mistake_is_told_in_chinese() {
        for (words, said) in [
            (&["duice", "parse", "--foo"][..], "没有“--foo”这个选项或参数"),
            (&["duice", "pars"], "没有“pars”这个命令，是不是“parse”？"),
            (&["duice", "parse"], "缺少 <文件>"),
            (&["duice", "diff", "--format", "zz", "a", "b"], "“zz”不能作为 --format <格式> 的值，可选 docx、"),
            (&["duice", "search", "--library", "a", "--limit", "q", "b"], "“q”不能作为 --limit <条数> 的值"),
            (&["duice", "diff", "--json", "--format", "md", "a", "b"], "不能与"),
            (&["duice", "search", "--library"], "--library <文件夹> 后面缺少值"),
            (&["duice", "trace", "a"], "个数不够"),
        ] {
            let error = localized(Arguments::command()).try_get_matches_from(words).unwrap_err();
            let sentence = told(&error).unwrap();
            assert!(sentence.contains(said), "{words:?}: {sentence}");
            assert_eq!(error.exit_code(), 2, "wrong usage");
        }
    }
}
