//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use duice_formats::write::Format;

/// 对策：政策文件的研读、横向比对、修订比对与导出（离线）。
#[derive(Debug, Parser)]
#[command(name = "duice", version, about)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 读取文件并给出条款树，不存入文库
    Parse(Parse),
    /// 修订比对：同一文件的两个版本
    Diff(Diff),
    /// 修订比对：同一文件的三个或更多版本，逐条追踪
    Trace(Trace),
    /// 列出表格文件的各列、前几行与识别结果，供 --columns 选用
    Columns(Columns),
    /// 将文件或文件夹导入文库
    Import(Import),
    /// 检索文库中的条款
    Search(Search),
    /// 横向比对：多地文件的措施按主题对齐
    Compare(Compare),
    /// 草案对照文库：逐条列出他地最相近的措施、他地有而草案未见的、仅草案有的
    Advise(Advise),
    /// 管理文库：列表、校验、重建索引、改名、删除、恢复
    Library(Library),
}

/// 导出的格式与位置
#[derive(Debug, Args)]
pub(crate) struct Export<F: ValueEnum + Clone + Send + Sync + 'static> {
    /// 输出格式，缺省按 --output 的扩展名，再缺省为 md
    #[arg(long, value_enum)]
    pub(crate) format: Option<F>,
    /// 写入的文件，缺省为标准输出
    #[arg(long)]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Parse {
    /// 输出 JSON
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// 要读取的文件
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
}

/// 读取方式，parse 与 import 相同
#[derive(Debug, Default, Args)]
pub(crate) struct Reading {
    /// 带修订痕迹的文件读取修订前的原文，缺省为全部接受后的文本
    #[arg(long)]
    pub(crate) original: bool,
    /// 指定表格（xlsx、xls、ods、csv）各列的内容，如 标题=A,内容=C 或 标题=文件名,内容=举措；缺省按列名识别
    #[arg(long, value_delimiter = ',', value_name = "内容=列")]
    pub(crate) columns: Vec<String>,
    /// 列名所在的行号，0 为没有列名；缺省自动识别
    #[arg(long, value_name = "行号")]
    pub(crate) head_row: Option<u32>,
}

#[derive(Debug, Args)]
pub(crate) struct Columns {
    /// 输出 JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// 表格文件
    pub(crate) file: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// 输出 JSON
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) export: Export<ReportFormat>,
    /// 对照表同时列出无变化的条款
    #[arg(long)]
    pub(crate) all: bool,
    /// 对照表同时列出仅有标点、序号、版式变化的条款
    #[arg(long)]
    pub(crate) noise: bool,
    /// 文库所在文件夹：给出时 OLD 与 NEW 是其中文件的编号、文号或标题
    #[arg(long)]
    pub(crate) library: Option<PathBuf>,
    /// 修订前的文件
    pub(crate) old: String,
    /// 修订后的文件
    pub(crate) new: String,
}

#[derive(Debug, Args)]
pub(crate) struct Trace {
    /// 输出 JSON
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) export: Export<ReportFormat>,
    /// 对照表同时列出从未修改的条款
    #[arg(long)]
    pub(crate) all: bool,
    /// 只追踪这一条款（如 第十条、三/（七）），以最新的文本为准
    #[arg(long)]
    pub(crate) clause: Option<String>,
    /// 文库所在文件夹：给出时各版本是其中文件的编号、文号或标题
    #[arg(long)]
    pub(crate) library: Option<PathBuf>,
    /// 各版本的文件，从旧到新
    #[arg(required = true, num_args = 2..)]
    pub(crate) versions: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// 文库所在文件夹，没有则新建
    #[arg(long)]
    pub(crate) library: PathBuf,
    /// 输出 JSON
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// 要导入的文件与文件夹
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Search {
    /// 文库所在文件夹
    #[arg(long)]
    pub(crate) library: PathBuf,
    /// 输出 JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// 只在这些地区中检索，可多次给出
    #[arg(long = "region")]
    pub(crate) regions: Vec<String>,
    /// 只在这些主题中检索，可多次给出
    #[arg(long = "theme")]
    pub(crate) themes: Vec<String>,
    /// 最多列出的条款数
    #[arg(long, default_value_t = 20)]
    pub(crate) limit: u32,
    /// 检索词，以空格分隔的词须同时出现
    pub(crate) query: String,
}

