//! What kind of paper a document is, and how far it has come.

use serde::{Deserialize, Serialize};

/// What kind of paper a document is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum DocKind {
    /// 若干措施, also 若干政策措施.
    #[serde(rename = "若干措施")]
    Measures,
    /// 实施方案.
    #[serde(rename = "实施方案")]
    ImplementationPlan,
    /// 行动计划, also 三年行动计划.
    #[serde(rename = "行动计划")]
    ActionPlan,
    /// 行动方案.
    #[serde(rename = "行动方案")]
    ActionProgramme,
    /// 实施意见.
    #[serde(rename = "实施意见")]
    ImplementationOpinions,
    /// 意见.
    #[serde(rename = "意见")]
    Opinions,
    /// 工作方案.
    #[serde(rename = "工作方案")]
    WorkPlan,
    /// 工作机制.
    #[serde(rename = "工作机制")]
    WorkMechanism,
    /// 规划.
    #[serde(rename = "规划")]
    Planning,
    /// 办法.
    #[serde(rename = "办法")]
    Measure,
    /// 规定.
    #[serde(rename = "规定")]
    Provisions,
    /// 细则.
    #[serde(rename = "细则")]
    DetailedRules,
    /// 条例.
    #[serde(rename = "条例")]
    Regulations,
    /// 法.
    #[serde(rename = "法")]
    Law,
    /// 决定.
    #[serde(rename = "决定")]
    Decision,
    /// 通知.
    #[serde(rename = "通知")]
    Notice,
    /// 工作报告.
    #[serde(rename = "工作报告")]
    WorkReport,
    /// 其他.
    #[default]
    #[serde(rename = "其他")]
    Other,
}

impl DocKind {
    /// Every kind with its Chinese name, in the order in which a list shows them.
    pub const ALL: [(DocKind, &'static str); 18] = [
        (DocKind::Measures, "若干措施"),
        (DocKind::ImplementationPlan, "实施方案"),
        (DocKind::ActionPlan, "行动计划"),
        (DocKind::ActionProgramme, "行动方案"),
        (DocKind::ImplementationOpinions, "实施意见"),
        (DocKind::Opinions, "意见"),
        (DocKind::WorkPlan, "工作方案"),
        (DocKind::WorkMechanism, "工作机制"),
        (DocKind::Planning, "规划"),
        (DocKind::Measure, "办法"),
        (DocKind::Provisions, "规定"),
        (DocKind::DetailedRules, "细则"),
        (DocKind::Regulations, "条例"),
        (DocKind::Law, "法"),
        (DocKind::Decision, "决定"),
        (DocKind::Notice, "通知"),
        (DocKind::WorkReport, "工作报告"),
        (DocKind::Other, "其他"),
    ];

    /// The Chinese name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("其他", |(_, name)| name)
    }
}

/// How far a document has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 征求意见稿.
    DraftForComment,
    /// 送审稿.
    DraftForReview,
    /// 草案.
    Draft,
    /// 印发.
    #[default]
    Issued,
    /// 修订, 修正.
    Revised,
}

impl Stage {
    /// The Chinese name.
    pub fn name(self) -> &'static str {
        match self {
            Stage::DraftForComment => "征求意见稿",
            Stage::DraftForReview => "送审稿",
            Stage::Draft => "草案",
            Stage::Issued => "印发稿",
            Stage::Revised => "修订版",
        }
    }
}
