//! What stayed in order.

/// Marks the members of a longest strictly rising run of `places` (not necessarily adjacent): what kept its order.
pub fn longest_run(places: &[usize]) -> Vec<bool> {
    // tails[n] is the index of the smallest end of a run of length n + 1.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        // Most go on where the longest run ends.
        let length = match tails.last() {
            Some(&tail) if places[tail] >= *place => tails.partition_point(|&tail| places[tail] < *place),
            _ => tails.len(),
        };
        before.push(length.checked_sub(1).map(|shorter| tails[shorter]));
        if length == tails.len() { tails.push(at) } else { tails[length] = at }
    }
    let mut out = vec![false; places.len()];
    let mut next = tails.last().copied();
    while let Some(at) = next {
        out[at] = true;
        next = before[at];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::longest_run;

    #[test]
    fn one_that_jumped_is_alone() {
        assert_eq!(
            longest_run(&[0, 1, 5, 2, 3, 4]),
            [true, true, false, true, true, true],
            "only the one that jumped moved"
        );
        assert_eq!(longest_run(&[]), Vec::<bool>::new(), "nothing has no order");
    }
}
