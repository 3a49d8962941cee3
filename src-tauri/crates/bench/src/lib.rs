//! Invented policy papers in any number, for benchmarks: the same seed gives the same papers. Whether
//! labels would teach better themes (`cargo xtask learn`) is measured here too, for it is no part of the program.
//!
//! The benchmarks stand in `src/bin/`, one a program, out of the default build:
//! `cargo run --release -p duice-bench --bin reading`.

/// A small generator of numbers, so that a benchmark depends on no other crate and repeats exactly.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// The same numbers for the same `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`, which must not be 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

const VERBS: [&str; 12] =
    ["支持", "鼓励", "推动", "加快", "完善", "培育", "引导", "深化", "优化", "建设", "提升", "健全"];
const THINGS: [&str; 16] = [
    "样品产业集群",
    "示例企业研发",
    "公共服务平台",
    "专业人才引进",
    "检验检测能力",
    "基础设施改造",
    "应用场景开放",
    "标准体系",
    "金融服务产品",
    "用地要素保障",
    "数字化转型",
    "绿色低碳发展",
    "品牌培育",
    "交流合作",
    "审批服务流程",
    "知识产权保护",
];
const UNITS: [&str; 8] = [
    "市样品局",
    "市财政局",
    "市发展改革委",
    "市科技局",
    "市市场监管局",
    "市人力资源社会保障局",
    "各区政府",
    "市数据局",
];
const MONEY: [&str; 6] = [
    "，单个企业不超过{}万元给予奖励",
    "，按照实际投入的{}%给予补助",
    "，给予一次性奖励{}万元",
    "，建成{}个以上示范项目",
    "，覆盖率达到{}%",
    "，到2027年培育{}家重点企业",
];

/// One paper of about 12 KB: notice, title, sections, measures with figures and responsible units, validity.
pub fn paper(random: &mut Random, number: usize) -> String {
    long_paper(random, number, 1)
}

/// One paper with `times` as many sections as [`paper`], numbered on.
pub fn long_paper(random: &mut Random, number: usize, times: usize) -> String {
    let title = format!("示例市{}{}若干措施", random.of(&VERBS), random.of(&THINGS));
    let mut text = format!(
        "示例市人民政府办公室关于印发{title}的通知\n各区人民政府，市政府各部门：\n《{title}》已经市政府同意，现印发给你们。\n\
         示例市人民政府办公室\n2025年{}月{}日\n{title}\n为推动高质量发展，结合本市实际，制定本措施。\n",
        random.below(12) + 1,
        random.below(28) + 1
    );
    let mut measure = 0;
    for section in 0..6 * times {
        text.push_str(&format!("{}、{}{}\n", chinese(section + 1), random.of(&VERBS), random.of(&THINGS)));
        for _ in 0..4 {
            measure += 1;
            text.push_str(&format!("（{}）{}{}。", chinese(measure), random.of(&VERBS), random.of(&THINGS)));
            for _ in 0..7 {
                text.push_str(&format!(
                    "{}{}，{}{}",
                    random.of(&VERBS),
                    random.of(&THINGS),
                    random.of(&VERBS),
                    random.of(&THINGS)
                ));
                if random.below(3) == 0 {
                    text.push_str(&random.of(&MONEY).replace("{}", &(random.below(90) + 10).to_string()));
                }
                text.push('。');
            }
            text.push_str(&format!("（责任单位：{}、{}）\n", random.of(&UNITS), random.of(&UNITS)));
        }
    }
    text.push_str(&format!(
        "本措施自印发之日起施行，有效期{}年。\n编号{number}的样本到此结束。\n",
        random.below(4) + 2
    ));
    text
}

fn chinese(n: usize) -> String {
    duice_core::numeral::chinese(n as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_paper() {
        let papers: Vec<String> = (0..2).map(|_| paper(&mut Random::new(7), 1)).collect();
        assert_eq!(papers[0], papers[1], "a benchmark must repeat");
        assert!(papers[0].len() > 8_000, "a paper is about as long as a real one");
    }
}
