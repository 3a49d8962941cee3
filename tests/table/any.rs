//! Documents of arbitrary measures: the laws hold whatever stands beside what.

use duice_core::{model::Document, words::Lexicon};
use proptest::prelude::*;

use super::{laws, lay, read};

const MEASURES: [(&str, &str); 14] = [
    ("引进高端人才", "对引进的高层次人才给予住房保障。"),
    ("培养技能人才", "支持职业院校开设相关专业。"),
    ("建设公共设施", "对新建基础设施给予补贴，最高100万元。"),
    ("制定行业标准", "鼓励企业牵头制定国家标准。"),
    ("拓宽融资渠道", "设立产业基金，引导银行增加贷款。"),
    ("开展技术攻关", "支持企业开展关键核心技术攻关。"),
    ("推动数字化改造", "打造智能工厂和工业互联网平台。"),
    ("发展绿色制造", "推广节能降碳技术，建设绿色工厂。"),
    ("促进文旅消费", "开发观光线路，发放消费券。"),
    ("优化审批服务", "推行一网通办，压减办理时限。"),
    ("加强安全监管", "落实安全生产责任，开展隐患排查。"),
    ("加强组织领导", "建立联席会议制度，统筹推进各项任务。"),
    ("落实税费优惠", "依法减免税费，清理涉企收费。"),
    ("保障项目用地", "优先安排建设用地指标。"),
];

fn text(place: usize, picks: &[usize]) -> String {
    let mut text = format!(
        "样本{place}市人民政府关于印发样本{place}市若干措施的通知\n各区人民政府：\n现印发给你们。\n样本{place}市人民政府\n2025年1月{}日\n\n样本{place}市支持发展若干措施\n一、主要措施\n",
        place + 1
    );
    for (number, &pick) in picks.iter().enumerate() {
        let (heading, body) = MEASURES[pick];
        let number = ["一", "二", "三", "四", "五", "六", "七"][number];
        text.push_str(&format!("（{number}）{heading}。{body}\n"));
    }
    text
}

#[test]
fn any_measures_keep_the_laws() {
    let lexicon = Lexicon::new();
    let picks = prop::collection::vec(prop::collection::vec(0..MEASURES.len(), 1..7), 1..5);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(40));
    let outcome = runner.run(&picks, |picks| {
        let documents: Vec<Document> =
            picks.iter().enumerate().flat_map(|(place, picks)| read(&text(place, picks), &lexicon)).collect();
        prop_assert_eq!(documents.len(), picks.len(), "each text is one document");
        let documents: Vec<&Document> = documents.iter().collect();
        let table = lay(&documents, &lexicon);
        laws::check(&documents, &table, &lexicon);
        Ok(())
    });
    outcome.unwrap();
}
