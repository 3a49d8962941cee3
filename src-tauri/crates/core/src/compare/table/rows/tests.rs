use super::*;
use crate::ingest::sample;

/// A document of `count` measures.
fn document(count: usize) -> Document {
    let mut text = String::from("示例市支持发展若干措施\n一、主要措施\n");
    (1..=count as u64).for_each(|number| {
        text.push_str(&format!("（{}）支持企业建设。做好服务。\n", crate::numeral::chinese(number)));
    });
    sample::read(&text)
}

/// Links between the measures of `documents` as a fixed rule gives them: about one pair in `one_in`.
fn links(documents: &[&Document], one_in: u32) -> Vec<Link> {
    let all: Vec<At> = (0..)
        .zip(documents)
        .flat_map(|(column, one)| one.measures().map(move |measure| (column, measure.id)))
        .collect();
    let pairs = all.iter().flat_map(|a| all.iter().filter(|b| b.0 > a.0).map(|b| (*a, *b)));
    let mixed = |(a, b): (At, At)| (a.0 * 7 + a.1 * 131 + b.0 * 31 + b.1 * 517).wrapping_mul(2_654_435_761) >> 8;
    let chosen = pairs.filter(|&pair| mixed(pair) % one_in == 0);
    chosen
        .map(|(a, b)| Link { a, b, confidence: (mixed((a, b)) % 100) as f32 / 100.0, why: Vec::new().into() })
        .collect()
}

#[test]
fn every_measure_and_every_sure_link_has_a_row_and_no_cell_overflows() {
    let documents = [document(9), document(14), document(6), document(11)];
    let documents: Vec<&Document> = documents.iter().collect();
    for one_in in [1, 2, 3, 9] {
        let links = links(&documents, one_in);
        let rows = group(&documents, links.clone());
        let stands = |at: At| rows.iter().filter(|row| row.members.contains(&at)).count();
        for (column, document) in (0..).zip(&documents) {
            for measure in document.measures() {
                assert!(stands((column, measure.id)) > 0, "one pair in {one_in}: a measure has no row");
            }
        }
        for row in &rows {
            let most = (0..4).map(|column| row.members.iter().filter(|at| at.0 == column).count()).max();
            assert!(most <= Some(PER_CELL), "one pair in {one_in}: a cell of {most:?} measures");
            let beside = row.links.iter().all(|link| row.members.contains(&link.a) && row.members.contains(&link.b));
            assert!(beside, "one pair in {one_in}: a link of measures that do not stand beside each other");
        }
        let shown = |link: &Link| rows.iter().any(|row| row.links.contains(link));
        for link in links.iter().filter(|link| link.confidence >= SHARED) {
            assert!(shown(link), "one pair in {one_in}: a sure link is not shown");
        }
    }
}

#[test]
fn two_measures_of_one_purpose_make_one_row_and_a_chain_does_not() {
    let documents = [document(2), document(2)];
    let documents: Vec<&Document> = documents.iter().collect();
    let ids: Vec<ClauseId> = documents[0].measures().map(|measure| measure.id).collect();
    let link = |a: usize, b: usize| Link { a: (0, ids[a]), b: (1, ids[b]), confidence: 0.4, why: Vec::new().into() };
    let rows = group(&documents, vec![link(0, 0), link(0, 1), link(1, 1)]);
    assert_eq!(rows[0].members.len(), 4, "three of four pairs correspond: one row");
    let rows = group(&documents, vec![link(0, 0)]);
    assert_eq!(rows.len(), 3, "what corresponds to nothing stands alone");
}