#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// 文库所在文件夹
    #[arg(long)]
    pub(crate) library: PathBuf,
    /// 取该地区现行有效的文件，可多次给出
    #[arg(long = "region")]
    pub(crate) regions: Vec<String>,
    /// 取这一文件（编号、文号或标题），可多次给出
    #[arg(long = "document")]
    pub(crate) documents: Vec<String>,
    /// 上下级对照：以这一文件（编号、文号或标题）为上级文件，逐条对照其余文件有无措施
    #[arg(long, conflicts_with = "themes")]
    pub(crate) upper: Option<String>,
    /// 只比对这些主题，可多次给出
    #[arg(long = "theme")]
    pub(crate) themes: Vec<String>,
    #[command(flatten)]
    pub(crate) export: Export<TableFormat>,
}

#[derive(Debug, Args)]
pub(crate) struct Advise {
    /// 文库所在文件夹
    #[arg(long)]
    pub(crate) library: PathBuf,
    /// 只对照该地区现行有效的文件，可多次给出；缺省为全部现行有效的文件
    #[arg(long = "region")]
    pub(crate) regions: Vec<String>,
    /// 只对照这一文件（编号、文号或标题），可多次给出
    #[arg(long = "document")]
    pub(crate) documents: Vec<String>,
    /// 取最相近的几份文件
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) peers: u16,
    #[command(flatten)]
    pub(crate) export: Export<TableFormat>,
    /// 草案文件
    pub(crate) draft: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Library {
    #[command(subcommand)]
    pub(crate) action: LibraryAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LibraryAction {
    /// 列出文库中的文件
    List {
        /// 文库所在文件夹
        #[arg(long)]
        library: PathBuf,
        /// 输出 JSON
        #[arg(long)]
        json: bool,
        /// 列出回收站中的文件
        #[arg(long)]
        trashed: bool,
    },
    /// 校验文库：数据库、原件与条款的校验值
    Check {
        /// 文库所在文件夹
        #[arg(long)]
        library: PathBuf,
    },
    /// 重建检索索引
    Reindex {
        /// 文库所在文件夹
        #[arg(long)]
        library: PathBuf,
    },
    /// 修改文件的标题
    Rename {
        /// 文库所在文件夹
        #[arg(long)]
        library: PathBuf,
        /// 文件的编号、文号或标题
        document: String,
        /// 新标题
        title: String,
    },
    /// 将文件移入回收站
    Delete {
        /// 文库所在文件夹
        #[arg(long)]
        library: PathBuf,
        /// 文件的编号、文号或标题
        #[arg(required = true)]
        documents: Vec<String>,
    },
    /// 从回收站恢复文件
    Restore {
        /// 文库所在文件夹
        #[arg(long)]
        library: PathBuf,
        /// 文件的编号
        #[arg(required = true)]
        ids: Vec<i64>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Docx,
    Xlsx,
    Html,
    Csv,
    Md,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    Json,
    Docx,
    Xlsx,
    Html,
    Csv,
    Md,
}

impl<F: ValueEnum + Clone + Send + Sync + 'static> Export<F> {
    /// The format asked for, else that of the file's ending.
    pub(crate) fn format(&self) -> Option<F> {
        let by_ending = || F::from_str(&self.output.as_deref()?.extension()?.to_string_lossy(), true).ok();
        self.format.clone().or_else(by_ending)
    }
}

impl ReportFormat {
    /// The writer's name of the format.
    pub(crate) fn writer(self) -> Format {
        match self {
            Self::Docx => Format::Docx,
            Self::Xlsx => Format::Xlsx,
            Self::Html => Format::Html,
            Self::Csv => Format::Csv,
            Self::Md => Format::Md,
        }
    }
}

impl TableFormat {
    /// The report's format, `None` for JSON.
    pub(crate) fn report(self) -> Option<ReportFormat> {
        match self {
            Self::Json => None,
            Self::Docx => Some(ReportFormat::Docx),
            Self::Xlsx => Some(ReportFormat::Xlsx),
            Self::Html => Some(ReportFormat::Html),
            Self::Csv => Some(ReportFormat::Csv),
            Self::Md => Some(ReportFormat::Md),
        }
    }
}
