//! All adjacent versions of the real documents beside the repository, where they are at hand.

use std::{fs, path::Path};

use super::compared;

#[test]
fn real_revisions_keep_every_promise() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples/revisions");
    let Ok(works) = fs::read_dir(&dir) else {
        println!("no samples beside the repository: skipped");
        return;
    };
    let mut compared_pairs = 0;
    for work in works {
        let mut versions: Vec<_> =
            fs::read_dir(work.unwrap().path()).unwrap().map(|file| file.unwrap().path()).collect();
        versions.sort();
        for pair in versions.windows(2) {
            let [old, new] = [&pair[0], &pair[1]].map(|path| fs::read_to_string(path).unwrap());
            let revision = compared(&old, &new);
            let rows = &revision.counts;
            let kept = rows.unchanged + rows.modified + rows.split + rows.merged + rows.regrouped;
            assert!(kept > 0, "two versions of one document share clauses: {}", pair[1].display());
            compared_pairs += 1;
        }
    }
    assert!(compared_pairs > 0, "the folder of samples holds pairs");
}
