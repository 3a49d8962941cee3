//! What can be said when the window is started.

use std::path::PathBuf;

use clap::Parser;

/// 对策：政策文件的研读、横向比对、修订比对与导出（离线）。
#[derive(Debug, Default, Parser)]
#[command(name = "duice-app", version, about)]
pub(crate) struct Arguments {
    /// 文库所在文件夹；缺省为用户数据文件夹
    #[arg(long, value_name = "DIR")]
    pub(crate) library: Option<PathBuf>,
}
